// SPDX-License-Identifier: Apache-2.0

/// A moment, in seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let seconds: Double

  package init(seconds: Double) {
    self.seconds = seconds
  }

  package static func < (one: Timestamp, other: Timestamp) -> Bool { one.seconds < other.seconds }

  /// Seconds from `earlier` until this moment.
  package func since(_ earlier: Timestamp) -> Double { seconds - earlier.seconds }

  /// A moment of the calendar, UTC; `nil` where there is no such day or hour.
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Double = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(month, of: year),
      (0...23).contains(hour), (0...59).contains(minute), second >= 0, second < 60
    else { return nil }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    seconds = Double(days * 86400 + hour * 3600 + minute * 60) + second
  }

  /// `2026-01-15T12:00:00Z`, whole seconds.
  package var iso8601: String {
    let (date, time) = calendar
    return "\(date)T\(time)Z"
  }

  /// `14:32`, the hour and minute, UTC.
  package var clock: String { String(calendar.time.prefix(5)) }

  /// `2026-01-15`, the day, UTC.
  package var day: String { calendar.date }

  private var calendar: (date: String, time: String) {
    let whole = Int(seconds.rounded(.down))
    let days = (whole - Self.remainder(whole, 86400)) / 86400
    let rest = Self.remainder(whole, 86400)
    let (year, month, day) = Self.date(daysSinceEpoch: days)
    return (
      "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))",
      "\(Self.padded(rest / 3600, 2)):\(Self.padded(rest / 60 % 60, 2)):\(Self.padded(rest % 60, 2))"
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func remainder(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }

  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days from 1970-01-01, in the proleptic Gregorian calendar, by counting years from March.
  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func date(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
