// SPDX-License-Identifier: Apache-2.0

/// How well one word of a filter fits a name, and where: fzf's rules (FuzzyMatchV2), best alignment and all.
///
/// The characters of the word occur in the name in order. Each counts 16; a gap costs 3 and 1 more for every further
/// character; a character scores more at the start of a word, after `/`, after `-`, at a capital. Of the first character
/// the bonus counts twice.
package struct Match: Equatable, Sendable {
  package let score: Int
  /// Where the matched characters stand, counted in scalars.
  package let positions: [Int]
}

package struct Pattern: Sendable {
  private let characters: [Unicode.Scalar]
  private let isCaseSensitive: Bool

  /// Smart case: a word with a capital matches capitals only.
  package init(_ word: String) {
    isCaseSensitive = word.unicodeScalars.contains { $0.properties.isUppercase }
    characters = Array(word.unicodeScalars)
  }

  /// The best match in `name`; `nil` where the characters do not occur in order.
  package func match(_ name: [Unicode.Scalar]) -> Match? {
    let text = isCaseSensitive ? name : name.map(\.simplyLowercased)
    guard !characters.isEmpty, occurs(in: text) else {
      return characters.isEmpty ? Match(score: 0, positions: []) : nil
    }
    return bestAlignment(text, bonuses: Self.bonuses(of: name))
  }

  private func occurs(in text: [Unicode.Scalar]) -> Bool {
    var wanted = characters[...]
    for scalar in text {
      if scalar == wanted.first { wanted.removeFirst() }
      if wanted.isEmpty { return true }
    }
    return false
  }

  /// Fills a table of scores, one row a character of the word, and walks back from the best cell of the last row.
  private func bestAlignment(_ text: [Unicode.Scalar], bonuses: [Int]) -> Match {
    let width = text.count
    var scores = Array(repeating: 0, count: characters.count * width)
    var runs = scores
    for (row, character) in characters.enumerated() {
      var isInGap = false
      var left = 0
      for column in row..<width {
        let gap = max(0, left + (isInGap ? Rule.gapExtension : Rule.gapStart))
        var (matched, run) = (0, 0)
        let diagonal = column > 0 && row > 0 ? (row - 1) * width + column - 1 : nil
        let isReachable = row == 0 || (diagonal.map { scores[$0] > 0 } ?? false)
        if text[column] == character, isReachable {
          let above = diagonal.map { scores[$0] } ?? 0
          run = (diagonal.map { runs[$0] } ?? 0) + 1
          (matched, run) = Self.cell(
            above: above, run: run, column: column, row: row, bonuses: bonuses)
        }
        isInGap = matched < gap
        let score = max(matched, gap)
        scores[row * width + column] = score
        runs[row * width + column] = isInGap ? 0 : run
        left = score
      }
    }
    return trace(scores, runs, width: width, text: text)
  }

  private static func cell(
    above: Int, run: Int, column: Int, row: Int, bonuses: [Int]
  ) -> (score: Int, run: Int) {
    if row == 0 { return (Rule.match + bonuses[column] * Rule.firstCharacterMultiplier, run) }
    var (bonus, run) = (bonuses[column], run)
    if run > 1 {
      let first = bonuses[column - run + 1]
      if bonus >= Rule.boundary, bonus > first {
        run = 1
      } else {
        bonus = max(bonus, Rule.consecutive, first)
      }
    }
    let joined = above + Rule.match + bonus
    let alone = above + Rule.match + bonuses[column]
    return joined >= alone ? (joined, run) : (alone, 1)
  }

  private func trace(_ scores: [Int], _ runs: [Int], width: Int, text: [Unicode.Scalar]) -> Match {
    let last = (characters.count - 1) * width
    var column = (0..<width).reduce(0) { scores[last + $1] > scores[last + $0] ? $1 : $0 }
    let best = scores[last + column]
    var positions: [Int] = []
    var row = characters.count - 1
    while row >= 0, column >= 0 {
      let place = row * width + column
      let leftScore = column > row ? scores[place - 1] : 0
      if runs[place] > 0, scores[place] > leftScore || column == row {
        positions.append(column)
        row -= 1
      }
      column -= 1
    }
    return Match(score: best, positions: positions.reversed())
  }

  private enum Rule {
    static let match = 16
    static let gapStart = -3
    static let gapExtension = -1
    static let boundary = 8
    static let consecutive = 4
    static let firstCharacterMultiplier = 2
  }

  /// What each place of a name is worth, by the character before it.
  private static func bonuses(of name: [Unicode.Scalar]) -> [Int] {
    var previous = CharacterClass.white
    return name.map { scalar in
      let current = CharacterClass(scalar)
      defer { previous = current }
      return current.bonus(after: previous)
    }
  }
}

private enum CharacterClass {
  case white, nonWord, delimiter, lower, upper, letter, number

  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z": self = .lower
    case "A"..."Z": self = .upper
    case "0"..."9": self = .number
    case " ", "\t": self = .white
    case "/", ",", ":", ";", "|": self = .delimiter
    default:
      let properties = scalar.properties
      if properties.isLowercase {
        self = .lower
      } else if properties.isUppercase {
        self = .upper
      } else if properties.isAlphabetic {
        self = .letter
      } else {
        self = .nonWord
      }
    }
  }

  private var isWord: Bool {
    switch self {
    case .lower, .upper, .letter, .number: true
    case .white, .nonWord, .delimiter: false
    }
  }

  func bonus(after previous: CharacterClass) -> Int {
    if isWord {
      switch previous {
      case .white: return 10
      case .delimiter: return 9
      case .nonWord: return 8
      case .lower, .upper, .letter, .number: break
      }
    }
    if previous == .lower && self == .upper || previous != .number && self == .number { return 7 }
    switch self {
    case .nonWord, .delimiter: return 8
    case .white: return 10
    case .lower, .upper, .letter, .number: return 0
    }
  }
}

extension Unicode.Scalar {
  /// Its small letter, where that is one character too.
  fileprivate var simplyLowercased: Unicode.Scalar {
    if value < 0x80 {
      return (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : self
    }
    let lower = properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let only = lower.first else { return self }
    return only
  }
}
