// SPDX-License-Identifier: Apache-2.0

extension DateReader {
  func isZoneName(_ token: String) -> Bool {
    hour != nil && zoneName == nil && offset == nil && token.utf8.count <= 5
      && (token == "z" || token.utf8.allSatisfy { (0x41...0x5A).contains($0) })
  }

  mutating func readZoneName(_ name: String) {
    index += 1
    let isUTC = ["UTC", "GMT", "Z", "z"].contains(name)
    isReversed = self[0] == "+" || self[0] == "-"
    if !isReversed || !isUTC { zoneName = name }
    if !isReversed, isUTC { offset = 0 }
  }

  /// Reads `+0200`, `+02:00` or `+02`.
  mutating func readOffset(isPositive: Bool) throws(Unreadable) {
    guard let digits = self[1] else { throw Unreadable() }
    var (hours, minutes) = (0, 0)
    if digits.utf8.count == 4 {
      (hours, minutes) = (try whole(digits.prefix(2)), try whole(digits.suffix(2)))
      index += 2
    } else if self[2] == ":", let more = self[3] {
      (hours, minutes) = (try whole(digits[...]), try whole(more[...]))
      index += 4
    } else {
      guard digits.utf8.count <= 2 else { throw Unreadable() }
      hours = try whole(digits[...])
      index += 2
    }
    guard hours < 24, minutes < 60 else { throw Unreadable() }
    offset = (isPositive ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  /// Takes `13`, `1300`, `130000` or `130000.5` for the time.
  mutating func setTime(_ digits: Substring) throws(Unreadable) {
    hour = try whole(digits.prefix(2))
    if digits.utf8.count > 2 { minute = try whole(digits.dropFirst(2).prefix(2)) }
    if digits.utf8.count > 4 { second = try decimal(digits.dropFirst(4)) }
  }

  mutating func append(_ digits: Substring) throws(Unreadable) {
    let number = try whole(digits)
    if digits.utf8.count > 2 {
      guard yearPlace == nil else { throw Unreadable() }
      yearPlace = numbers.count
    }
    numbers.append(number)
  }

  mutating func appendNumberOrMonth(_ token: String) throws(Unreadable) {
    guard let month = Self.month(token) else { return try append(token[...]) }
    try append(month: month)
  }

  mutating func append(month: Int) throws(Unreadable) {
    guard monthPlace == nil else { throw Unreadable() }
    monthPlace = numbers.count
    numbers.append(month)
  }

  /// Which number is what: a year has more than two digits; without a month's name the order is year, month, day, or
  /// month, day, year, or day, month, year where the first is no month.
  func parsed() throws(Unreadable) -> Parsed {
    guard numbers.count == 3, let yearPlace else { throw Unreadable() }
    let (year, month, day): (Int, Int, Int)
    if let monthPlace {
      (year, month, day) = (
        numbers[yearPlace], numbers[monthPlace], numbers[3 - yearPlace - monthPlace]
      )
    } else if yearPlace == 0 {
      (year, month, day) = (numbers[0], numbers[1], numbers[2])
    } else if numbers[0] > 12 {
      (day, month, year) = (numbers[0], numbers[1], numbers[2])
    } else {
      (month, day, year) = (numbers[0], numbers[1], numbers[2])
    }
    guard
      let local = Timestamp(
        year: year, month: month, day: day, hour: hour ?? 0, minute: minute, second: second)
    else { throw Unreadable() }
    return Parsed(local: local, offset: offset)
  }
}
