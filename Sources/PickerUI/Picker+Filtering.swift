// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A row of the list: a heading, or one of the hits.
enum ListRow: Equatable, Sendable {
  case heading(String, count: Int)
  case hit(Int)
}

extension Picker {
  /// The columns that a filter looks through, the name first.
  static let fields: [Query.Field] = [.name, .account, .role, .region, .session]

  /// So many profiles are prepared for filtering at a time, while nothing else happens.
  private static let preparedAtOnce = 512

  /// Whether there is something to prepare while nothing happens.
  package var isPreparing: Bool { table.count < profiles.count || wantsExamination }

  /// Prepares some profiles for filtering, so that the first key need not wait for all of them.
  mutating func prepare(_ count: Int = Picker.preparedAtOnce) {
    let end = min(profiles.count, table.count + count)
    while table.count < end {
      let profile = profiles.profile(at: table.count)
      let facts = ProfileFacts(profile)
      table.append([profile.name.text, facts.account, facts.role, facts.region, facts.session])
    }
  }

  /// Whether the answer needs the sessions of all profiles, and all caches.
  var asksForAll: Bool { query.asksForStatus || order == .expiry }

  /// Filters anew after the text, the order or the files changed; the cursor goes to the best match.
  mutating func refilter() {
    let earlier = query
    query = Query(filter.text)
    ignoresCase = false
    if asksForAll || query.asksForKind { for index in 0..<profiles.count { resolve(index) } }
    if order != .file, rank == nil { rank = sorted(order).inverse }
    let narrows = !hits.isEmpty && query.narrows(earlier) && !earlier.terms.isEmpty
    search(among: narrows ? hits.map(\.index) : nil)
    if hits.isEmpty, query.hasCapitals {
      query = Query(filter.text, ignoringCase: true)
      search(among: nil)
      ignoresCase = !hits.isEmpty
    }
    arrange()
    cursor = 0
    top = 0
    detailScroll = 0
    if query.terms.isEmpty, let currentName { moveCursor(to: currentName) }
  }

  private mutating func search(among candidates: [Int]?) {
    if query.terms.isEmpty {
      let all = rank?.inverse ?? Array(0..<profiles.count)
      hits = all.map { Hit(index: $0, score: 0) }
      return
    }
    prepare(profiles.count)
    let candidates = candidates ?? Array(0..<profiles.count)
    hits = search.hits(among: candidates, rank: rank)
  }

  /// The search for what is typed now.
  var search: Search {
    Search(table: table, query: query) { index, field in
      switch field {
      case .kind: self.kindAndAccount(ofProfile: index).0.word
      case .status: self.words(ofProfile: index).word
      case .name, .account, .role, .region, .session: ""
      }
    }
  }

  /// What was typed is judged by caches that have only now been read.
  mutating func refilterForCaches() {
    guard asksForAll else { return }
    keepingCursor { picker in
      picker.rank = nil
      picker.hits = []
      picker.refilter()
    }
  }

  /// Changes the list, with the cursor on the profile that it was on, where that is still there.
  mutating func keepingCursor(_ change: (inout Picker) -> Void) {
    let under = profile?.name
    change(&self)
    if let under { moveCursor(to: under) }
  }
}

// MARK: - Rows

extension Picker {
  /// Puts the hits under headings, where there are to be any: each heading where its first hit would stand.
  mutating func arrange() {
    guard grouping != .none else { return headedRows = nil }
    var groups: [(heading: String, hits: [Hit])] = []
    var places: [String: Int] = [:]
    for hit in hits {
      let heading = heading(ofProfile: hit.index)
      if let place = places[heading] {
        groups[place].hits.append(hit)
      } else {
        places[heading] = groups.count
        groups.append((heading, [hit]))
      }
    }
    hits = groups.flatMap(\.hits)
    var rows: [ListRow] = []
    var place = 0
    for group in groups {
      rows.append(.heading(group.heading, count: group.hits.count))
      rows += group.hits.indices.map { .hit(place + $0) }
      place += group.hits.count
    }
    headedRows = rows
  }

  var rowCount: Int { headedRows?.count ?? hits.count }

  func row(ofHit place: Int) -> Int {
    headedRows?.firstIndex(of: .hit(place)) ?? place
  }

  func isHeading(_ row: Int) -> Bool {
    guard let headedRows, case .heading = headedRows[row] else { return false }
    return true
  }

  /// The rows that are on the screen.
  var visibleRows: [ListRow] {
    let last = min(rowCount, top + max(1, layout.list.rows.count))
    guard top < last else { return [] }
    return headedRows.map { Array($0[top..<last]) } ?? (top..<last).map { .hit($0) }
  }
}
