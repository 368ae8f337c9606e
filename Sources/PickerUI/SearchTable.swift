// SPDX-License-Identifier: Apache-2.0

/// The texts that a filter looks through: rows of a few columns, each column in one piece of memory.
///
/// Ten thousand names are scanned at every key. Scalars side by side, in small letters, with the worth of their place
/// worked out once, make that a walk through an array.
struct SearchTable: Sendable {
  struct Column: Sendable {
    let field: Query.Field
    /// All rows one after the other, in small letters.
    private(set) var small: [UInt32] = []
    /// The same as written; empty while there is no difference, which for most columns is always.
    private var capitals: [UInt32] = []
    /// What a match that begins here is worth besides.
    private(set) var bonuses: [UInt8] = []
    /// Where each row ends.
    private var ends: [UInt32] = []
    private(set) var longest = 0

    init(field: Query.Field) {
      self.field = field
    }

    var count: Int { ends.count }
    var written: [UInt32] { capitals.isEmpty ? small : capitals }

    func range(ofRow row: Int) -> Range<Int> {
      (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }
  }

  /// The first is the one that counts in full.
  private(set) var columns: [Column]

  init(_ fields: [Query.Field]) {
    columns = fields.map { Column(field: $0) }
  }

  var count: Int { columns[0].count }

  /// Adds a row, one text a column.
  mutating func append(_ texts: [String?]) {
    for (place, text) in texts.enumerated() { columns[place].append(text ?? "") }
  }
}

extension SearchTable.Column {
  private static let smallASCII: [UInt32] = (UInt8(0)..<0x80).map {
    Unicode.Scalar($0).simplyLowercased.value
  }

  /// Works the row out in borrowed memory and adds it as a whole: adding one number at a time would cost the most.
  fileprivate mutating func append(_ text: String) {
    let most = max(1, text.utf8.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: most * 2) { scalars in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { worth in
        var previous = CharacterClass.white
        var count = 0
        for scalar in text.unicodeScalars {
          let isASCII = scalar.value < 0x80
          let current =
            isASCII ? CharacterClass.ofASCII[Int(scalar.value)] : CharacterClass(scalar)
          scalars[count] = scalar.value
          scalars[most + count] =
            isASCII ? Self.smallASCII[Int(scalar.value)] : scalar.simplyLowercased.value
          worth[count] = current.bonus(after: previous)
          previous = current
          count += 1
        }
        let asWritten = UnsafeBufferPointer(rebasing: scalars[..<count])
        let lowercased = UnsafeBufferPointer(rebasing: scalars[most..<most + count])
        let isSmall = asWritten.elementsEqual(lowercased)
        if capitals.isEmpty, !isSmall { capitals = small }
        if !capitals.isEmpty || !isSmall { capitals.append(contentsOf: asWritten) }
        small.append(contentsOf: lowercased)
        bonuses.append(contentsOf: UnsafeBufferPointer(rebasing: worth[..<count]))
        longest = max(longest, count)
      }
    }
    ends.append(UInt32(small.count))
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
