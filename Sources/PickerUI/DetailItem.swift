// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// One thing that the details say: as many lines as it needs, the place it is written at, and where it leads.
struct DetailItem: Sendable {
  enum Content: Sendable {
    /// `region   eu-west-1   ~/.aws/config:12`, beside each other or below each other.
    case columns(key: String, value: StyledText, place: StyledText)
    case lines([StyledText])
  }

  /// Where `f` leads from here.
  enum Link: Equatable, Sendable {
    /// The item of this page whose key and place these are.
    case item(Origin)
    case profile(Profile.Name)
  }

  let content: Content
  /// The line to open an editor at.
  var location: SourceLocation?
  /// What a link to this item names.
  var origin: Origin?
  /// The value as it may be copied; `nil` for a secret.
  var value: String?
  var link: Link?
  /// Whether the cursor of a page stops here.
  var isStop = true

  static func heading(_ text: String) -> DetailItem {
    DetailItem(content: .lines([StyledText("  \(text)", .strong)]), isStop: false)
  }

  static let blank = DetailItem(content: .lines([""]), isStop: false)

  static func line(_ text: StyledText) -> DetailItem {
    DetailItem(content: .lines([text]))
  }

  /// The same, where the cursor of a page does not stop.
  static func text(_ text: StyledText) -> DetailItem {
    DetailItem(content: .lines([text]), isStop: false)
  }

  /// The lines in so many columns.
  func lines(in columns: Int) -> [StyledText] {
    switch content {
    case .lines(let lines): return lines.flatMap { $0.wrapped(to: columns) }
    case .columns(let key, let value, let place):
      if columns < 60 { return stacked(key, value, place, columns) }
      let isWide = columns >= 76
      let line =
        StyledText("  \(key)").padded(to: isWide ? 26 : 20) + " "
        + value.padded(to: isWide ? 24 : 18) + "  " + place
      return line.wrapped(to: columns)
    }
  }

  /// Key and value, the place below them.
  private func stacked(
    _ key: String, _ value: StyledText, _ place: StyledText, _ columns: Int
  ) -> [StyledText] {
    let first = StyledText("  \(key)").padded(to: 19) + " " + value
    let isShort = first.width + 2 + place.width <= columns
    if isShort { return [place.isEmpty ? first : first + "  " + place] }
    if place.isEmpty { return first.wrapped(to: columns) }
    let below = StyledText(String(repeating: " ", count: 4)) + place
    return first.wrapped(to: columns) + below.wrapped(to: columns)
  }
}
