// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The text of forms and queries: `Action=AssumeRole&Version=2011-06-15`.
enum FormText {
  static func encoded(_ fields: [(String, String?)]) -> String {
    fields.compactMap { name, value in value.map { "\(escaped(name))=\(escaped($0))" } }
      .joined(separator: "&")
  }

  /// The fields of a query; of two of one name the first, what is not text is left out.
  static func decoded(_ query: String) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = unescaped(parts[0]), let value = unescaped(parts.count > 1 ? parts[1] : "")
      else { continue }
      fields[name] = fields[name] ?? value
    }
    return fields
  }

  private static func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let value = UInt8(Substring(rest.prefix(2)), radix: 16), rest.count >= 2 else {
          return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// RFC 3986: letters, digits and `-._~` stay, every other byte becomes `%XX`.
  static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + byte.hexadecimal(width: 2).uppercased()
      }
    }
    return result
  }
}
