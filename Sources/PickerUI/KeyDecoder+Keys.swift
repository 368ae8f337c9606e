// SPDX-License-Identifier: Apache-2.0

extension Key {
  /// The key that sends this one character; nil for those that no key sends.
  init?(typed scalar: Unicode.Scalar) {
    switch scalar {
    case "\t": self = .tab
    case "\r": self = .enter
    case "\u{1b}": self = .escape
    case "\u{8}", "\u{7f}": self = .backspace
    case "\u{0}": self = .control(" ")
    case "\u{1}"..."\u{1a}": self = .control(Unicode.Scalar(UInt8(scalar.value) + 0x60))
    case "\u{1c}"..."\u{1f}": self = .control(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case "\u{80}"..."\u{9f}": return nil
    default: self = .character(scalar)
    }
  }

  /// Control with a character that was given by name: `ESC [ 99 ; 5 u`.
  init(control scalar: Unicode.Scalar) {
    switch scalar {
    case "A"..."Z": self = .control(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case "[": self = .escape
    default: self = .control(scalar)
    }
  }

  /// The same with Alt held; where Alt means nothing, the same.
  ///
  /// Alt-Enter is not Enter: Esc and Enter in quick succession must not choose what was just left.
  var withAlt: Key {
    switch self {
    case .character(let scalar): .alt(scalar)
    case .enter: .alt("\r")
    case .tab: .alt("\t")
    case .backspace: .altBackspace
    case .up: .altUp
    case .down: .altDown
    case .control, .alt, .escape, .backTab, .delete, .left, .right, .home, .end, .pageUp, .pageDown,
      .shiftUp, .shiftDown, .altUp, .altDown, .altBackspace, .function, .paste, .mouse:
      self
    }
  }
}
