// SPDX-License-Identifier: Apache-2.0

/// Reads a date as the AWS clients write theirs into the caches: `2026-01-15T12:00:00Z`, or with `UTC` or `+00:00` for the `Z`.
///
/// `DateReader` takes 60,000 instructions for one. Whatever is written otherwise, or is no moment, is left to it: nothing is read
/// differently, only sooner.
enum PlainDate {
  static func read(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8(read)
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard bytes.count >= 20, isUTC(UnsafeBufferPointer(rebasing: bytes[19...])),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      // A smaller year is one of two digits to `dateutil`, or a day.
      year >= 1000
    else { return nil }
    return Timestamp(
      year: year, month: month, day: day, hour: hour, minute: minute, second: Double(second))
  }

  private static func isUTC(_ zone: UnsafeBufferPointer<UInt8>) -> Bool {
    zone.elementsEqual("Z".utf8) || zone.elementsEqual("UTC".utf8)
      || zone.elementsEqual("+00:00".utf8)
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit &- UInt8(ascii: "0") < 10 else { return nil }
      value = value * 10 + Int(digit &- UInt8(ascii: "0"))
    }
    return value
  }
}
