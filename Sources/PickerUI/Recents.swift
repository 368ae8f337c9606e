// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The profiles that were chosen, the latest first: names, times, regions and how often, nothing else.
///
/// The text of it is one line a profile, and may be deleted:
///
///     1768478400 3 eu-west-1 prod-reader
package struct Recents: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let name: Profile.Name
    package let moment: Timestamp
    /// How often it was chosen, less what time has taken off.
    package let count: Int
    /// The region that was picked, where it was not the profile's own.
    package let region: String?
  }

  package private(set) var entries: [Entry] = []

  /// So many are kept.
  package static let limit = 200
  /// So many choices are remembered in all; then a tenth of each is forgotten.
  private static let mostOften = 1000

  package init() {}

  /// Reads what `text` wrote; a line that makes no sense is left out.
  package init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, let seconds = Double(fields[0]), seconds.isFinite,
        let count = Int(fields[1]), (1...Self.mostOften).contains(count),
        Region.isWellFormed(String(fields[2])) || fields[2] == "-", !fields[3].isEmpty
      else { continue }
      let region = fields[2] == "-" ? nil : String(fields[2])
      entries.append(
        Entry(
          name: Profile.Name(String(fields[3])), moment: Timestamp(seconds: seconds), count: count,
          region: region))
    }
    entries = Array(entries.prefix(Self.limit))
  }

  package var text: String {
    entries.map { "\(Int($0.moment.seconds)) \($0.count) \($0.region ?? "-") \($0.name)\n" }
      .joined()
  }

  package var names: [Profile.Name] { entries.map(\.name) }

  /// The regions that were picked, the latest first, each once.
  package var regions: [String] {
    var regions: [String] = []
    for region in entries.compactMap(\.region) where !regions.contains(region) {
      regions.append(region)
    }
    return regions
  }

  /// Notes that a profile was chosen.
  ///
  /// A name of several lines, or one that is not UTF-8, cannot be kept in a line.
  package mutating func note(_ name: Profile.Name, region: String?, at moment: Timestamp) {
    let isPlain = name.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{FFFD}" }
    guard isPlain, !name.text.isEmpty else { return }
    let count = (entries.first { $0.name == name }?.count ?? 0) + 1
    entries.removeAll { $0.name == name }
    entries.insert(Entry(name: name, moment: moment, count: count, region: region), at: 0)
    if entries.reduce(0, { $0 + $1.count }) > Self.mostOften {
      entries = entries.compactMap(\.aged)
    }
    entries = Array(entries.prefix(Self.limit))
  }

  /// What `awsprof pick -` chooses: the latest that is still there and that the shell is not now.
  package func previous(to current: Profile.Name?, in profiles: ProfileSet) -> Profile.Name? {
    names.first { $0 != current && profiles.place(of: $0) != nil }
  }
}

extension Recents {
  /// The names as a person will most likely want them: what is used most and last first.
  ///
  /// The rule is zoxide's: how often, four times that within an hour, twice within a day, half of it within a week, else a
  /// quarter.
  func names(at moment: Timestamp) -> [Profile.Name] {
    // Of equals the later one: the entries are in that order.
    Array(entries.indices).sorted(by: { place in
      let entry = entries[place]
      return -Double(entry.count) * Self.weight(moment.seconds - entry.moment.seconds)
    }).map { entries[$0].name }
  }

  private static func weight(_ age: Double) -> Double {
    switch age {
    case ..<3_600: 4
    case ..<86_400: 2
    case ..<604_800: 0.5
    default: 0.25
    }
  }
}

extension Recents.Entry {
  /// With a tenth less; `nil` where nothing is left.
  fileprivate var aged: Recents.Entry? {
    let rest = count * 9 / 10
    return rest == 0 ? nil : Recents.Entry(name: name, moment: moment, count: rest, region: region)
  }
}
