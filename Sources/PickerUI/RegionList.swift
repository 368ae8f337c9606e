// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The regions to choose from for one profile: its own first, then that of the shell, those picked before, then all that
/// AWS has, then one that was typed.
package struct RegionList: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package let choice: Picker.RegionChoice
    package let name: String
    package let place: String
    /// Why it stands where it stands: `its own, ~/.aws/config:12`.
    package let note: String
    /// The places that the filter matched.
    package fileprivate(set) var nameHighlights: [Int] = []
    package fileprivate(set) var placeHighlights: [Int] = []
  }

  package let profile: Profile.Name
  package private(set) var rows: [Row] = []
  package private(set) var filter = TextField()
  package private(set) var cursor = 0
  package private(set) var top = 0
  private let all: [Row]

  package init(for profile: Profile, in environment: Environment, recent: [String] = []) {
    self.profile = profile.name
    var all: [Row] = []
    if let own = profile["region"], let name = own.text, !name.isEmpty {
      let place = KnownRegion.named(name)?.place ?? Self.unknown
      all.append(
        Row(choice: .profiles, name: name, place: place, note: "its own, \(own.origin)"))
    }
    var notes: [(name: String, note: String)] = []
    for variable in ["AWS_DEFAULT_REGION", "AWS_REGION"] {
      if let name = environment.nonEmpty(variable) { notes.append((name, "in this shell now")) }
    }
    notes += recent.map { ($0, "picked before") }
    for (name, note) in notes where !all.contains(where: { $0.name == name }) {
      guard Region.isWellFormed(name) else { continue }
      let place = KnownRegion.named(name)?.place ?? Self.unknown
      all.append(Row(choice: .named(name), name: name, place: place, note: note))
    }
    let home = profile.text("region").flatMap(KnownRegion.named)?.partition ?? "aws"
    // The profile's partition first: no credentials of one are good in another.
    let regions =
      KnownRegion.all.filter { $0.partition == home }
      + KnownRegion.all.filter { $0.partition != home }
    for region in regions where !all.contains(where: { $0.name == region.name }) {
      let note = region.partition == home ? "" : "another partition, \(region.partition)"
      all.append(
        Row(choice: .named(region.name), name: region.name, place: region.place, note: note))
    }
    all.append(
      Row(choice: .unset, name: "-", place: "no region variable", note: "each client finds its own")
    )
    self.all = all
    refilter()
  }

  private static let unknown = "not known to awsprof"

  package var count: Int { all.count }

  package var choice: Picker.RegionChoice? {
    rows.indices.contains(cursor) ? rows[cursor].choice : nil
  }

  package mutating func type(_ text: String) {
    filter.insert(text)
    refilter()
  }

  package mutating func clear() {
    filter.clear()
    refilter()
  }

  package mutating func edit(_ action: Action) -> Bool {
    let text = filter.text
    let hasChanged = filter.edit(action)
    if filter.text != text { refilter() }
    return hasChanged
  }

  package mutating func move(by step: Int, rows room: Int) {
    cursor = max(0, min(cursor + step, rows.count - 1))
    if cursor < top { top = cursor }
    if cursor >= top + room { top = cursor - room + 1 }
  }

  private mutating func refilter() {
    cursor = 0
    top = 0
    // By name or by place; both in full, so that `ire` finds Ireland first.
    var table = SearchTable([.name, .region])
    for row in all { table.append([row.name, row.place]) }
    let search = Search(table: table, query: Query(filter.text, ignoringCase: true)) { _, _ in "" }
    let hits =
      search.query.terms.isEmpty
      ? all.indices.map { Hit(index: $0, score: 0) }
      : search.hits(among: Array(all.indices), rank: Array(all.indices))
    rows = hits.map { hit in
      var row = all[hit.index]
      let found = search.highlights(ofRow: hit.index)
      row.nameHighlights = found[.name]
      row.placeHighlights = found[.region]
      return row
    }
    addTyped()
  }

  /// `mars-north-1`: with a dash and a number, so that a word that is only searched for is not offered.
  private mutating func addTyped() {
    let typed = filter.text.filter { $0 != " " }
    guard typed.contains("-"), typed.last?.isNumber == true, Region.isWellFormed(typed),
      !all.contains(where: { $0.name == typed })
    else { return }
    rows.append(Row(choice: .named(typed), name: typed, place: Self.unknown, note: "as typed"))
  }
}
