// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The title line: what the shell is now and whether something shadows it.
///
/// What matters least gives way first where the line is short.
struct Title {
  private struct Part {
    let text: String
    let style: Style
    /// What stands in its place before it goes altogether.
    var short = ""
    /// The highest goes first; nought never goes.
    let rank: Int
  }

  private let left: [Part]
  private let right: [Part]

  init(_ picker: Picker) {
    let glyphs = picker.setup.glyphs
    let shadows = picker.shadows
    var left = [
      Part(text: "awsprof  ", style: .bar, rank: 5), Part(text: "now: ", style: .bar, rank: 6),
      Part(text: picker.currentName?.text ?? "no profile", style: .bar, rank: 0),
    ]
    if let region = picker.currentRegion {
      left.append(Part(text: " @ \(region)", style: .bar, rank: 3))
    }
    if let words = picker.currentStatus?.sentence, !words.isEmpty {
      left.append(Part(text: "  \(words)", style: .bar, rank: 7))
    }
    if let first = shadows.first {
      let more = shadows.count > 1 ? " +\(shadows.count - 1)" : ""
      left.append(
        Part(
          text: "  \(glyphs.problem) \(first)\(more)", style: .problem, short: " \(glyphs.problem)",
          rank: 2))
    }
    if let note = picker.setup.note {
      left.append(Part(text: "  \(note)", style: .bar, short: "  DEMO", rank: 4))
    }
    self.left = left
    let problems = picker.problemCount
    var right = [Part(text: "\(picker.profiles.count) profiles", style: .bar, rank: 8)]
    if problems > 0 {
      right.append(
        Part(
          text: "  \(problems) \(glyphs.problem) \(picker.keys.name(of: .problems, in: .lists))",
          style: .bar, rank: 1))
    }
    self.right = right
  }

  /// Both halves, in so many columns.
  func lines(in columns: Int) -> (left: StyledText, right: StyledText) {
    var (left, right) = (left, right)
    while Self.width(left) + Self.width(right) + 1 > columns {
      let ranks = (left + right).map(\.rank)
      guard let worst = ranks.max(), worst > 0 else { break }
      Self.shorten(&left, worst)
      Self.shorten(&right, worst)
    }
    return (Self.line(left), Self.line(right))
  }

  private static func shorten(_ parts: inout [Part], _ rank: Int) {
    guard let place = parts.firstIndex(where: { $0.rank == rank }) else { return }
    let part = parts[place]
    if part.short.isEmpty {
      parts.remove(at: place)
    } else {
      parts[place] = Part(text: part.short, style: part.style, rank: max(0, min(rank - 1, 1)))
    }
  }

  private static func width(_ parts: [Part]) -> Int {
    parts.reduce(0) { $0 + Visible.width(of: $1.text) } + 1
  }

  private static func line(_ parts: [Part]) -> StyledText {
    parts.reduce(StyledText("")) { $0 + StyledText($1.text, $1.style) }
  }
}

extension Picker {
  /// The region that the client would use in this shell now.
  var currentRegion: String? {
    let profile = profiles.profile(for: Selection(in: setup.environment, as: setup.client))
    let region = Region(of: profile, in: setup.environment, as: setup.client)
    return region.name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What makes this shell another than its profile and its region say, the gravest first.
  var shadows: [String] {
    let environment = setup.environment
    var all: [String] = []
    if let name = currentName, profiles.place(of: name) == nil { all.append("not defined") }
    if environment.nonEmpty("AWS_ACCESS_KEY_ID") != nil { all.append("AWS_ACCESS_KEY_ID wins") }
    if environment.nonEmpty("AWS_WEB_IDENTITY_TOKEN_FILE") != nil {
      all.append("AWS_WEB_IDENTITY_TOKEN_FILE is set")
    }
    if let one = environment["AWS_DEFAULT_PROFILE"], let other = environment["AWS_PROFILE"],
      one != other
    {
      all.append("AWS_PROFILE is \(other)")
    }
    if let one = environment["AWS_REGION"], one != currentRegion {
      all.append("AWS_REGION is \(one.isEmpty ? "empty" : one)")
    }
    return all
  }

  /// How the session stands that this shell has now.
  var currentStatus: StatusWords? {
    guard let outcome = currentSession, let session = outcome.success else { return nil }
    if case .instanceMetadata = session { return nil }
    let status = outcome.status(in: shelf, now: now, to: setup.client)
    return StatusWords(status, now: now, glyphs: setup.glyphs)
  }
}
