// SPDX-License-Identifier: Apache-2.0

/// How well a word fits a text, and where: fzf's rules (FuzzyMatchV2), best alignment and all.
///
/// Each character counts 16; a gap costs 3 and 1 more for every further character; the place of a character counts
/// besides, that of the first one twice. It works on memory that its caller lends it, because a list has thousands of
/// texts and every key asks for all of them.
struct Scorer {
  /// The scalars of all rows, in the case that counts, and what each place is worth.
  let text: UnsafeBufferPointer<UInt32>
  let bonuses: UnsafeBufferPointer<UInt8>
  let characters: UnsafeBufferPointer<UInt32>
  let form: Query.Form
  /// A score and the length of the run for each character of the word and each place of the text.
  let cells: UnsafeMutableBufferPointer<Cell>

  struct Cell {
    var score: Int32
    var run: Int32
  }

  /// More cells than this are not filled: a pasted page over a long name is scored by its length alone.
  static let mostCells = 1 << 16

  private enum Rule {
    static let match: Int32 = 16
    static let gapStart: Int32 = -3
    static let gapExtension: Int32 = -1
    static let boundary: Int32 = 8
    static let consecutive: Int32 = 4
  }

  /// The score of the word in a range of the text; negative where it does not match.
  func score(in range: Range<Int>) -> Int32 {
    guard range.count >= characters.count else { return -1 }
    guard form == .fuzzy else { return run(in: range)?.score ?? -1 }
    guard let span = span(in: range) else { return -1 }
    return align(span)
  }

  /// Where the word's characters stand, counted from the start of the range; empty where it does not match.
  func positions(in range: Range<Int>) -> [Int] {
    guard range.count >= characters.count else { return [] }
    guard form == .fuzzy else {
      guard let start = run(in: range)?.start else { return [] }
      return characters.indices.map { start - range.lowerBound + $0 }
    }
    guard let span = span(in: range), span.count * characters.count <= Self.mostCells else {
      return []
    }
    _ = align(span)
    return trace(width: span.count).map { $0 + span.lowerBound - range.lowerBound }
  }

  /// No word as long as this scores more, as it stands and by half.
  static func mostByHalf(_ count: Int) -> Int32 { Int32(count) * 13 + 5 }

  /// From the first place of the first character to the last place of the last; `nil` where they do not all occur in
  /// order.
  private func span(in range: Range<Int>) -> Range<Int>? {
    var wanted = 0
    var first = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      if text[place] == characters[wanted] {
        if wanted == 0 { first = place }
        wanted += 1
        if wanted == characters.count { break }
      }
      place += 1
    }
    guard wanted == characters.count else { return nil }
    let end = characters[characters.count - 1]
    var upper = range.upperBound - 1
    while upper > place, text[upper] != end { upper -= 1 }
    return first..<upper + 1
  }

  /// Fills the cells, one row a character of the word; the best score of the last row.
  private func align(_ span: Range<Int>) -> Int32 {
    let width = span.count
    if width * characters.count > Self.mostCells { return Rule.match * Int32(characters.count) }
    var best: Int32 = 0
    for row in characters.indices {
      let base = row * width
      let character = characters[row]
      let isLast = row == characters.count - 1
      var left: Int32 = 0
      var isInGap = false
      for column in 0..<width {
        let gap = max(0, left &+ (isInGap ? Rule.gapExtension : Rule.gapStart))
        var cell = Cell(score: 0, run: 0)
        if text[span.lowerBound + column] == character {
          cell = joined(row, column, width, span.lowerBound)
        }
        isInGap = cell.score < gap
        if isInGap { cell = Cell(score: gap, run: 0) }
        left = cell.score
        cells[base + column] = cell
        if isLast, left > best { best = left }
      }
    }
    return best
  }

  /// The cell of two characters that are the same: its score, and how many before it match without a gap.
  private func joined(_ row: Int, _ column: Int, _ width: Int, _ start: Int) -> Cell {
    let own = Int32(bonuses[start + column])
    if row == 0 { return Cell(score: Rule.match &+ own &* 2, run: 1) }
    guard column > 0 else { return Cell(score: 0, run: 0) }
    let diagonal = cells[(row - 1) * width + column - 1]
    guard diagonal.score > 0 else { return Cell(score: 0, run: 0) }
    var (bonus, run) = (own, diagonal.run &+ 1)
    if run > 1 {
      let first = Int32(bonuses[start + column - Int(run) + 1])
      if bonus >= Rule.boundary, bonus > first {
        run = 1
      } else {
        bonus = max(bonus, Rule.consecutive, first)
      }
    }
    return Cell(score: diagonal.score &+ Rule.match &+ bonus, run: run)
  }

  /// Walks back from the best cell of the last row.
  private func trace(width: Int) -> [Int] {
    let last = (characters.count - 1) * width
    var column = (0..<width).reduce(0) {
      cells[last + $1].score > cells[last + $0].score ? $1 : $0
    }
    var positions: [Int] = []
    var row = characters.count - 1
    while row >= 0, column >= 0 {
      let cell = cells[row * width + column]
      let left = column > row ? cells[row * width + column - 1].score : 0
      if cell.run > 0, cell.score > left || column == row {
        positions.append(column)
        row -= 1
      }
      column -= 1
    }
    return positions.reversed()
  }

  /// The best place where the characters stand side by side, by the same rules.
  private func run(in range: Range<Int>) -> (score: Int32, start: Int)? {
    let count = characters.count
    let last = range.upperBound - count
    var start = range.lowerBound
    var end = last
    switch form {
    case .fuzzy, .exact: break
    case .prefix: end = start
    case .suffix: start = last
    case .whole: if count != range.count { return nil }
    }
    var best: (score: Int32, start: Int)?
    while start <= end {
      if text[start] == characters[0], isRun(at: start) {
        let first = Int32(bonuses[start])
        var score = Rule.match &+ first &* 2
        for place in start + 1..<start + count {
          score &+= Rule.match &+ max(Int32(bonuses[place]), Rule.consecutive, first)
        }
        if score > best?.score ?? -1 { best = (score, start) }
      }
      start += 1
    }
    return best
  }

  private func isRun(at start: Int) -> Bool {
    var place = 1
    while place < characters.count {
      if text[start + place] != characters[place] { return false }
      place += 1
    }
    return true
  }
}

extension SearchTable.Column {
  /// Lends the memory of this column to a scorer of a word.
  func withScorer<Result>(
    of term: Query.Term, _ body: (Scorer) -> Result
  ) -> Result {
    let text = term.isCaseSensitive ? written : small
    let most = min(Scorer.mostCells, term.characters.count * longest)
    return text.withUnsafeBufferPointer { text in
      bonuses.withUnsafeBufferPointer { bonuses in
        term.characters.withUnsafeBufferPointer { characters in
          withUnsafeTemporaryAllocation(of: Scorer.Cell.self, capacity: max(1, most)) { cells in
            body(
              Scorer(
                text: text, bonuses: bonuses, characters: characters, form: term.form, cells: cells)
            )
          }
        }
      }
    }
  }
}
