// SPDX-License-Identifier: Apache-2.0

/// White space and line ends of a text that is not known to be good UTF-8.
///
/// "White space" is what Python's `str.isspace` says, which botocore's reader strips everywhere: the ASCII ones with
/// U+001C to U+001F, and U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
package typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
  /// The number of bytes of the white space character at `start`; 0 where there is none.
  func whiteSpace(at start: Int, before end: Int) -> Int {
    let first = self[start]
    if first < 0x80 { return first.isASCIIWhiteSpace ? 1 : 0 }
    if first == 0xC2 {
      return start + 1 < end && (self[start + 1] == 0x85 || self[start + 1] == 0xA0) ? 2 : 0
    }
    guard first >= 0xE1, first <= 0xE3, start + 2 < end else { return 0 }
    return isWideWhiteSpace(first, self[start + 1], self[start + 2]) ? 3 : 0
  }

  /// The number of bytes of the white space character that ends just before `end`; 0 where there is none.
  func whiteSpace(endingAt end: Int, after start: Int) -> Int {
    let last = self[end - 1]
    if last < 0x80 { return last.isASCIIWhiteSpace ? 1 : 0 }
    if end - start >= 2, self[end - 2] == 0xC2, last == 0x85 || last == 0xA0 { return 2 }
    guard end - start >= 3 else { return 0 }
    return isWideWhiteSpace(self[end - 3], self[end - 2], last) ? 3 : 0
  }

  private func isWideWhiteSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80):
      (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    default: false
    }
  }

  /// `range` without the white space at both ends.
  func stripped(_ range: Range<Int>) -> Range<Int> {
    let start = leftStripped(range)
    return start..<rightStripped(start..<range.upperBound)
  }

  /// Where the first character stands that is not white space.
  func leftStripped(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      let step = whiteSpace(at: start, before: range.upperBound)
      if step == 0 { break }
      start += step
    }
    return start
  }

  /// Where the last character ends that is not white space.
  func rightStripped(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      let step = whiteSpace(endingAt: end, after: range.lowerBound)
      if step == 0 { break }
      end -= step
    }
    return end
  }

  /// The number of characters in `range`: botocore measures indentation in characters, a tab counting one.
  func characterCount(_ range: Range<Int>) -> Int {
    range.reduce(0) { count, index in self[index] & 0xC0 == 0x80 ? count : count + 1 }
  }

  /// Whether there is nothing in `range` that lower case would change: no capital, nothing beyond ASCII.
  func hasOnlySmallASCII(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = self[index]
      if byte >= 0x80 || (byte >= 0x41 && byte <= 0x5A) { return false }
      index += 1
    }
    return true
  }

  /// Whether `range` is printable ASCII: then `str.splitlines` finds one line in it.
  func isOnePlainLine(_ range: Range<Int>) -> Bool { Bytes(rebasing: self[range]).isPrintableASCII }

  func firstEquals(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == UInt8(ascii: "=") { return index }
      index += 1
    }
    return nil
  }

  /// The text between `[` and the last `]` of a line; `nil` where there is none.
  func title(in line: Range<Int>) -> Range<Int>? {
    var close = line.upperBound - 1
    while close > line.lowerBound, self[close] != UInt8(ascii: "]") { close -= 1 }
    return close > line.lowerBound + 1 ? (line.lowerBound + 1)..<close : nil
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }

  /// The end of the line that starts at `start`, and where the next one starts.
  ///
  /// Python's universal newlines: `\n`, `\r\n` and a lone `\r` end a line, nothing else does.
  func line(at start: Int) -> (end: Int, next: Int) {
    var index = start
    while index < count {
      let byte = self[index]
      if byte == .lineFeed { return (index, index + 1) }
      if byte == .carriageReturn {
        let next = index + 1
        return (index, next < count && self[next] == .lineFeed ? next + 1 : next)
      }
      index += 1
    }
    return (count, count)
  }

  /// The same, where there is no carriage return in the text.
  func plainLine(at start: Int) -> (end: Int, next: Int) {
    let end = first(.lineFeed, from: start)
    return (end, Swift.min(end + 1, count))
  }

  /// The number of the first line, counted from one, that is not UTF-8.
  func firstLineNotUTF8() -> Int? {
    if String(validating: self, as: UTF8.self) != nil { return nil }
    var start = 0
    var number = 1
    while start < count {
      let (end, next) = line(at: start)
      if String(validating: self[start..<end], as: UTF8.self) == nil { return number }
      start = next
      number += 1
    }
    return nil
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  fileprivate var isASCIIWhiteSpace: Bool {
    self == 0x20 || (0x09...0x0D).contains(self) || (0x1C...0x1F).contains(self)
  }
}
