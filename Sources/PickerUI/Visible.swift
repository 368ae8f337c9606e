// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Text made fit for a terminal: the only form in which anything reaches a ``Screen`` or a message.
///
/// Names and values come from files that somebody else may have written. Control characters, escape sequences,
/// direction marks, zero-width and unassigned characters become visible words such as `\e` or `\u{202E}`, in a style of
/// their own so that they cannot be taken for text.
package struct Visible: Sendable {
  package struct Piece: Sendable {
    /// One character with the marks that sit on it, or one escape in words.
    package var text: String
    package var width: Int
    package var isEscape: Bool
    /// Where the character stands in the original, counted in scalars.
    package var index: Int
  }

  /// Printable ASCII, a byte a column, which nearly everything is; `nil` where `pieces` hold the text.
  private(set) var plain: ArraySlice<UInt8>?
  private var others: [Piece] = []

  /// At most this many marks sit on one character; more are escaped.
  private static let marksPerCharacter = 4

  /// More than this many characters of one text are cut: a value of a megabyte must not hold up the screen.
  package static let limit = 4096

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.count <= Self.limit, bytes.withUnsafeBufferPointer(\.isPrintableASCII) {
      plain = bytes[...]
    } else {
      others = Self.pieces(of: text)
    }
  }

  /// Character by character.
  package var pieces: [Piece] {
    guard let plain else { return others }
    return zip(plain.indices, plain).map { index, byte in
      Piece(text: Self.ascii[Int(byte)], width: 1, isEscape: false, index: index)
    }
  }

  /// A text of one character for every byte of ASCII.
  static let ascii: [String] = (UInt8(0)..<0x80).map { String(Unicode.Scalar($0)) }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var marks = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < Self.limit else {
        pieces.append(Piece(text: "..", width: 2, isEscape: true, index: index))
        break
      }
      if let escape = scalar.visibleEscape {
        pieces.append(Piece(text: escape, width: escape.utf8.count, isEscape: true, index: index))
      } else if scalar.displayWidth > 0 {
        pieces.append(
          Piece(text: String(scalar), width: scalar.displayWidth, isEscape: false, index: index))
        marks = 0
      } else if let last = pieces.last, !last.isEscape, marks < Self.marksPerCharacter {
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
        marks += 1
      } else {
        let escape = scalar.escapedByNumber
        pieces.append(Piece(text: escape, width: escape.utf8.count, isEscape: true, index: index))
      }
    }
    return pieces
  }

  package var width: Int { plain?.count ?? others.reduce(0) { $0 + $1.width } }

  /// The columns that a text takes.
  static func width(of text: String) -> Int {
    var text = text
    let isPlain = text.withUTF8 { $0.isPrintableASCII }
    return isPlain && text.utf8.count <= limit ? text.utf8.count : Visible(text).width
  }

  package var text: String {
    plain.map { String(decoding: $0, as: UTF8.self) } ?? others.reduce("") { $0 + $1.text }
  }

  /// Cut to `columns`, with `..` in the place of what is lost.
  package func truncated(to columns: Int) -> Visible {
    guard width > columns else { return self }
    var cut = self
    let dots = max(0, min(2, columns))
    if let plain {
      cut.plain = plain.prefix(columns - dots) + Array(repeating: UInt8(ascii: "."), count: dots)
      return cut
    }
    cut.others = []
    var used = 0
    for piece in others {
      guard used + piece.width <= columns - 2 else { break }
      cut.others.append(piece)
      used += piece.width
    }
    let last = cut.others.last?.index ?? 0
    for _ in 0..<dots {
      cut.others.append(Piece(text: ".", width: 1, isEscape: false, index: last + 1))
    }
    return cut
  }

  /// The text without so many columns at its start.
  func dropping(columns: Int) -> Visible {
    var rest = self
    if let plain {
      rest.plain = plain.dropFirst(columns)
      return rest
    }
    let wanted = width - columns
    while rest.width > wanted, !rest.others.isEmpty { rest.others.removeFirst() }
    return rest
  }
}

extension Unicode.Scalar {
  /// The word for a character that must not reach a terminal; `nil` for one that may.
  fileprivate var visibleEscape: String? {
    switch value {
    case 0x20...0x7E: return nil
    case 0x1B: return "\\e"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x00...0x1F, 0x7F...0x9F:
      return "\\x" + value.hexadecimal(width: 2)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x2028, 0x2029, 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0:
      return escapedByNumber
    default: break
    }
    return isUnprintable ? escapedByNumber : nil
  }

  fileprivate var escapedByNumber: String {
    "\\u{\(String(value, radix: 16, uppercase: true))}"
  }
}
