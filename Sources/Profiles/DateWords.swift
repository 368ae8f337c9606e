// SPDX-License-Identifier: Apache-2.0

/// Single words and numbers of a date.
extension DateReader {
  func whole(_ digits: Substring) throws(Unreadable) -> Int {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else {
      throw Unreadable()
    }
    return number
  }

  /// Seconds with a fraction of any length, of which the first six digits count.
  func decimal(_ text: Substring) throws(Unreadable) -> Double {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let seconds = Double(try whole(parts[0]))
    guard parts.count == 2 else { return seconds }
    let digits = parts[1].prefix(6)
    let unit = digits.reduce(1.0) { unit, _ in unit / 10 }
    return seconds + Double(try whole(digits)) * unit
  }

  static func adjusted(_ hour: Int, _ half: Half) -> Int {
    switch half {
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .morning: hour == 12 ? 0 : hour
    }
  }

  enum Half { case morning, afternoon }

  static func half(_ word: String) -> Half? {
    switch word.lowercased() {
    case "am", "a": .morning
    case "pm", "p": .afternoon
    default: nil
    }
  }

  static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.utf8.count >= 3 else { return nil }
    let place = months.firstIndex { $0 == word || $0.prefix(3) == word }
    return word == "sept" ? 9 : place.map { $0 + 1 }
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  static let weekdays = [
    "mon", "monday", "tue", "tuesday", "wed", "wednesday", "thu", "thursday", "fri", "friday",
    "sat", "saturday", "sun", "sunday",
  ]
  /// What stands between the parts of a date.
  static let jumps = [
    " ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd",
    "th",
  ]
}
