// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A row that a query lets through.
package struct Hit: Equatable, Sendable {
  /// Its place in what was searched.
  package let index: Int
  package let score: Int32
}

/// The characters of a row that a query matched.
struct Highlights {
  private var fields: [(field: Query.Field, places: [Int])] = []

  /// The places (in scalars) of those in a column.
  subscript(field: Query.Field) -> [Int] {
    fields.first { $0.field == field }?.places ?? []
  }

  mutating func note(_ places: [Int], in field: Query.Field) {
    if let known = fields.firstIndex(where: { $0.field == field }) {
      fields[known].places += places
    } else {
      fields.append((field, places))
    }
  }
}

/// Looks through a table for what a query lets through, the best first.
struct Search {
  let table: SearchTable
  let query: Query
  /// The word of a row in a column that the table does not have: `kind`, `status`.
  let word: (_ row: Int, _ field: Query.Field) -> String

  /// The rows of `candidates` that match; equals stay in the order of `rank`, after the shorter one where `rank` is nil.
  func hits(among candidates: [Int], rank: [Int]? = nil) -> [Hit] {
    var found = candidates.map { Hit(index: $0, score: 0) }
    for term in query.terms { found = Self.narrowed(found, by: scores(of: term, found), term) }
    var keys = found.map { key($0, rank) }
    keys.sort()
    let rows = rank?.inverse
    return keys.map { key in
      let place = Int(key & 0xFFFF_FFFF)
      return Hit(index: rows?[place] ?? place, score: Int32(0x7FFF - (key >> 48)))
    }
  }

  /// Those that a term lets through, with its score on top of theirs.
  private static func narrowed(_ hits: [Hit], by scores: [Int32], _ term: Query.Term) -> [Hit] {
    var rest: [Hit] = []
    for (hit, score) in zip(hits, scores) where (score < 0) == term.isExcluded {
      rest.append(Hit(index: hit.index, score: hit.score + max(0, score)))
    }
    return rest
  }

  /// The columns of the row where something matched, with the places of the characters.
  func highlights(ofRow row: Int) -> Highlights {
    var found = Highlights()
    for term in query.terms where !term.isExcluded {
      for column in table.columns where term.field ?? column.field == column.field {
        let isFirst = column.field == table.columns[0].field
        let word = isFirst ? term : term.asItStands
        let positions = column.withScorer(of: word) {
          $0.positions(in: column.range(ofRow: row))
        }
        found.note(positions, in: column.field)
        // The name is what was meant, where it fits.
        if isFirst, term.field == nil, !positions.isEmpty { break }
      }
    }
    return found
  }

  /// Where nothing is matched by how well it fits, a short name is no better than a long one.
  private var ranksByLength: Bool {
    query.terms.contains { $0.field == nil && !$0.isExcluded }
  }

  /// Score, exact name, length, order: all in one number, so that sorting compares nothing else.
  private func key(_ hit: Hit, _ rank: [Int]?) -> UInt64 {
    let (row, score) = (hit.index, hit.score)
    let range = table.columns[0].range(ofRow: row)
    let isWhole = query.terms.count == 1 && query.terms[0].characters.count == range.count
    let high = UInt64(0x7FFF - min(max(score, 0), 0x7FFF)) << 48
    let length = rank == nil && ranksByLength ? UInt64(min(range.count, 0x7FFF)) << 32 : 0
    return high | (isWhole ? 0 : 1 << 47) | length | UInt64(rank?[row] ?? row)
  }

  /// What a term scores in each row, negative where it does not match: in the first column in full; in the others, where
  /// a text counts only as it stands, by half.
  private func scores(of term: Query.Term, _ hits: [Hit]) -> [Int32] {
    var best = Array(repeating: Int32(-1), count: hits.count)
    if let field = term.field, !table.columns.contains(where: { $0.field == field }) {
      return hits.map { word($0.index, field).range(ofText: term.text) == nil ? -1 : 0 }
    }
    for (number, column) in table.columns.enumerated() {
      guard term.field ?? column.field == column.field else { continue }
      let word = number == 0 ? term : term.asItStands
      // What scores so much already, no other column can raise.
      let enough = number == 0 ? Int32.max : Scorer.mostByHalf(term.characters.count)
      column.withScorer(of: word) { scorer in
        for (place, hit) in hits.enumerated() where best[place] < enough {
          let score = scorer.score(in: column.range(ofRow: hit.index))
          if score >= 0 { best[place] = max(best[place], number == 0 ? score : score / 2) }
        }
      }
    }
    return best
  }
}

extension Picker {
  /// The places of the names that a query lets through, for a list without columns.
  package static func places(matching text: String, in names: [String]) -> [Int] {
    var table = SearchTable([.name])
    for name in names { table.append([name]) }
    let search = Search(table: table, query: Query(text)) { _, _ in "" }
    return search.hits(among: Array(names.indices)).map(\.index)
  }

  /// What fzf would give the name for the query; `nil` where it does not match.
  package static func score(of text: String, in name: String) -> Int? {
    var table = SearchTable([.name])
    table.append([name])
    let search = Search(table: table, query: Query(text)) { _, _ in "" }
    return search.hits(among: [0]).first.map { Int($0.score) }
  }
}

extension [Int] {
  /// The places of an order's rows, and the rows of its places: `[1, 2, 0]` for `[2, 0, 1]`.
  var inverse: [Int] {
    var inverse = Array(repeating: 0, count: count)
    for (place, row) in enumerated() { inverse[row] = place }
    return inverse
  }
}

extension Query.Term {
  /// The same word without gaps.
  fileprivate var asItStands: Query.Term {
    var term = self
    if form == .fuzzy { term.form = .exact }
    return term
  }

  fileprivate var text: String {
    String(String.UnicodeScalarView(characters.compactMap(Unicode.Scalar.init))).lowercased()
  }
}
