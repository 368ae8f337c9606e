// SPDX-License-Identifier: Apache-2.0

/// The lines of a section written as nearly every one is: a setting a line from its first column, keys in small letters, each
/// key once, blank lines and comments.
///
/// About such a section there is nothing to complain, and so its settings are not made before somebody asks for them.
struct PlainSection: Sendable {
  private let file: [UInt8]
  private let start: Int
  private let end: Int
  /// The number of the first line.
  private let line: Int

  /// A place in a file.
  typealias Place = (position: Int, line: Int)

  /// Where a plain section ends, and what comes then.
  struct End {
    let position: Int
    /// The next title, where the file goes on.
    var title: Range<Int>?
    /// What follows that.
    let next: Place
  }

  /// The lines of `file` from a place to the position that `end(of:from:)` found.
  init(of file: [UInt8], from start: Place, to end: Int) {
    self.file = file
    self.start = start.position
    self.end = end
    line = start.line
  }

  /// Where the plain section that goes on at `start` ends: at a title, or with the file; `nil` where a line needs the whole
  /// reader.
  ///
  /// `bytes` hold no carriage return.
  static func end(of bytes: Bytes, from start: Place) -> End? {
    var lines = PlainLines(bytes: bytes, position: start.position, number: start.line)
    guard lines.passDifferentKeys(atMost: mostKeys) else { return nil }
    let end = lines.position
    if end == bytes.count { return End(position: end, next: (end, lines.number)) }
    guard bytes[end] == UInt8(ascii: "[") else { return nil }
    let line = bytes.plainLine(at: end)
    guard let title = bytes.title(in: end..<line.end) else { return nil }
    return End(position: end, title: title, next: (line.next, lines.number + 1))
  }

  /// More keys than anybody writes are left to the reader, which finds an equal one among a million.
  private static var mostKeys: Int { 24 }

  /// Makes the settings, one after the other.
  func forEachSetting(_ body: (WrittenSetting) -> Void) {
    file.withUnsafeBufferPointer { file in
      var lines = PlainLines(bytes: Bytes(rebasing: file[..<end]), position: start, number: line)
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
  @inline(__always)
  mutating func next() -> Line? {
    while position < bytes.count {
      let start = position
      var index = bytes.first(from: start, \.marksOutsidePlainKeys)
      if index == start {
        guard skipLineWithoutSetting() else { return nil }
        continue
      }
      let key = Range(uncheckedBounds: (start, index))
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index &+= 1 }
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":")
      else { return nil }
      let end = bytes.first(.lineFeed, from: index)
      defer { goOn(after: end) }
      return Line(key: key, value: Range(uncheckedBounds: (index &+ 1, end)), number: number)
    }
    return nil
  }

  /// Passes over a blank line or a comment.
  @inline(__always)
  private mutating func skipLineWithoutSetting() -> Bool {
    switch bytes[position] {
    case .lineFeed: goOn(after: position)
    case UInt8(ascii: "#"), UInt8(ascii: ";"): goOn(after: bytes.first(.lineFeed, from: position))
    default: return false
    }
    return true
  }

  private mutating func goOn(after end: Int) {
    position = min(end &+ 1, bytes.count)
    number &+= 1
  }

  /// Passes over the settings that come next; false where two have the same key, or too many would have to be compared.
  mutating func passDifferentKeys(atMost limit: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: Bytes.self, capacity: limit) { keys in
      // A copy, which stays in the processor's registers.
      var lines = self
      defer { self = lines }
      var count = 0
      // A bit for each length and ending of the keys so far: most keys differ from all others in these alone.
      var looks: UInt64 = 0
      while let line = lines.next() {
        let key = Bytes(rebasing: bytes[line.key])
        guard count < limit else { return false }
        let look = UInt64(1) << UInt64(truncatingIfNeeded: key.look)
        if looks & look != 0 {
          for earlier in 0..<count where keys[earlier].isSame(as: key) { return false }
        }
        looks |= look
        keys.initializeElement(at: count, to: key)
        count &+= 1
      }
      return true
    }
  }
}

extension Bytes {
  /// A number under 64 in which keys of other lengths or with other last letters nearly always differ.
  fileprivate var look: Int { (count &* 5 &+ Int(self[count &- 1])) & 63 }
}

extension UInt64 {
  /// Marks whatever is in need of lower case or a delimiter: all but small letters, digits, `_`, `-` and `.`.
  @inline(__always)
  fileprivate var marksOutsidePlainKeys: UInt64 {
    outside(
      reaches(0x2D) ^ reaches(0x2F)  // - and .
        ^ reaches(0x30) ^ reaches(0x3A)  // 0 to 9
        ^ reaches(0x5F) ^ reaches(0x60)  // _
        ^ reaches(0x61) ^ reaches(0x7B))  // a to z
  }
}
