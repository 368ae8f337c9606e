// SPDX-License-Identifier: Apache-2.0

/// A stretch of a line of good UTF-8, scalar by scalar: Swift's characters would join `\r\n`, and a mark to the `=`
/// before it.
struct LinePart {
  private let bytes: Bytes
  private let range: Range<Int>

  init(_ bytes: Bytes, _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  var isEmpty: Bool { range.isEmpty }
  var text: String { bytes.text(range) }
  var first: Unicode.Scalar? { isEmpty ? nil : scalar(at: range.lowerBound).value }
  var last: Unicode.Scalar? { isEmpty ? nil : scalar(at: startOfLast).value }

  func dropFirst() -> LinePart {
    isEmpty ? self : from(range.lowerBound + scalar(at: range.lowerBound).count)
  }

  func dropLast() -> LinePart { isEmpty ? self : to(startOfLast) }

  // MARK: - White space

  func leftTrimmed(_ space: WhiteSpace) -> LinePart {
    var index = range.lowerBound
    while index < range.upperBound {
      let next = scalar(at: index)
      if !space.contains(next.value) { break }
      index += next.count
    }
    return from(index)
  }

  func trimmed(_ space: WhiteSpace) -> LinePart {
    var rest = leftTrimmed(space)
    while let last = rest.last, space.contains(last) { rest = rest.dropLast() }
    return rest
  }

  // MARK: - Signs, all of them ASCII

  /// Up to the first byte that is one of those; all of it where there is none.
  func before(_ isSign: (UInt8) -> Bool) -> LinePart {
    place(of: isSign).map(to) ?? self
  }

  /// What stands on the two sides of the first such byte.
  func halves(at isSign: (UInt8) -> Bool) -> (LinePart, LinePart)? {
    place(of: isSign).map { (to($0), from($0 + 1)) }
  }

  /// Up to the first `#` or `;`, wherever it stands.
  var beforeCommentSign: LinePart { before(\.isCommentSign) }

  /// Up to the first `#` or `;` that stands behind white space.
  func beforeComment(after space: WhiteSpace) -> LinePart {
    var isAfterSpace = false
    var index = range.lowerBound
    while index < range.upperBound {
      if isAfterSpace, bytes[index].isCommentSign { return to(index) }
      let next = scalar(at: index)
      isAfterSpace = space.contains(next.value)
      index += next.count
    }
    return self
  }

  /// What is between `[` and `]`, where these are its first and its last character.
  var bracketed: LinePart? {
    guard first == "[", last == "]" else { return nil }
    return dropFirst().dropLast()
  }

  /// Without the one pair of quotes around it.
  var unquoted: LinePart {
    guard range.count > 1, first == last, first == "'" || first == "\"" else { return self }
    return dropFirst().dropLast()
  }

  // MARK: - Case

  /// In small letters, those of ASCII alone.
  var asciiLowercased: String {
    bytes.hasOnlySmallASCII(range)
      ? text : String(decoding: range.map { bytes[$0].asciiLowercased }, as: UTF8.self)
  }

  /// In small letters, scalar by scalar.
  var scalarsLowercased: String {
    guard !bytes.hasOnlySmallASCII(range) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(\.lowerCase)))
  }

  // MARK: - Places

  private func from(_ start: Int) -> LinePart { LinePart(bytes, start..<range.upperBound) }
  private func to(_ end: Int) -> LinePart { LinePart(bytes, range.lowerBound..<end) }

  private func place(of isSign: (UInt8) -> Bool) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if isSign(bytes[index]) { return index }
      index += 1
    }
    return nil
  }

  private var startOfLast: Int {
    var index = range.upperBound - 1
    while index > range.lowerBound, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The scalar that starts at a place, and how many bytes it takes.
  private func scalar(at index: Int) -> (value: Unicode.Scalar, count: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for byte in bytes[(index + 1)..<(index + count)] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
  }
}

extension UInt8 {
  fileprivate var isCommentSign: Bool { self == UInt8(ascii: "#") || self == UInt8(ascii: ";") }

  fileprivate var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension Unicode.Scalar {
  /// Its one lower-case scalar: `İ` becomes `i`, without the dot that full case mapping adds.
  fileprivate var lowerCase: Unicode.Scalar {
    properties.lowercaseMapping.unicodeScalars.first ?? self
  }
}
