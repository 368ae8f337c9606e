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

  package private(set) var pieces: [Piece] = []

  /// At most this many marks sit on one character; more are escaped.
  private static let marksPerCharacter = 4

  /// More than this many characters of one text are cut: a value of a megabyte must not hold up the screen.
  package static let limit = 4096

  package init(_ text: String) {
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
  }

  package var width: Int { pieces.reduce(0) { $0 + $1.width } }

  package var text: String { pieces.reduce("") { $0 + $1.text } }

  package mutating func removeFirst() {
    pieces.removeFirst()
  }

  /// Cut to `columns`, with `..` in the place of what is lost.
  package func truncated(to columns: Int) -> Visible {
    guard width > columns else { return self }
    var cut = self
    cut.pieces = []
    let room = columns - 2
    var used = 0
    for piece in pieces {
      guard used + piece.width <= room else { break }
      cut.pieces.append(piece)
      used += piece.width
    }
    let last = cut.pieces.last?.index ?? 0
    for _ in 0..<max(0, min(2, columns)) {
      cut.pieces.append(Piece(text: ".", width: 1, isEscape: false, index: last + 1))
    }
    return cut
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
