// SPDX-License-Identifier: Apache-2.0

/// A text between double quotes, as the languages write it that share most of their rules.
///
/// A character that nobody sees, or that a terminal obeys, is written as its number.
package enum QuotedText {
  package static func json(_ text: String) -> String {
    quoted(text) { scalar in
      String(scalar).utf16.map { #"\u"# + digits(UInt32($0), 4) }.joined()
    }
  }

  /// A literal of Python 3.
  static func python(_ text: String) -> String {
    quoted(text, number: longNumber)
  }

  /// A template of Terraform's language, in which `${` and `%{` would be evaluated.
  static func terraform(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in quoted(text, number: longNumber).unicodeScalars {
      if scalar == "{", let sign = previous, sign == "$" || sign == "%" {
        result.unicodeScalars.append(sign)
      }
      result.unicodeScalars.append(scalar)
      previous = scalar
    }
    return result
  }

  /// Python's and Terraform's form: `\u202e`, `\U000e0001`.
  private static func longNumber(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 0xFFFF ? #"\U"# + digits(scalar.value, 8) : #"\u"# + digits(scalar.value, 4)
  }

  private static func quoted(_ text: String, number: (Unicode.Scalar) -> String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        result += number(scalar)
      default:
        if scalar == "\"" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func digits(_ number: UInt32, _ width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
