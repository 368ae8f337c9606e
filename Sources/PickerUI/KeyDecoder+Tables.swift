// SPDX-License-Identifier: Apache-2.0

/// What the sequences mean: xterm, VT220, rxvt, the Linux console and kitty.
extension KeyDecoder {
  /// The bytes between the introducer of a sequence and its last one.
  struct ControlSequence: Sendable {
    /// No key has a longer one; of what is longer, only the end matters.
    private static let limit = 32

    private var bytes: [UInt8] = []
    private var isTooLong = false

    var isEmpty: Bool { bytes.isEmpty }

    /// As in rxvt's `ESC [ 5 $`, whose last byte would be in the middle elsewhere.
    var isOneNumber: Bool { !isEmpty && bytes.allSatisfy(Self.isDigit) }

    mutating func append(_ byte: UInt8) {
      isTooLong = isTooLong || bytes.count == Self.limit
      if !isTooLong { bytes.append(byte) }
    }

    func beginsPaste(final: UInt8) -> Bool {
      final == UInt8(ascii: "~") && bytes.elementsEqual("200".utf8)
    }

    /// What the mouse did, of `ESC [ < button ; column ; row M` (SGR, 1006): presses of the left button and the wheel.
    func mouse(final: UInt8) -> Mouse? {
      guard final == UInt8(ascii: "M"), bytes.first == UInt8(ascii: "<") else { return nil }
      var rest = self
      rest.bytes.removeFirst()
      guard let fields = rest.fields, fields.count == 3, let button = fields[0].first,
        let column = fields[1].first, let row = fields[2].first, column > 0, row > 0
      else { return nil }
      let deed: Mouse.Deed? =
        switch button {
        case 0: .click
        case 64: .wheelUp
        case 65: .wheelDown
        default: nil
        }
      return deed.map { Mouse($0, row: row - 1, column: column - 1) }
    }

    /// The key of `ESC [ ... final`, unless it is something else or unknown.
    func key(final: UInt8) -> Key? {
      guard let fields else { return nil }
      let final = Unicode.Scalar(final)
      switch final {
      case "u":
        let rest = fields.dropFirst()
        return key(code: fields.first, modifiers: rest.first, text: rest.dropFirst().first)
      case "~" where fields.count == 3 && fields[0] == [27]:
        return key(code: fields[2], modifiers: fields[1], text: nil)
      case "~", "$", "^", "@":
        let key = fields.first?.first.flatMap { Self.numbered[$0] }
        return Self.key(key, modifiers: fields.dropFirst().first)
      default:
        if isEmpty { return Self.lettered[final] ?? Self.shiftedOnRxvt[final] }
        // `ESC [ 4 ; 7 R` says where the cursor is, and is not F3.
        guard fields.count == 2, fields[0] == [1] || fields[0] == [], final != "R" else {
          return nil
        }
        return Self.key(Self.lettered[final], modifiers: fields[1])
      }
    }

    /// The key of `ESC O ... final`.
    func shiftedKey(final: UInt8) -> Key? {
      let final = Unicode.Scalar(final)
      let key = Self.lettered[final] ?? Self.shiftedOnRxvtWithControl[final] ?? Self.keypad[final]
      return Self.key(key, modifiers: fields?.last)
    }

    /// The numbers: fields between semicolons, their parts between colons.
    ///
    /// Nil where something else is in there.
    private var fields: [[Int]]? {
      guard !isTooLong else { return nil }
      var fields: [[Int]] = [[]]
      var isInNumber = false
      for byte in bytes {
        switch byte {
        case UInt8(ascii: ";"):
          fields.append([])
          isInNumber = false
        case UInt8(ascii: ":"):
          if !isInNumber { fields[fields.count - 1].append(0) }
          isInNumber = false
        case _ where Self.isDigit(byte):
          let before = isInNumber ? fields[fields.count - 1].removeLast() : 0
          let digit = Int(byte - UInt8(ascii: "0"))
          fields[fields.count - 1].append(min(before * 10 + digit, 0x11_0000))
          isInNumber = true
        default: return nil
        }
      }
      return fields
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }
}

// MARK: - Modifiers

extension KeyDecoder.ControlSequence {
  /// Modifiers as a sequence gives them: a number one higher than their sum, and what happened to the key.
  private struct Modifiers {
    let shift, alt, control, others, isRelease: Bool

    init(_ field: [Int]?) {
      // Caps lock and num lock (64 and 128) are states, not modifiers.
      let sum = max(field?.first ?? 1, 1) - 1
      shift = sum & 1 != 0
      alt = sum & 2 != 0
      control = sum & 4 != 0
      others = sum & 0b11_1000 != 0
      isRelease = field?.dropFirst().first == 3
    }
  }

  /// A key with its modifiers; those that mean nothing here are as if they were not held.
  private static func key(_ key: Key?, modifiers field: [Int]?) -> Key? {
    let modifiers = Modifiers(field)
    guard let key, !modifiers.isRelease else { return nil }
    if key == .tab { return modifiers.shift ? .backTab : modifiers.alt ? key.withAlt : key }
    switch (modifiers.shift, modifiers.alt, modifiers.control || modifiers.others) {
    case (true, false, false): return withShift[key] ?? key
    case (_, true, false) where key == .enter: return key.withAlt
    case (false, true, false): return key.withAlt
    default: return key
    }
  }

  /// A key given by its code.
  ///
  /// kitty sends `ESC [ code ; modifiers ; text u`, xterm `ESC [ 27 ; modifiers ; code ~`.
  private func key(code: [Int]?, modifiers field: [Int]?, text: [Int]?) -> Key? {
    guard let code, let number = code.first else { return nil }
    if let key = Self.coded[number] { return Self.key(key, modifiers: field) }
    let modifiers = Modifiers(field)
    guard !modifiers.isRelease, !modifiers.others, let plain = Self.visible(number) else {
      return nil
    }
    if modifiers.control { return Key(control: plain) }
    let shifted = (text?.first ?? code.dropFirst().first).flatMap(Self.visible)
    let upper =
      modifiers.shift && ("a"..."z").contains(plain) ? Unicode.Scalar(plain.value - 32) : nil
    let typed = Key.character(shifted ?? upper ?? plain)
    return modifiers.alt ? typed.withAlt : typed
  }

  private static func visible(_ number: Int) -> Unicode.Scalar? {
    let isPrivate = (0xe000...0xf8ff).contains(number)  // kitty's other keys
    guard number >= 0x20, !(0x7f...0x9f).contains(number), !isPrivate else { return nil }
    return Unicode.Scalar(UInt32(number))
  }
}

// MARK: - Tables

extension KeyDecoder.ControlSequence {
  private static let lettered: [Unicode.Scalar: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let shiftedOnRxvt: [Unicode.Scalar: Key] = [
    "a": .shiftUp, "b": .shiftDown, "c": .right, "d": .left,
  ]

  private static let shiftedOnRxvtWithControl: [Unicode.Scalar: Key] = [
    "a": .up, "b": .down, "c": .right, "d": .left,
  ]

  private static let numbered: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  /// The keypad in application mode, after `ESC O`.
  private static let keypad: [Unicode.Scalar: Key] = [
    " ": .character(" "), "I": .tab, "M": .enter, "X": .character("="), "j": .character("*"),
    "k": .character("+"), "l": .character(","), "m": .character("-"), "n": .character("."),
    "o": .character("/"), "p": .character("0"), "q": .character("1"), "r": .character("2"),
    "s": .character("3"), "t": .character("4"), "u": .character("5"), "v": .character("6"),
    "w": .character("7"), "x": .character("8"), "y": .character("9"),
  ]

  /// Codes that are no character; from 57399 on, kitty's names for the keypad.
  private static let coded: [Int: Key] = [
    8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace,
    57399: .character("0"), 57400: .character("1"), 57401: .character("2"), 57402: .character("3"),
    57403: .character("4"), 57404: .character("5"), 57405: .character("6"), 57406: .character("7"),
    57407: .character("8"), 57408: .character("9"), 57409: .character("."), 57410: .character("/"),
    57411: .character("*"), 57412: .character("-"), 57413: .character("+"), 57414: .enter,
    57415: .character("="), 57416: .character(","), 57417: .left, 57418: .right, 57419: .up,
    57420: .down, 57421: .pageUp, 57422: .pageDown, 57423: .home, 57424: .end, 57426: .delete,
  ]

  private static let withShift: [Key: Key] = [.up: .shiftUp, .down: .shiftDown]
}
