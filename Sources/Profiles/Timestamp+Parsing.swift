// SPDX-License-Identifier: Apache-2.0

/// Why a date in a cache file says no moment.
package enum TimestampError: Error, Hashable, Sendable {
  /// A date without a zone: Python cannot compare it with now, and botocore raises TypeError.
  case noZone
  case unreadable
}

extension Timestamp {
  /// Reads every form of date that the clients write into their caches.
  ///
  /// CLI v1 `2026-11-23T10:05:48Z`, CLI v2 `...+00:00`, botocore `...UTC`, other servers with fractions, and what
  /// `dateutil` reads besides: a blank for the `T`, `z`, `GMT`, and `Thu, 15 Jan 2026 13:00:00 GMT`.
  package init(parsing text: String) throws(TimestampError) {
    var scanner = DateScanner(text)
    let parsed = scanner.internetDate() ?? scanner.isoDate()
    guard let parsed, scanner.isAtEnd else { throw .unreadable }
    guard let offset = parsed.offset else { throw .noZone }
    self.init(seconds: parsed.local.seconds - Double(offset))
  }
}

/// Reads a date from left to right; a part that is not there leaves the scanner where it was.
private struct DateScanner {
  private let characters: [UInt8]
  private var index = 0

  init(_ text: String) {
    characters = Array(text.utf8.drop { $0 == UInt8(ascii: " ") })
  }

  var isAtEnd: Bool { characters[index...].allSatisfy { $0 == UInt8(ascii: " ") } }

  struct Parsed {
    var local: Timestamp
    /// Seconds east of Greenwich; `nil` where no zone is written.
    var offset: Int?
  }

  /// `2026-01-15T13:00:00Z`.
  mutating func isoDate() -> Parsed? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2), skip("T") || skip("t") || skip(" ")
    else { return nil }
    return time(year: year, month: month, day: day)
  }

  /// `Thu, 15 Jan 2026 13:00:00 GMT`.
  mutating func internetDate() -> Parsed? {
    let start = index
    guard let comma = characters.prefix(10).firstIndex(of: UInt8(ascii: ",")) else { return nil }
    index = comma + 1
    _ = skip(" ")
    guard let day = number(digits: 2), skip(" "), let month = monthName(), skip(" "),
      let year = number(digits: 4), skip(" "), let parsed = time(year: year, month: month, day: day)
    else {
      index = start
      return nil
    }
    return parsed
  }

  private mutating func time(year: Int, month: Int, day: Int) -> Parsed? {
    guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else {
      return nil
    }
    var second = 0.0
    if skip(":") {
      guard let whole = number(digits: 2) else { return nil }
      second = Double(whole) + fraction()
    }
    _ = skip(" ")
    let local = Timestamp(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return local.map { Parsed(local: $0, offset: zone()) }
  }

  private mutating func zone() -> Int? {
    for name in ["UTC", "GMT", "Z", "z"] where skip(name) { return 0 }
    let start = index
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    if sign != 0, let hours = number(digits: 2), hours < 24 {
      _ = skip(":")
      let minutes = number(digits: 2) ?? 0
      if minutes < 60 { return sign * (hours * 3600 + minutes * 60) }
    }
    index = start
    return nil
  }

  private mutating func fraction() -> Double {
    guard skip(".") || skip(",") else { return 0 }
    var (value, unit) = (0.0, 0.1)
    while index < characters.count, let digit = characters[index].digit {
      value += Double(digit) * unit
      unit /= 10
      index += 1
    }
    return value
  }

  private mutating func number(digits: Int) -> Int? {
    guard index + digits <= characters.count else { return nil }
    var value = 0
    for character in characters[index..<(index + digits)] {
      guard let digit = character.digit else { return nil }
      value = value * 10 + digit
    }
    index += digits
    return value
  }

  private mutating func monthName() -> Int? {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    for (month, name) in names.enumerated() where skip(name) { return month + 1 }
    return nil
  }

  private mutating func skip(_ text: String) -> Bool {
    guard characters[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }
}

extension UInt8 {
  fileprivate var digit: Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self - UInt8(ascii: "0")) : nil
  }
}
