// SPDX-License-Identifier: Apache-2.0

/// The lines of a section written as nearly every one is: a setting a line from its first column, keys in small letters, each
/// key once, blank lines and comments.
///
/// About such a section there is nothing to complain, and so its settings are not made before somebody asks for them.
struct PlainSection: Sendable {
  private let file: [UInt8]
  private let start: Int32
  private let end: Int32
  /// The number of the first line.
  private let line: Int32

  /// A place in a file.
  typealias Place = (position: Int, line: Int)

  /// The lines of `file` between two places, the second one found by `end(of:from:)`.
  init(of file: [UInt8], from start: Place, to end: Place) {
    self.file = file
    self.start = Int32(start.position)
    self.end = Int32(end.position)
    line = Int32(start.line)
  }

  /// Where the plain section that goes on at `start` ends: at a title, or with the file; `nil` where a line needs the whole
  /// reader.
  ///
  /// `bytes` hold no carriage return.
  static func end(of bytes: Bytes, from start: Place) -> Place? {
    var lines = PlainLines(bytes: bytes, position: start.position, number: start.line)
    guard lines.passDifferentKeys(atMost: mostKeys) else { return nil }
    guard lines.position == bytes.count || lines.isAtTitle else { return nil }
    return (lines.position, lines.number)
  }

  /// More keys than anybody writes are left to the reader, which finds an equal one among a million.
  private static var mostKeys: Int { 24 }

  /// Makes the settings, one after the other.
  func forEachSetting(_ body: (WrittenSetting) -> Void) {
    file.withUnsafeBufferPointer { file in
      var lines = PlainLines(
        bytes: Bytes(rebasing: file[..<Int(end)]), position: Int(start), number: Int(line))
      while let line = lines.next() { body(setting(line, lines.bytes)) }
    }
  }

  private func setting(_ line: PlainLines.Line, _ bytes: Bytes) -> WrittenSetting {
    WrittenSetting(
      key: Verbatim(line.key, of: file), value: .text(bytes.text(bytes.stripped(line.value))),
      line: line.number)
  }
}

/// Walks over plain lines, from setting to setting.
private struct PlainLines {
  let bytes: Bytes
  /// Where the next line begins, and its number.
  var position: Int
  var number: Int

  struct Line {
    let key: Range<Int>
    /// What follows the delimiter, white space and all.
    let value: Range<Int>
    let number: Int
  }

  /// The next setting; `nil` at a line that is not plain, and at the end.
  mutating func next() -> Line? {
    while position < bytes.count {
      let start = position
      let line = number
      var index = start
      while index < bytes.count, bytes[index].isInPlainKey { index += 1 }
      if index == start {
        guard skipLineWithoutSetting() else { return nil }
        continue
      }
      let key = start..<index
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":")
      else { return nil }
      let end = bytes.first(.lineFeed, from: index)
      goOn(after: end)
      return Line(key: key, value: (index + 1)..<end, number: line)
    }
    return nil
  }

  /// Passes over a blank line or a comment.
  private mutating func skipLineWithoutSetting() -> Bool {
    switch bytes[position] {
    case .lineFeed: goOn(after: position)
    case UInt8(ascii: "#"), UInt8(ascii: ";"): goOn(after: bytes.first(.lineFeed, from: position))
    default: return false
    }
    return true
  }

  private mutating func goOn(after end: Int) {
    position = min(end + 1, bytes.count)
    number += 1
  }

  /// Passes over the settings that come next; false where two have the same key, or too many would have to be compared.
  mutating func passDifferentKeys(atMost limit: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: Bytes.self, capacity: limit) { keys in
      var count = 0
      while let line = next() {
        let key = Bytes(rebasing: bytes[line.key])
        guard count < limit else { return false }
        for earlier in 0..<count where keys[earlier].isSame(as: key) { return false }
        keys.initializeElement(at: count, to: key)
        count += 1
      }
      return true
    }
  }

  /// Whether the next line is a `[title]`.
  var isAtTitle: Bool {
    guard bytes[position] == UInt8(ascii: "[") else { return false }
    return bytes.title(in: position..<bytes.first(.lineFeed, from: position)) != nil
  }
}

extension UInt8 {
  /// Whether it is in no need of lower case and no delimiter: small letters, digits, `_`, `-` and `.`.
  fileprivate var isInPlainKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
