// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON as Python's `json.load` sees it: a member that is `null` is there all the same.
package enum JSONValue: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(Verbatim)
  case array([JSONValue])
  case object([Member])

  /// One `"name": value`; each name of an object comes once.
  ///
  /// An array and no dictionary: the caches have objects of ten members, and a name is looked for in them once.
  package struct Member: Keyed {
    package let key: Verbatim
    package let value: JSONValue
  }

  /// Reads the bytes of a file; `nil` where they are not JSON in UTF-8.
  package init?(_ bytes: [UInt8]) {
    if let plain = PlainJSON.read(bytes) { self = plain } else { self.init(decoding: bytes) }
  }

  /// The same through the JSON library alone.
  init?(decoding bytes: [UInt8]) {
    // The decoder would take UTF-16, a byte order mark and a comma before a bracket, all of which Python refuses.
    guard !bytes.contains(0), !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      !Self.hasTrailingComma(bytes)
    else { return nil }
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      return nil
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      // `try?`: whether it is of this kind is the question, not why it is not.
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(Verbatim(value))
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(
        try container.decode([String: JSONValue].self).map {
          Member(key: Verbatim($0.key), value: $0.value)
        }
      )
    }
  }

  private static func hasTrailingComma(_ bytes: [UInt8]) -> Bool {
    var (isInText, isEscaped, afterComma) = (false, false, false)
    for byte in bytes {
      if isInText {
        (isInText, isEscaped) = (
          isEscaped || byte != UInt8(ascii: "\""), !isEscaped && byte == UInt8(ascii: "\\")
        )
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if afterComma { return true }
      case UInt8(ascii: "\""): isInText = true
      default: break
      }
      afterComma = byte == UInt8(ascii: ",")
    }
    return false
  }

  /// What Python calls a value of this kind.
  var pythonType: String {
    switch self {
    case .null: "NoneType"
    case .bool: "bool"
    case .number(let number): number == number.rounded() ? "int" : "float"
    case .string: "str"
    case .array: "list"
    case .object: "dict"
    }
  }

  /// The member of an object; `nil` where there is none, or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.place(of: Verbatim(name)).map { members[$0].value }
  }

  /// The names of an object's members.
  package var memberNames: [String] {
    if case .object(let members) = self { members.map(\.key.text) } else { [] }
  }

  package var text: String? {
    if case .string(let text) = self { return text.text }
    return nil
  }

  /// Those of `names` that Python's `name not in value` reports; `nil` where that is an error.
  func missing(_ names: [String]) -> [String]? {
    switch self {
    case .object: names.filter { self[$0] == nil }
    case .array(let elements): names.filter { name in !elements.contains { $0.text == name } }
    case .string(let text): names.filter { text.text.range(ofText: $0) == nil }
    case .null, .bool, .number: nil
    }
  }
}
