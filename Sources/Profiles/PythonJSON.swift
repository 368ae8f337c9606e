// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// JSON text exactly as Python's `json.dumps` writes it, because botocore names cache files by its hash and fills them
/// with it.
///
/// Everything beyond ASCII becomes `\uXXXX` (a surrogate pair beyond the BMP), `/` stays as it is.
package enum PythonJSON {
  /// A value that may stand in a cache key or a cache file.
  package indirect enum Value {
    case string(String)
    /// The decimal digits of a whole number of any size.
    case number(String)
    case null
    case bool(Bool)
    case list([Value])
    /// Members without a value are left out.
    case object([(key: String, value: Value?)])
  }

  /// How `json.dumps` was asked to separate: by default with a blank, minified without.
  package enum Separators {
    case spaced, minified
  }

  /// `{"RoleArn": "arn:aws:iam::111122223333:role/Reader"}`.
  ///
  /// The members come in the order of their names, which Python sorts; those without a value are left out.
  package static func object(_ members: [(key: String, value: Value?)], _ separators: Separators)
    -> String
  {
    var text = ""
    for (key, value) in members {
      guard let value else { continue }
      if !text.isEmpty { text += separators == .spaced ? ", " : "," }
      text += quoted(key)
      text += separators == .spaced ? ": " : ":"
      text += written(value, separators)
    }
    return "{" + text + "}"
  }

  private static func written(_ value: Value, _ separators: Separators) -> String {
    switch value {
    case .string(let string): quoted(string)
    case .number(let digits): digits
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .list(let values):
      "["
        + values.map { written($0, separators) }
        .joined(separator: separators == .spaced ? ", " : ",") + "]"
    case .object(let members): object(members, separators)
    }
  }

  private static func quoted(_ text: String) -> String {
    // What stands in ARNs, names and addresses needs no escape.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      return "\"" + text + "\""
    }
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        result += "\\u" + unit.hexadecimal(width: 4)
      }
    }
    return result + "\""
  }

  /// What Python's `int(text)` makes of `duration_seconds`, as digits; `nil` where it raises ValueError.
  ///
  /// White space around, a sign, and single underscores between digits are accepted: `" +3_600 "` is 3600.
  package static func integer(_ text: String) -> String? {
    var rest = Substring(text).pythonStripped
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
    var digits = ""
    var mayBeUnderscore = false
    for scalar in rest.unicodeScalars {
      if scalar == "_", mayBeUnderscore {
        mayBeUnderscore = false
      } else if scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue
      {
        digits += String(Int(value))
        mayBeUnderscore = true
      } else {
        return nil
      }
    }
    guard mayBeUnderscore, digits.utf8.count <= 4300 else { return nil }
    let significant = digits.drop { $0 == "0" }
    if significant.isEmpty { return "0" }
    return (isNegative ? "-" : "") + significant
  }
}
