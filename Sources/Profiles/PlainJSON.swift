// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Reads a JSON object as the clients write theirs: the values are plain text, whole numbers, words and such objects.
///
/// The JSON library takes hundreds of thousands of instructions for a cache file, and `list` reads one for nearly every
/// profile. Whatever is not plain (an escape, a character beyond ASCII, a list, a name that comes twice) is not read here, and then the
/// library decides: nothing is read differently, only sooner.
///
/// What it reads stays where it stands: a token of a thousand bytes is looked at, and no text is made of it.
struct PlainJSON {
  private let file: [UInt8]
  private let bytes: Bytes
  private var index = 0

  private init(_ bytes: Bytes, of file: [UInt8]) {
    self.bytes = bytes
    self.file = file
  }

  /// The object; `nil` where the text is not plain.
  static func read(_ file: [UInt8]) -> JSONValue? {
    file.withUnsafeBufferPointer { bytes in
      var reader = PlainJSON(bytes, of: file)
      reader.skipBlanks()
      guard let object = reader.object(depth: 0) else { return nil }
      reader.skipBlanks()
      return reader.index == bytes.count ? object : nil
    }
  }

  /// A list of members: `{"name": value, ...}`.
  private mutating func object(depth: Int) -> JSONValue? {
    guard depth < 4, take("{") else { return nil }
    var members: [JSONValue.Member] = []
    members.reserveCapacity(8)
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard let name = text() else { return nil }
      skipBlanks()
      guard take(":") else { return nil }
      skipBlanks()
      guard let value = value(depth: depth), members.count < Self.mostMembers,
        members.place(of: name) == nil
      else { return nil }
      members.append(JSONValue.Member(key: name, value: value))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  /// More members than any client writes are left to the library, which finds an equal name among a million.
  private static var mostMembers: Int { 32 }

  private mutating func value(depth: Int) -> JSONValue? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\""): return text().map { .string($0) }
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return nil
    }
  }

  /// The text between two quotes: printable ASCII without a backslash.
  private mutating func text() -> Verbatim? {
    guard take("\"") else { return nil }
    let start = index
    index = bytes.first(from: start, \.marksOutsidePlainText)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    defer { index += 1 }
    return Verbatim(start..<index, of: file)
  }

  /// A whole number of few digits, without a zero before them.
  private mutating func number() -> JSONValue? {
    let start = index
    var value = 0.0
    while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9")
    {
      value = value * 10 + Double(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    let isShort = index - start <= 15
    return isShort && (index - start == 1 || bytes[start] != UInt8(ascii: "0"))
      ? .number(value) : nil
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      default: return
      }
    }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += count
    return true
  }
}

extension UInt64 {
  /// Marks whatever is not printable ASCII, and the quote and the backslash.
  @inline(__always)
  fileprivate var marksOutsidePlainText: UInt64 {
    outside(
      reaches(0x20) ^ reaches(0x22) ^ reaches(0x23) ^ reaches(0x5C) ^ reaches(0x5D) ^ reaches(0x7F))
  }
}
