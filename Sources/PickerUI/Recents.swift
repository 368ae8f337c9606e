// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The profiles that were last chosen, the latest first: names, times and regions, nothing else.
///
/// The text of it is one line a profile, and may be deleted:
///
///     1768478400 eu-west-1 prod-reader
package struct Recents: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let name: Profile.Name
    package let moment: Timestamp
    /// The region that was picked, where it was not the profile's own.
    package let region: String?
  }

  package private(set) var entries: [Entry] = []

  /// So many are kept.
  package static let limit = 200

  package init() {}

  /// Reads what `text` wrote; a line that makes no sense is left out.
  package init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let seconds = Double(fields[0]), seconds.isFinite,
        Region.isWellFormed(String(fields[1])) || fields[1] == "-", !fields[2].isEmpty
      else { continue }
      let region = fields[1] == "-" ? nil : String(fields[1])
      entries.append(
        Entry(
          name: Profile.Name(String(fields[2])), moment: Timestamp(seconds: seconds), region: region
        ))
    }
    entries = Array(entries.prefix(Self.limit))
  }

  package var text: String {
    entries.map { "\(Int($0.moment.seconds)) \($0.region ?? "-") \($0.name)\n" }.joined()
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
    entries.removeAll { $0.name == name }
    entries.insert(Entry(name: name, moment: moment, region: region), at: 0)
    entries = Array(entries.prefix(Self.limit))
  }

  /// What `awsprof pick -` chooses: the latest that is still there and that the shell is not now.
  package func previous(to current: Profile.Name?, in profiles: ProfileSet) -> Profile.Name? {
    names.first { $0 != current && profiles.place(of: $0) != nil }
  }
}
