// SPDX-License-Identifier: Apache-2.0

/// The texts that a filter looks through: rows of a few columns, each column in one piece of memory.
///
/// Ten thousand names are scanned at every key. Scalars side by side, in small letters, with the worth of their place
/// worked out once, make that a walk through an array.
struct SearchTable: Sendable {
  struct Column: Sendable {
    let field: Query.Field
    /// As written, all rows one after the other.
    fileprivate(set) var written: [UInt32] = []
    /// The same in small letters.
    fileprivate(set) var small: [UInt32] = []
    /// What a match that begins here is worth besides.
    fileprivate(set) var bonuses: [UInt8] = []
    /// Where each row begins, and the end of the last.
    fileprivate(set) var starts: [Int] = [0]
    fileprivate(set) var longest = 0

    func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
  }

  /// The first is the one that counts in full.
  private(set) var columns: [Column]

  init(_ fields: [Query.Field]) {
    columns = fields.map { Column(field: $0) }
  }

  var count: Int { columns[0].starts.count - 1 }

  /// Adds a row, one text a column.
  mutating func append(_ texts: [String?]) {
    for (place, text) in texts.enumerated() { columns[place].append(text ?? "") }
  }
}

extension SearchTable.Column {
  private static let smallASCII: [UInt32] = (UInt8(0)..<0x80).map {
    Unicode.Scalar($0).simplyLowercased.value
  }

  fileprivate mutating func append(_ text: String) {
    var text = text
    let isASCII = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      append(ascii: bytes)
      return true
    }
    if !isASCII { append(scalarsOf: text) }
    longest = max(longest, written.count - (starts.last ?? 0))
    starts.append(written.count)
  }

  private mutating func append(ascii bytes: UnsafeBufferPointer<UInt8>) {
    written.append(contentsOf: bytes.lazy.map { UInt32($0) })
    small.append(contentsOf: bytes.lazy.map { Self.smallASCII[Int($0)] })
    var previous = CharacterClass.white
    bonuses.append(
      contentsOf: bytes.lazy.map { byte in
        let current = CharacterClass.ofASCII[Int(byte)]
        defer { previous = current }
        return current.bonus(after: previous)
      })
  }

  private mutating func append(scalarsOf text: String) {
    var previous = CharacterClass.white
    for scalar in text.unicodeScalars {
      let current = CharacterClass(scalar)
      written.append(scalar.value)
      small.append(scalar.simplyLowercased.value)
      bonuses.append(current.bonus(after: previous))
      previous = current
    }
  }
}

/// What a character is for fzf's scoring: a match is worth more at the start of a word, after `/`, after `-`, at a
/// capital.
enum CharacterClass {
  case white, nonWord, delimiter, lower, upper, letter, number

  static let ofASCII: [CharacterClass] = (UInt8(0)..<0x80).map {
    CharacterClass(Unicode.Scalar($0))
  }

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

  func bonus(after previous: CharacterClass) -> UInt8 {
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

  private var isWord: Bool {
    switch self {
    case .lower, .upper, .letter, .number: true
    case .white, .nonWord, .delimiter: false
    }
  }
}
