// SPDX-License-Identifier: Apache-2.0

/// Turns the bytes of a terminal's keyboard into keys.
///
/// Escape sequences are taken whole, by their grammar, and unknown ones vanish: the late answer to a question
/// that another program asked must neither type into the filter nor, by its Esc, cancel. The decoder has no
/// clock; whoever feeds it says when nothing came for a while.
///
///     var decoder = KeyDecoder()
///     decoder.feed([0x1b, 0x5b, 0x41])  // [.up]
///     decoder.feed([0x1b])              // []
///     decoder.timeout()                 // [.escape]
package struct KeyDecoder: Sendable {
  /// A paste keeps so much, in bytes: nothing that a person pastes here is longer.
  package static let pasteLimit = 4096

  /// How often nothing may come inside a sequence or a paste before its end is given up.
  ///
  /// A slow line pauses inside sequences, but one that lost the end of one must not stay dead for ever.
  package static let patience = 40

  /// What the bytes so far have begun.
  enum State {
    case ground
    case escape
    /// Inside a character of several bytes that came after Esc.
    case alt
    /// After `ESC [`.
    case control
    /// After `ESC O`.
    case singleShift
    /// Inside OSC, DCS or APC, of which nothing is kept.
    case string
    /// After an Esc in there, which is the first half of the end.
    case stringEnd
    /// After `ESC [ M`, the oldest mouse report: three bytes follow.
    case mouse
    /// After `ESC [ [`, with which the Linux console's F1 to F5 begin.
    case linuxFunction
    case paste
  }

  /// Whether what the mouse does becomes a key; else it vanishes, as everything that nobody asked for.
  package var takesMouse = false

  var state = State.ground
  var sequence = ControlSequence()
  /// What opened a string that has no content yet, and could be Alt with this character.
  var introducer: Unicode.Scalar?
  var mouseBytesLeft = 0
  var pasted = PastedText()
  private var assembler = UTF8Assembler()
  private var quietTurns = 0
  private var keys: [Key] = []

  package init() {}

  /// Whether bytes were taken that are no key yet.
  package var isWaiting: Bool { state != .ground || assembler.isWaiting }

  /// The keys that these bytes complete; how the bytes are cut into calls makes no difference.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    quietTurns = 0
    for byte in bytes { take(byte) }
    return takeKeys()
  }

  /// The keys that it becomes when nothing followed for a while: a lone Esc is the Esc key after all.
  package mutating func timeout() -> [Key] {
    quietTurns += 1
    if let key = keyIfNothingFollows {
      emit(key)
      state = .ground
    } else if quietTurns >= Self.patience {
      giveUp()
    }
    return takeKeys()
  }

  mutating func emit(_ key: Key?) {
    if let key { keys.append(key) }
  }

  /// Takes a byte that is text, or begins or ends something.
  mutating func takeText(_ byte: UInt8) {
    switch assembler.take(byte) {
    case .more: break
    case .scalar("\u{1b}"): state = .escape
    case .scalar(let scalar):
      let key = Key(typed: scalar)
      emit(state == .alt ? key?.withAlt : key)
      state = .ground
    case .invalid:
      emit(.character("\u{fffd}"))
      state = .ground
    case .interrupted:
      emit(.character("\u{fffd}"))
      state = .ground
      takeText(byte)
    }
  }

  /// Esc, or Alt with the character after it, if that is all there is.
  private var keyIfNothingFollows: Key? {
    switch state {
    case .escape: .escape
    case .control where sequence.isEmpty: .alt("[")
    case .singleShift where sequence.isEmpty: .alt("O")
    case .string: introducer.map(Key.alt)
    case .ground, .alt, .control, .singleShift, .stringEnd, .mouse, .linuxFunction, .paste: nil
    }
  }

  private mutating func giveUp() {
    quietTurns = 0
    if state == .paste { emit(pasted.end()) }
    if assembler.isWaiting { emit(.character("\u{fffd}")) }
    assembler = UTF8Assembler()
    state = .ground
  }

  private mutating func takeKeys() -> [Key] {
    defer { keys = [] }
    return keys
  }
}
