// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// JSON text exactly as Python's `json.dumps` writes it, because botocore names cache files by its hash and fills them
/// with it.
///
/// Everything beyond ASCII becomes `\uXXXX` (a surrogate pair beyond the BMP), `/` stays as it is.
package enum PythonJSON {
  /// A value that may stand in a cache key or a cache file.
  package enum Value {
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

    fileprivate var comma: String.UTF8View { (self == .spaced ? ", " : ",").utf8 }
    fileprivate var colon: String.UTF8View { (self == .spaced ? ": " : ":").utf8 }
  }

  /// `{"RoleArn": "arn:aws:iam::111122223333:role/Reader"}`.
  ///
  /// The members come in the order of their names, which Python sorts; those without a value are left out.
  package static func object(
    _ members: [(key: String, value: Value?)], _ separators: Separators
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    append(members, separators, to: &text)
    return text
  }

  /// The same as a text.
  package static func text(
    _ members: [(key: String, value: Value?)], _ separators: Separators
  ) -> String {
    String(decoding: object(members, separators), as: UTF8.self)
  }

  private static func append(
    _ members: [(key: String, value: Value?)], _ separators: Separators, to text: inout [UInt8]
  ) {
    text.append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, value) in members {
      guard let value else { continue }
      if !isFirst { text.append(contentsOf: separators.comma) }
      isFirst = false
      append(quoted: key, to: &text)
      text.append(contentsOf: separators.colon)
      append(value, separators, to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }

  private static func append(_ value: Value, _ separators: Separators, to text: inout [UInt8]) {
    switch value {
    case .string(let string): append(quoted: string, to: &text)
    case .number(let digits): text.append(contentsOf: digits.utf8)
    case .null: text.append(contentsOf: "null".utf8)
    case .bool(let bool): text.append(contentsOf: (bool ? "true" : "false").utf8)
    case .list(let values):
      text.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { text.append(contentsOf: separators.comma) }
        append(value, separators, to: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let members): append(members, separators, to: &text)
    }
  }

  private static func append(quoted text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { bytes in
      // What stands in ARNs, names and addresses needs no escape.
      for byte in bytes where byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x5C { return false }
      json.append(contentsOf: bytes)
      return true
    }
    if !isPlain { json.append(contentsOf: escaped(text).utf8) }
    json.append(UInt8(ascii: "\""))
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
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
      default: result += "\\u" + unit.hexadecimal(width: 4)
      }
    }
    return result
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
