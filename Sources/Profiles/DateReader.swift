// SPDX-License-Identifier: Apache-2.0

/// Reads the tokens of a date from left to right, as Python's `dateutil` does (parser/_parser.py:_parse).
///
/// Only whole dates are read: where `dateutil` would fill a missing year or day in from the clock, there is no moment here.
struct DateReader {
  private let tokens: [String]
  var index = 0
  var numbers: [Int] = []
  var yearPlace: Int?
  var monthPlace: Int?
  var hour: Int?
  var minute = 0
  var second = 0.0
  var zoneName: String?
  var offset: Int?
  /// After `UTC+3` a plus means behind: "my time +3 is UTC".
  var isReversed = false

  struct Unreadable: Error {}

  /// What the text says: a local time, and the seconds east of Greenwich where it names a zone that is known.
  struct Parsed {
    var local: Timestamp
    var offset: Int?
  }

  static func read(_ text: String) -> Parsed? {
    var reader = DateReader(tokens: dateTokens(text))
    do {
      while reader.index < reader.tokens.count { try reader.readToken() }
      return try reader.parsed()
    } catch {
      return nil
    }
  }

  private init(tokens: [String]) {
    self.tokens = tokens
  }

  subscript(ahead: Int) -> String? {
    index + ahead < tokens.count ? tokens[index + ahead] : nil
  }

  mutating func readToken() throws(Unreadable) {
    guard let token = self[0] else { throw Unreadable() }
    if token.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false {
      try readNumber(token)
    } else if Self.weekdays.contains(token.lowercased()) {
      index += 1
    } else if let month = Self.month(token) {
      try readMonth(month)
    } else if let half = Self.half(token) {
      guard let hour, hour <= 12 else { throw Unreadable() }
      self.hour = Self.adjusted(hour, half)
      index += 1
    } else if isZoneName(token) {
      readZoneName(token)
    } else if hour != nil, token == "+" || token == "-" {
      try readOffset(isPositive: (token == "+") != isReversed)
    } else if Self.jumps.contains(token.lowercased()) {
      index += 1
    } else {
      throw Unreadable()
    }
  }

  mutating func readNumber(_ token: String) throws(Unreadable) {
    let length = token.utf8.count
    let dot = token.utf8.firstIndex(of: UInt8(ascii: ".")).map {
      token.utf8.distance(from: token.startIndex, to: $0)
    }
    if numbers.count == 3, length == 2 || length == 4, hour == nil, self[1] != ":" {
      // 20260115T13[00]
      try setTime(token[...])
      index += 1
    } else if length == 6 || (length > 6 && dot == 6) {
      if numbers.isEmpty, dot == nil { throw Unreadable() }  // a year of two digits
      try setTime(token[...])
      index += 1
    } else if [8, 12, 14].contains(length), dot == nil {
      // 20260115[1300[00]]
      try append(token.prefix(4))
      try append(token.dropFirst(4).prefix(2))
      try append(token.dropFirst(6).prefix(2))
      if length > 8 { try setTime(token.dropFirst(8)) }
      index += 1
    } else if self[1] == ":", let minutes = self[2] {
      try readClock(token, minutes)
    } else if let mark = self[1], mark == "-" || mark == "/" || mark == "." {
      try readDate(token, mark)
    } else if let half = self[1].flatMap(Self.half)
      ?? (self[1] == " " ? self[2].flatMap(Self.half) : nil)
    {
      // 1 PM
      hour = Self.adjusted(try whole(token[...]), half)
      index += self[1] == " " ? 3 : 2
    } else {
      try append(token[...])
      index += 1
    }
  }

  /// Reads `13:00[:00[.5]]`.
  mutating func readClock(_ hours: String, _ minutes: String) throws(Unreadable) {
    hour = try whole(hours[...])
    minute = try whole(minutes[...])
    index += 3
    if self[0] == ":", let seconds = self[1] {
      second = try decimal(seconds[...])
      index += 2
    }
  }

  /// `2026-01[-15]`, `15-Jan-2026`: the second mark is the same as the first.
  mutating func readDate(_ first: String, _ mark: String) throws(Unreadable) {
    try append(first[...])
    index += 2
    guard let next = self[0], !Self.jumps.contains(next.lowercased()) else { return }
    try appendNumberOrMonth(next)
    index += 1
    if self[0] == mark, let last = self[1] {
      try appendNumberOrMonth(last)
      index += 2
    }
  }

  mutating func readMonth(_ month: Int) throws(Unreadable) {
    try append(month: month)
    index += 1
    guard let mark = self[0], mark == "-" || mark == "/", let next = self[1] else { return }
    try append(next[...])
    index += 2
    if self[0] == mark, let last = self[1] {
      try append(last[...])
      index += 2
    }
  }
}
