// SPDX-License-Identifier: Apache-2.0

import PickerUI
import Testing

/// What the keyboard sends and what it means; `\e` in the tables is Esc.
@Suite("the key decoder")
struct KeyDecoderTests {
  /// A sequence of bytes, what it becomes, and who sends it.
  struct Case: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let keys: [Key]
    let sender: String

    init(_ text: String, _ keys: [Key], _ sender: String = "") {
      self.init(Array(text.utf8), keys, sender)
    }

    init(_ bytes: [UInt8], _ keys: [Key], _ sender: String = "") {
      (self.bytes, self.keys, self.sender) = (bytes, keys, sender)
    }

    var testDescription: String {
      "\(String(decoding: bytes, as: UTF8.self).debugDescription) \(sender)"
    }
  }

  /// Nothing waits at the end of any of these: they need no clock.
  static let cases: [Case] = text + legacy + modified + swallowed + pasted + broken

  @Test("a sequence has the meaning that its terminal gives it", arguments: cases)
  func meaning(_ sequence: Case) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sequence.bytes) == sequence.keys)
    #expect(!decoder.isWaiting)
  }

  /// Slow lines cut sequences anywhere.
  @Test("it makes no difference where the bytes are cut in two", arguments: cases)
  func chunking(_ sequence: Case) {
    for cut in 0...sequence.bytes.count {
      var decoder = KeyDecoder()
      let first = decoder.feed(sequence.bytes[..<cut])
      #expect(first + decoder.feed(sequence.bytes[cut...]) == sequence.keys, "cut at \(cut)")
    }
  }

  @Test(
    "what is not finished becomes a key when nothing follows",
    arguments: [
      Case("\u{1b}", [.escape]), Case("\u{1b}[", [.alt("[")]), Case("\u{1b}O", [.alt("O")]),
      Case("\u{1b}]", [.alt("]")]), Case("\u{1b}P", [.alt("P")]), Case("\u{1b}_", [.alt("_")]),
    ])
  func silence(_ sequence: Case) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sequence.bytes) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.timeout() == sequence.keys)
    #expect(!decoder.isWaiting)
    #expect(decoder.feed("x".utf8) == [.character("x")])
  }

  /// A late answer over a slow line must not type its second half.
  @Test(
    "a pause inside a sequence does not end it",
    arguments: [
      ("\u{1b}[1;", "2A", [Key.shiftUp]), ("\u{1b}]11;rgb:00", "00/00\u{1b}\\", []),
      ("\u{1b}]11;rgb:00\u{1b}", "\\", []), ("\u{1b}[200~a", "b\u{1b}[201~", [.paste("ab")]),
    ])
  func pause(_ before: String, _ after: String, _ keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(before.utf8) == [])
    for _ in 1..<KeyDecoder.patience { #expect(decoder.timeout() == []) }
    #expect(decoder.feed(after.utf8) == keys)
    #expect(!decoder.isWaiting)
  }

  /// Or the keyboard would be dead, Ctrl-C included.
  @Test(
    "a sequence or a paste without an end is given up after a long silence",
    arguments: [
      Case("\u{1b}[1;", []), Case("\u{1b}]52;c;", []), Case("\u{1b}[M ", []), Case("\u{1b}[[", []),
      Case("\u{1b}[200~rm -rf\n", [.paste("rm -rf ")]),
      Case([0xe2, 0x82], [.character("\u{fffd}")]),
    ])
  func patience(_ sequence: Case) {
    var decoder = KeyDecoder()
    var keys = decoder.feed(sequence.bytes)
    for _ in 0..<KeyDecoder.patience { keys += decoder.timeout() }
    #expect(keys == sequence.keys)
    #expect(!decoder.isWaiting)
    #expect(decoder.feed([0x03]) == [.control("c")])
  }

  @Test("a paste keeps its first 4096 bytes and is cut between characters")
  func pasteLimit() {
    var decoder = KeyDecoder()
    let bytes = "\u{1b}[200~x" + String(repeating: "é", count: 5000) + "\u{1b}[201~"
    #expect(decoder.feed(bytes.utf8) == [.paste("x" + String(repeating: "é", count: 2047))])
    #expect(!decoder.isWaiting)
  }

  @Test(
    "the mouse is a key only where it is wanted: presses and the wheel, wherever the bytes are cut")
  func mouse() {
    let bytes = Array(
      "\u{1b}[<0;12;7M\u{1b}[<0;12;7m\u{1b}[<64;300;1M\u{1b}[<65;1;2M\u{1b}[<2;1;1Mx".utf8)
    let keys: [Key] = [
      .mouse(Mouse(.click, row: 6, column: 11)), .mouse(Mouse(.wheelUp, row: 0, column: 299)),
      .mouse(Mouse(.wheelDown, row: 1, column: 0)), .character("x"),
    ]
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      decoder.takesMouse = true
      let first = decoder.feed(bytes[..<cut])
      #expect(first + decoder.feed(bytes[cut...]) == keys, "cut at \(cut)")
    }
  }

  @Test("every control character is a key, and none is lost")
  func controlCharacters() {
    var decoder = KeyDecoder()
    let named: [UInt8: Key] = [0x08: .backspace, 0x09: .tab, 0x0d: .enter]
    let marks: [Unicode.Scalar] = ["\\", "]", "^", "_"]
    #expect(decoder.feed([0x00]) == [.control(" ")])
    for byte in UInt8(0x01)...0x1a {
      #expect(decoder.feed([byte]) == [named[byte] ?? .control(Unicode.Scalar(byte + 0x60))])
    }
    for byte in UInt8(0x1c)...0x1f {
      #expect(decoder.feed([byte]) == [.control(marks[Int(byte) - 0x1c])])
    }
    #expect(decoder.feed([0x7f]) == [.backspace])
  }
}

// MARK: - Sequences

extension KeyDecoderTests {
  static let text: [Case] = [
    Case("aB1 ", [.character("a"), .character("B"), .character("1"), .character(" ")]),
    Case("é日😀", [.character("é"), .character("日"), .character("😀")]),
    Case("\r\n\t", [.enter, .control("j"), .tab]),
    Case("\u{1b}a\u{1b}é", [.alt("a"), .alt("é")], "Alt"),
    Case("\u{1b}\u{7f}\u{1b}\u{8}", [.altBackspace, .altBackspace], "Alt"),
    Case("\u{1b}\r\u{1b}\t", [.alt("\r"), .alt("\t")], "Alt: Enter must not choose after Esc"),
    Case("\u{1b}\u{3}", [.control("c")], "Alt with Ctrl-C still leaves"),
    Case("\u{1b}\u{1b}[A", [.escape, .up], "Esc, then Up"),
    Case("\u{1b}\u{1b}\u{1b}a", [.escape, .escape, .alt("a")]),
    Case("\u{1b}X\u{1b}N", [.alt("X"), .alt("N")]),
  ]

  static let legacy: [Case] = [
    Case("\u{1b}[A\u{1b}[B\u{1b}[C\u{1b}[D", [.up, .down, .right, .left]),
    Case("\u{1b}OA\u{1b}OB\u{1b}OC\u{1b}OD", [.up, .down, .right, .left], "application mode"),
    Case("\u{1b}[H\u{1b}[F\u{1b}OH\u{1b}OF", [.home, .end, .home, .end]),
    Case("\u{1b}[1~\u{1b}[4~\u{1b}[7~\u{1b}[8~", [.home, .end, .home, .end], "linux, rxvt"),
    Case("\u{1b}[3~\u{1b}[5~\u{1b}[6~", [.delete, .pageUp, .pageDown]),
    Case("\u{1b}[Z", [.backTab]),
    Case("\u{1b}OP\u{1b}OQ\u{1b}OR\u{1b}OS", (1...4).map(Key.function), "xterm"),
    Case("\u{1b}[11~\u{1b}[12~\u{1b}[13~\u{1b}[14~", (1...4).map(Key.function), "rxvt"),
    Case("\u{1b}[[A\u{1b}[[B\u{1b}[[C\u{1b}[[D\u{1b}[[E", (1...5).map(Key.function), "linux"),
    Case("\u{1b}[P\u{1b}[Q\u{1b}[R\u{1b}[S", (1...4).map(Key.function), "kitty"),
    Case("\u{1b}[15~\u{1b}[17~\u{1b}[18~\u{1b}[19~", (5...8).map(Key.function)),
    Case("\u{1b}[20~\u{1b}[21~\u{1b}[23~\u{1b}[24~", (9...12).map(Key.function)),
    Case(
      "\u{1b}OM\u{1b}Op\u{1b}Oy\u{1b}Ok",
      [.enter, .character("0"), .character("9"), .character("+")], "keypad"),
  ]

  static let modified: [Case] = [
    Case("\u{1b}[1;2A\u{1b}[1;2B\u{1b}[1;3A\u{1b}[1;3B", [.shiftUp, .shiftDown, .altUp, .altDown]),
    Case(
      "\u{1b}[1;5A\u{1b}[1;4A\u{1b}[1;6B\u{1b}[1;9A", [.up, .up, .down, .up], "no meaning here"),
    Case("\u{1b}[1;2C\u{1b}[1;5D\u{1b}[1;3H\u{1b}[1;5F", [.right, .left, .home, .end]),
    Case("\u{1b}[3;5~\u{1b}[5;2~\u{1b}[6;3~", [.delete, .pageUp, .pageDown]),
    Case("\u{1b}[1;2P\u{1b}[15;5~", [.function(1), .function(5)]),
    Case("\u{1b}O2A\u{1b}O5B\u{1b}O1;3A", [.shiftUp, .down, .altUp], "old xterm"),
    Case("\u{1b}[a\u{1b}[b\u{1b}Oa\u{1b}Ob", [.shiftUp, .shiftDown, .up, .down], "rxvt"),
    Case("\u{1b}[5$\u{1b}[7^\u{1b}[3@x", [.pageUp, .home, .delete, .character("x")], "rxvt"),
    Case(
      "\u{1b}[27;5;99~\u{1b}[27;2;13~\u{1b}[27;3;97~",
      [.control("c"), .enter, .alt("a")], "xterm"),
    Case(
      "\u{1b}[27u\u{1b}[13u\u{1b}[9;2u\u{1b}[127u",
      [.escape, .enter, .backTab, .backspace], "kitty"),
    Case(
      "\u{1b}[99;5u\u{1b}[97;3u\u{1b}[127;3u",
      [.control("c"), .alt("a"), .altBackspace], "kitty"),
    Case(
      "\u{1b}[97;2u\u{1b}[49:33;2u\u{1b}[97;1;228u",
      [.character("A"), .character("!"), .character("ä")], "kitty"),
    Case(
      "\u{1b}[97;65u\u{1b}[32;5u\u{1b}[13;3u",
      [.character("a"), .control(" "), .alt("\r")], "kitty, caps lock"),
    Case(
      "\u{1b}[57417u\u{1b}[57414;5u\u{1b}[57404u",
      [.left, .enter, .character("5")], "kitty keypad"),
    Case("\u{1b}[1;1:2A\u{1b}[1;1:3A\u{1b}[13;1:3u", [.up], "kitty: repeat, release"),
  ]

  static let swallowed: [Case] = [
    Case("\u{1b}[I\u{1b}[O", [], "focus"),
    Case("\u{1b}[<0;12;7M\u{1b}[<0;12;7m\u{1b}[<64;1;1M", [], "SGR mouse"),
    Case("\u{1b}[M !!\u{1b}[32;5;7M", [], "older mouse"),
    Case("\u{1b}[24;80R\u{1b}[1;5R\u{1b}[?62;22c\u{1b}[>0;276;0c\u{1b}[0n", [], "reports"),
    Case("\u{1b}[?2026;2$y\u{1b}[4;1$y\u{1b}[8;24;80t\u{1b}[?1u", [], "reports"),
    Case("\u{1b}]11;rgb:0000/0000/0000\u{7}\u{1b}]52;c;cm0=\u{1b}\\", [], "OSC"),
    Case("\u{1b}P>|xterm(390)\u{1b}\\\u{1b}_Gi=1;OK\u{1b}\\", [], "DCS, APC"),
    Case("\u{1b}]0;\r\n\u{3}\u{1b}\u{1b}\u{1b}\\x", [.character("x")], "OSC with keys in it"),
    Case("\u{1b}[1;\r\u{3}\n5~", [.home], "CSI with controls in it"),
    Case(
      "\u{1b}[2~\u{1b}[25~\u{1b}[34~\u{1b}[201~\u{1b}[E\u{1b}Oz\u{1b}[[F",
      [], "no such key here"),
    Case(
      "\u{1b}[57358u\u{1b}[57376;5u\u{1b}[99;9u\u{1b}[55296u\u{1b}[9999999u",
      [], "kitty: others, Super"),
    Case("\u{1b}[99999999999999999999999999A\u{1b}[;;;;;;;;~\u{1b}[u\u{1b}[~", [], "nonsense"),
    Case("\u{1b}[" + String(repeating: "1;", count: 100) + "2A", [], "too long"),
    Case("\u{1b}[1 q\u{1b}[!p\u{1b}[1<2A", [], "intermediates"),
  ]

  static let pasted: [Case] = [
    Case("\u{1b}[200~prod\u{1b}[201~", [.paste("prod")]),
    Case("\u{1b}[200~a\r\nb\rc\nd\te\u{1b}[201~", [.paste("a b c d e")], "one line"),
    Case(
      "\u{1b}[200~a\u{3}\u{1b}[A\u{1b}[20\u{7f}\u{85}b\u{1b}[201~",
      [.paste("a[A[20b")], "no controls"),
    Case("\u{1b}[200~\u{1b}\u{1b}[201~x", [.character("x")], "nothing is left"),
    Case("\u{1b}[200~日é\u{1b}[201~\r", [.paste("日é"), .enter]),
    Case("\u{1b}[200~a\u{1b}[200~b\u{1b}[201~", [.paste("a[200~b")]),
    Case(
      Array("\u{1b}[200~".utf8) + [0xff, 0xc3] + Array("\u{1b}[201~".utf8),
      [.paste("\u{fffd}\u{fffd}")]),
  ]

  static let broken: [Case] = [
    Case([0xff, 0x61], [.character("\u{fffd}"), .character("a")]),
    Case([0xc3, 0x61], [.character("\u{fffd}"), .character("a")], "the next byte counts"),
    Case([0xe2, 0x82, 0x0d], [.character("\u{fffd}"), .enter]),
    Case([0xc0, 0x80], [.character("\u{fffd}"), .character("\u{fffd}")], "long form"),
    Case(
      [0xed, 0xa0, 0x61],
      [.character("\u{fffd}"), .character("\u{fffd}"), .character("a")], "surrogate"),
    Case([0xf0, 0x9f, 0x1b, 0x5b, 0x41], [.character("\u{fffd}"), .up]),
    Case(
      [0x1b, 0xc3, 0x61],
      [.character("\u{fffd}"), .character("a")], "Alt with half a character"),
    Case([0xc2, 0x9b], [], "no key sends C1"),
    Case([0x1b, 0x5b, 0x31, 0x3b, 0xc3, 0xa9], [.character("é")], "CSI broken off by text"),
    Case([0x1b, 0x5b, 0x31, 0x18, 0x61], [.character("a")], "CAN"),
    Case("\u{1b}]0;lost\u{1b}[A", [.up], "OSC whose end was lost"),
    Case("\u{1b}O\r", [.alt("O"), .enter]),
  ]
}

// MARK: - Any bytes at all

extension KeyDecoderTests {
  /// SplitMix64: the same bytes on every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var word = state
      word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      return word ^ (word >> 31)
    }
  }

  /// Half of them from the letters that sequences are made of.
  static func noise(_ count: Int, _ random: inout Seeded) -> [UInt8] {
    let pieces = Array("\u{1b}\u{1b}\u{1b}[[O]P_;:0123456789~$u<M?\\\u{7}\r\u{3}AB".utf8)
    return (0..<count).map { _ in
      Bool.random(using: &random)
        ? .random(in: 0...255, using: &random) : pieces.randomElement(using: &random) ?? 0
    }
  }

  @Test("no bytes trap, and any cut gives the same keys", arguments: 0..<200)
  func noise(seed: UInt64) {
    var random = Seeded(state: seed)
    let bytes = Self.noise(300, &random)
    var whole = KeyDecoder()
    let keys = whole.feed(bytes)
    var cut = KeyDecoder()
    var keysOfCut: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(.random(in: 1...9, using: &random))
      keysOfCut += cut.feed(chunk)
      rest = rest.dropFirst(chunk.count)
    }
    #expect(keysOfCut == keys)
    for _ in 0...KeyDecoder.patience { _ = whole.timeout() }
    #expect(!whole.isWaiting)
  }

  /// Esc leaves, Enter chooses, Ctrl-C quits: no report of a terminal may do that.
  @Test("an unknown sequence yields nothing, whatever is in it", arguments: 0..<200)
  func unknownSequences(seed: UInt64) {
    var random = Seeded(state: seed)
    let breakers: Set<UInt8> = [0x18, 0x1a, 0x1b]
    let inside = Self.noise(60, &random)
    let control = inside.filter { $0 < 0x40 && !breakers.contains($0) }
    let string = inside.filter { $0 != 0x07 && !breakers.contains($0) }
    let sequences: [[UInt8]] = [
      Array("\u{1b}[?".utf8) + control + Array("h".utf8),
      Array("\u{1b}[>".utf8) + control + Array("~".utf8),
      Array("\u{1b}[;".utf8) + control + Array("x".utf8), Array("\u{1b}]".utf8) + string + [0x07],
      Array("\u{1b}P".utf8) + string + Array("\u{1b}\\".utf8),
      Array("\u{1b}_".utf8) + string + Array("\u{1b}\\".utf8),
    ]
    for sequence in sequences {
      var decoder = KeyDecoder()
      #expect(decoder.feed(sequence) == [], "\(sequence)")
      #expect(!decoder.isWaiting)
    }
  }
}
