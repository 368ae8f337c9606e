// SPDX-License-Identifier: Apache-2.0

/// How well a word fits a text, and where: fzf's rules (FuzzyMatchV2), best alignment and all.
///
/// Each character counts 16; a gap costs 3 and 1 more for every further character; the place of a character counts
/// besides, that of the first one twice. The tables are kept between calls, because a list has thousands of texts.
struct Scorer {
  private var scores: [Int32] = []
  private var runs: [Int32] = []

  private enum Rule {
    static let match: Int32 = 16
    static let gapStart: Int32 = -3
    static let gapExtension: Int32 = -1
    static let boundary: Int32 = 8
    static let consecutive: Int32 = 4
  }

  /// Raises each of `scores` to that of the term in its row of a column, halved `shift` times, where it matches.
  mutating func raise(
    _ scores: inout [Int32], by term: Query.Term, in column: SearchTable.Column, rows: [Hit],
    shift: Int32
  ) {
    let text = term.isCaseSensitive ? column.written : column.small
    let bonuses = column.bonuses
    let characters = term.characters
    for (place, hit) in rows.enumerated() {
      let range = column.range(ofRow: hit.index)
      guard range.count >= characters.count else { continue }
      var score: Int32?
      if term.form == .fuzzy {
        guard let span = Self.span(of: characters, in: text, range) else { continue }
        score = align(characters, text, bonuses, span)
      } else {
        score = run(term, text, bonuses, range)?.score
      }
      if let score { scores[place] = max(scores[place], score >> shift) }
    }
  }

  /// Where the term's characters stand in the row, counted from its start; empty where it does not match.
  mutating func positions(
    _ term: Query.Term, in column: SearchTable.Column, row: Int
  ) -> [Int] {
    let range = column.range(ofRow: row)
    let text = term.isCaseSensitive ? column.written : column.small
    guard term.form == .fuzzy else {
      guard let start = run(term, text, column.bonuses, range)?.start else { return [] }
      return Array((start - range.lowerBound)..<(start - range.lowerBound + term.characters.count))
    }
    guard let span = Self.span(of: term.characters, in: text, range) else { return [] }
    _ = align(term.characters, text, column.bonuses, span)
    return trace(rows: term.characters.count, width: span.count).map {
      $0 + span.lowerBound - range.lowerBound
    }
  }

  /// From the first place of the first character to the last place of the last; `nil` where they do not all occur in
  /// order.
  private static func span(
    of characters: [UInt32], in text: [UInt32], _ range: Range<Int>
  ) -> Range<Int>? {
    var wanted = 0
    var first = range.lowerBound
    var last = range.upperBound
    for place in range where text[place] == characters[wanted] {
      if wanted == 0 { first = place }
      wanted += 1
      if wanted == characters.count {
        last = place
        break
      }
    }
    guard wanted == characters.count else { return nil }
    let end = characters[characters.count - 1]
    var upper = range.upperBound - 1
    while upper > last, text[upper] != end { upper -= 1 }
    return first..<upper + 1
  }

  /// Fills the tables, one row a character of the word; the best score of the last row.
  private mutating func align(
    _ characters: [UInt32], _ text: [UInt32], _ bonuses: [UInt8], _ span: Range<Int>
  ) -> Int32 {
    let width = span.count
    if scores.count < characters.count * width {
      scores = Array(repeating: 0, count: characters.count * width)
      runs = scores
    }
    var best: Int32 = 0
    for row in characters.indices {
      let base = row * width
      var left: Int32 = 0
      var isInGap = false
      for column in 0..<width {
        let gap = max(0, left + (isInGap ? Rule.gapExtension : Rule.gapStart))
        var (matched, run) = (Int32(0), Int32(0))
        if text[span.lowerBound + column] == characters[row] {
          (matched, run) = joined(row, column, width, bonuses, span.lowerBound)
        }
        isInGap = matched < gap
        left = max(matched, gap)
        scores[base + column] = left
        runs[base + column] = isInGap ? 0 : run
        best = row == characters.count - 1 ? max(best, left) : 0
      }
    }
    return best
  }

  /// The score of a cell whose characters are the same, and how many before it match without a gap.
  private func joined(
    _ row: Int, _ column: Int, _ width: Int, _ bonuses: [UInt8], _ start: Int
  ) -> (Int32, Int32) {
    let own = Int32(bonuses[start + column])
    if row == 0 { return (Rule.match + own * 2, 1) }
    guard column > 0 else { return (0, 0) }
    let diagonal = (row - 1) * width + column - 1
    guard scores[diagonal] > 0 else { return (0, 0) }
    var (bonus, run) = (own, runs[diagonal] + 1)
    if run > 1 {
      let first = Int32(bonuses[start + column - Int(run) + 1])
      if bonus >= Rule.boundary, bonus > first {
        run = 1
      } else {
        bonus = max(bonus, Rule.consecutive, first)
      }
    }
    return (scores[diagonal] + Rule.match + bonus, run)
  }

  /// Walks back from the best cell of the last row.
  private func trace(rows: Int, width: Int) -> [Int] {
    let last = (rows - 1) * width
    var column = (0..<width).reduce(0) { scores[last + $1] > scores[last + $0] ? $1 : $0 }
    var positions: [Int] = []
    var row = rows - 1
    while row >= 0, column >= 0 {
      let place = row * width + column
      let left = column > row ? scores[place - 1] : 0
      if runs[place] > 0, scores[place] > left || column == row {
        positions.append(column)
        row -= 1
      }
      column -= 1
    }
    return positions.reversed()
  }

  /// The best place where the characters stand side by side, by the same rules.
  private func run(
    _ term: Query.Term, _ text: [UInt32], _ bonuses: [UInt8], _ range: Range<Int>
  ) -> (score: Int32, start: Int)? {
    let count = term.characters.count
    let last = range.upperBound - count
    guard last >= range.lowerBound else { return nil }
    let starts =
      switch term.form {
      case .fuzzy, .exact: range.lowerBound...last
      case .prefix: range.lowerBound...range.lowerBound
      case .suffix: last...last
      case .whole: count == range.count ? last...last : nil
      } as ClosedRange<Int>?
    guard let starts else { return nil }
    var best: (score: Int32, start: Int)?
    for start in starts where text[start] == term.characters[0] {
      guard (1..<count).allSatisfy({ text[start + $0] == term.characters[$0] }) else { continue }
      let first = Int32(bonuses[start])
      var score = Rule.match + first * 2
      for place in start + 1..<start + count {
        score += Rule.match + max(Int32(bonuses[place]), Rule.consecutive, first)
      }
      if score > best?.score ?? 0 { best = (score, start) }
    }
    return best
  }
}
