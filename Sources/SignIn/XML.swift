// SPDX-License-Identifier: Apache-2.0

/// An element of the XML that STS answers in: a name, and text or elements.
///
/// Attributes, comments and declarations are stepped over. This is a hundred lines instead of a library because the XML
/// part of Foundation is 50 MB of program, and a parser of C does not belong beside secrets.
struct XML: Sendable {
  let name: String
  private(set) var text = ""
  private(set) var children: [XML] = []

  /// It is not XML, or not whole.
  struct Malformed: Error {}

  init(_ document: String) throws(Malformed) {
    var parser = Parser(rest: Substring(document))
    try parser.skipMisc()
    self = try parser.element()
  }

  fileprivate init(name: String) {
    self.name = name
  }

  /// The first element of this name, at any depth.
  subscript(name: String) -> XML? {
    for child in children {
      if child.name == name { return child }
      if let found = child[name] { return found }
    }
    return nil
  }
}

extension XML {
  fileprivate struct Parser {
    var rest: Substring
    /// Deeper than any answer of STS.
    private var depth = 0

    init(rest: Substring) {
      self.rest = rest
    }

    mutating func element() throws(Malformed) -> XML {
      depth += 1
      guard depth < 32, take("<") else { throw Malformed() }
      let tag = try upTo(">")
      guard let name = tag.split(whereSeparator: { $0.isWhitespace || $0 == "/" }).first else {
        throw Malformed()
      }
      var element = XML(name: String(name))
      if tag.hasSuffix("/") { return leave(element) }
      while true {
        if take("</") {
          let end = try upTo(">")
          guard end.prefix(while: { !$0.isWhitespace }) == name else { throw Malformed() }
          return leave(element)
        }
        if take("<!--") {
          _ = try upTo("-->")
        } else if take("<![CDATA[") {
          element.text += try upTo("]]>")
        } else if rest.first == "<" {
          element.children.append(try self.element())
        } else if rest.isEmpty {
          throw Malformed()
        } else {
          let text = rest.prefix { $0 != "<" }
          rest = rest[text.endIndex...]
          element.text += try Self.decoded(text)
        }
      }
    }

    /// Declarations, comments and blanks before the document's element.
    mutating func skipMisc() throws(Malformed) {
      while true {
        rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if take("<?") {
          _ = try upTo("?>")
        } else if take("<!--") {
          _ = try upTo("-->")
        } else {
          return
        }
      }
    }

    private mutating func leave(_ element: XML) -> XML {
      depth -= 1
      return element
    }

    private mutating func take(_ mark: String) -> Bool {
      guard rest.hasPrefix(mark) else { return false }
      rest = rest.dropFirst(mark.count)
      return true
    }

    private mutating func upTo(_ mark: String) throws(Malformed) -> Substring {
      guard let found = rest.firstRange(of: mark) else { throw Malformed() }
      defer { rest = rest[found.upperBound...] }
      return rest[..<found.lowerBound]
    }

    private static func decoded(_ text: Substring) throws(Malformed) -> String {
      guard text.contains("&") else { return String(text) }
      var result = ""
      var rest = text
      while let start = rest.firstIndex(of: "&") {
        result += rest[..<start]
        guard let end = rest[start...].firstIndex(of: ";") else { throw Malformed() }
        result += try character(rest[rest.index(after: start)..<end])
        rest = rest[rest.index(after: end)...]
      }
      return result + rest
    }

    private static func character(_ entity: Substring) throws(Malformed) -> String {
      switch entity {
      case "lt": return "<"
      case "gt": return ">"
      case "amp": return "&"
      case "quot": return "\""
      case "apos": return "'"
      default:
        guard entity.hasPrefix("#") else { throw Malformed() }
        let isHexadecimal = entity.hasPrefix("#x")
        let digits = entity.dropFirst(isHexadecimal ? 2 : 1)
        guard let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
          let scalar = Unicode.Scalar(number)
        else { throw Malformed() }
        return String(scalar)
      }
    }
  }
}
