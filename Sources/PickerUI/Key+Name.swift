// SPDX-License-Identifier: Apache-2.0

extension Key {
  /// How a person writes the key: `Ctrl-T`, `Shift-Up`, `F1`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(scalar)
    case .control(let scalar): "Ctrl-\(String(scalar).uppercased())"
    case .alt(let scalar): "Alt-\(String(scalar).uppercased())"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .shiftUp: "Shift-Up"
    case .shiftDown: "Shift-Down"
    case .altUp: "Alt-Up"
    case .altDown: "Alt-Down"
    case .altBackspace: "Alt-Backspace"
    case .paste: "a paste"
    case .mouse: "the mouse"
    }
  }
}

// MARK: - Reading a name

extension Key {
  /// The key that a person calls so: `Ctrl-T`, `alt-k`, `F5`, `PgDn`, `Space`, or one character; `nil` where there is none.
  ///
  /// Ctrl-I is Tab, Ctrl-M is Enter: terminals send the same.
  package init?(named name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1, !scalars[0].properties.isWhitespace {
      self = .character(scalars[0])
      return
    }
    let lower = name.lowercased()
    if let key = Self.named.first(where: { $0.name.lowercased() == lower }) {
      self = key
      return
    }
    guard let last = lower.unicodeScalars.last, ("a"..."z").contains(last) else { return nil }
    switch lower.unicodeScalars.dropLast() {
    case let before where before.elementsEqual("ctrl-".unicodeScalars):
      self.init(typed: Unicode.Scalar(UInt8(last.value & 0x1F)))
    case let before where before.elementsEqual("alt-".unicodeScalars): self = .alt(last)
    default: return nil
    }
  }

  private static let named: [Key] =
    [
      .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .shiftUp, .shiftDown, .altUp, .altDown,
      .altBackspace,
    ] + (1...12).map { .function($0) }

  /// Whether it puts a character into a text.
  var isTyped: Bool { if case .character = self { true } else { false } }

  /// The text that the key puts into a filter; `nil` where it puts none.
  var typed: String? {
    switch self {
    case .character(let scalar): String(scalar)
    case .paste(let text): text
    default: nil
    }
  }
}
