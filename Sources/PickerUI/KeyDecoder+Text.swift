// SPDX-License-Identifier: Apache-2.0

extension KeyDecoder {
  /// Puts the bytes of a character together.
  struct UTF8Assembler: Sendable {
    enum Step {
      case more
      case scalar(Unicode.Scalar)
      /// The byte can be no part of UTF-8.
      case invalid
      /// The character before was not complete; the byte is not taken.
      case interrupted
    }

    private var value: UInt32 = 0
    private var missing = 0
    /// What the next byte may be: narrower after E0, ED, F0 and F4, which rules out long forms and surrogates.
    private var next: ClosedRange<UInt8> = 0x80...0xbf

    var isWaiting: Bool { missing > 0 }

    mutating func take(_ byte: UInt8) -> Step {
      guard isWaiting else { return begin(byte) }
      guard next.contains(byte) else {
        self = UTF8Assembler()
        return .interrupted
      }
      next = 0x80...0xbf
      value = value << 6 | UInt32(byte & 0x3f)
      missing -= 1
      guard !isWaiting else { return .more }
      return Unicode.Scalar(value).map(Step.scalar) ?? .invalid
    }

    private mutating func begin(_ byte: UInt8) -> Step {
      switch byte {
      case 0x00...0x7f: return .scalar(Unicode.Scalar(byte))
      case 0xc2...0xdf: (missing, value) = (1, UInt32(byte & 0x1f))
      case 0xe0...0xef: (missing, value) = (2, UInt32(byte & 0x0f))
      case 0xf0...0xf4: (missing, value) = (3, UInt32(byte & 0x07))
      default: return .invalid
      }
      switch byte {
      case 0xe0: next = 0xa0...0xbf
      case 0xed: next = 0x80...0x9f
      case 0xf0: next = 0x90...0xbf
      case 0xf4: next = 0x80...0x8f
      default: next = 0x80...0xbf
      }
      return .more
    }
  }

  /// Gathers what stands between `ESC [ 200 ~` and `ESC [ 201 ~`: one line of text without control characters.
  struct PastedText: Sendable {
    private static let terminator: [UInt8] = Array("\u{1b}[201~".utf8)

    private var text = ""
    private var assembler = UTF8Assembler()
    private var matched = 0
    private var endsInReturn = false
    private var isFull = false

    /// Takes a byte; answers whether the paste has ended.
    mutating func take(_ byte: UInt8) -> Bool {
      if byte == Self.terminator[matched] {
        matched += 1
        return matched == Self.terminator.count
      }
      for byte in Self.terminator[..<matched] { append(byte) }
      matched = byte == Self.terminator[0] ? 1 : 0
      if matched == 0 { append(byte) }
      return false
    }

    /// The key that it is, unless nothing is left of it.
    mutating func end() -> Key? {
      if assembler.isWaiting { append("\u{fffd}") }
      defer { self = PastedText() }
      return text.isEmpty ? nil : .paste(text)
    }

    private mutating func append(_ byte: UInt8) {
      switch assembler.take(byte) {
      case .more: break
      case .scalar(let scalar): append(scalar)
      case .invalid: append("\u{fffd}")
      case .interrupted:
        append("\u{fffd}")
        append(byte)
      }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      let followsReturn = endsInReturn
      endsInReturn = scalar == "\r"
      switch scalar {
      case "\n" where followsReturn: break
      case "\n", "\r", "\t": add(" ")
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}": break
      default: add(scalar)
      }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
      isFull = isFull || text.utf8.count + UTF8.width(scalar) > KeyDecoder.pasteLimit
      if !isFull { text.unicodeScalars.append(scalar) }
    }
  }
}
