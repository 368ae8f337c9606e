// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The regions to choose from for one profile: its own first, then all that AWS has, then one that was typed.
package struct RegionList: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package let choice: Picker.RegionChoice
    package let name: String
    package let place: String
    /// Why it stands where it stands: `the profile's own, ~/.aws/config:12`.
    package let note: String
  }

  /// The rows of the screen that are not the list: title, filter, footer.
  package static let frameRows = 3

  package let profile: Profile.Name
  package private(set) var rows: [Row] = []
  /// The places in each row that the filter matched.
  package private(set) var highlights: [Set<Int>] = []
  package private(set) var filter = Filter()
  package private(set) var cursor = 0
  package private(set) var top = 0
  private let all: [Row]

  package init(for profile: Profile, in environment: Environment) {
    self.profile = profile.name
    var all: [Row] = []
    if let own = profile["region"], let name = own.text {
      let place = KnownRegion.named(name)?.place ?? "not a region that awsprof knows"
      all.append(
        Row(choice: .profiles, name: name, place: place, note: "the profile's own, \(own.origin)"))
    }
    for region in KnownRegion.all {
      let partition = region.partition == "aws" ? "" : "partition \(region.partition)"
      let isCurrent = environment["AWS_DEFAULT_REGION"] == region.name
      all.append(
        Row(
          choice: .named(region.name), name: region.name, place: region.place,
          note: isCurrent ? "in this shell now" : partition))
    }
    all.append(
      Row(choice: .unset, name: "-", place: "no region variable", note: "each client finds its own")
    )
    self.all = all
    setFilter("")
  }

  package mutating func type(_ text: String) {
    setFilter(filter.text + text)
  }

  package mutating func setFilter(_ text: String) {
    filter.text = text
    cursor = 0
    top = 0
    let hits = filter.apply(to: all.map { Array("\($0.name) \($0.place)".unicodeScalars) })
    rows = hits.map { all[$0.index] }
    highlights = hits.map(\.positions)
    let typed = text.filter { $0 != " " }
    if Self.looksLikeARegion(typed), Region.isWellFormed(typed), KnownRegion.named(typed) == nil {
      rows.append(
        Row(
          choice: .named(typed), name: typed, place: "not a region that awsprof knows",
          note: "as typed"))
      highlights.append([])
    }
  }

  /// `mars-north-1`: with a dash and a number, so that a word that is only searched for is not offered.
  private static func looksLikeARegion(_ text: String) -> Bool {
    text.contains("-") && text.last?.isNumber == true
  }

  package mutating func move(by step: Int, rows room: Int) {
    cursor = max(0, min(cursor + step, rows.count - 1))
    if cursor < top { top = cursor }
    if cursor >= top + room { top = cursor - room + 1 }
  }

  package var choice: Picker.RegionChoice? {
    rows.indices.contains(cursor) ? rows[cursor].choice : nil
  }
}
