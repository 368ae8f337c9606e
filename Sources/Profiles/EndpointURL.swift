// SPDX-License-Identifier: Apache-2.0

/// A URL as Python's `urllib.parse.urlsplit` takes it apart.
struct EndpointURL {
  let scheme: String
  /// User information, host and port: `alice:pw@localhost:4566`.
  let authority: String
  let path: String
  let query: String
  let fragment: String

  /// Takes `text` apart; nothing is refused.
  init(_ text: String) {
    // Control characters and blanks before a URL do not count.
    var rest = Substring(text.unicodeScalars.drop { $0.value <= 0x20 })
    let colon = rest.unicodeScalars.firstIndex(of: ":")
    if let colon, Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.unicodeScalars.index(after: colon)...]
    } else {
      scheme = ""
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.unicodeScalars.firstIndex { "/?#".unicodeScalars.contains($0) }
      authority = String(rest[..<(end ?? rest.endIndex)])
      rest = end.map { rest[$0...] } ?? ""
    } else {
      authority = ""
    }
    (rest, fragment) = Self.cut(rest, at: "#")
    (rest, query) = Self.cut(rest, at: "?")
    path = String(rest)
  }

  /// The host, in lower case; `nil` where there is none.
  var host: String? {
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let host =
      place.contains("[")
      ? place.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" } : place.prefix { $0 != ":" }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// The port as written; `nil` where there is none.
  var port: Substring? {
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let rest = place.contains("[") ? place.drop { $0 != "]" } : place
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    return rest[rest.index(after: colon)...]
  }

  /// Python's words where the port is not one.
  var portFault: String? {
    guard let port, !port.isEmpty else { return nil }
    guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return "Port could not be cast to integer value as \(String(port).pythonRepresentation)"
    }
    return Int(port).map { $0 <= 65535 } ?? false ? nil : "Port out of range 0-65535"
  }

  /// Python's words where it cannot take `text` apart: brackets without an IPv6 address in them.
  static func fault(_ text: String) -> String? {
    let url = EndpointURL(text)
    let hasOpen = url.authority.contains("["), hasClose = url.authority.contains("]")
    guard hasOpen || hasClose else { return nil }
    guard hasOpen, hasClose else { return "Invalid IPv6 URL" }
    let host = url.authority.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
    if IPv6.isAddress(String(host)) { return nil }
    return
      "\(String(host).pythonRepresentation) does not appear to be an IPv4 or IPv6 address"
  }

  /// Where a request for `/` goes.
  var request: String {
    (scheme.isEmpty ? "" : scheme + ":") + "//" + authority + (path.isEmpty ? "/" : path)
      + (query.isEmpty ? "" : "?" + query) + (fragment.isEmpty ? "" : "#" + fragment)
  }

  /// A tab counts too: Python's urlsplit would take all three out.
  static func hasLineEnd(_ text: String) -> Bool {
    text.unicodeScalars.contains { "\t\r\n".unicodeScalars.contains($0) }
  }

  /// Whether botocore accepts `text` for an endpoint: it has a host, of letters, digits and dashes, or an IPv6 address
  /// (utils.py:is_valid_endpoint_url, is_valid_ipv6_endpoint_url).
  static func isValid(_ text: String) -> Bool {
    if hasLineEnd(text) { return false }
    guard var host = EndpointURL(text).host else { return false }
    if host.contains(":") { return IPv6.isAddress(host) }
    guard host.unicodeScalars.count <= 255 else { return false }
    if host.hasSuffix(".") { host.removeLast() }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    let dash = UInt8(ascii: "-")
    return (1...63).contains(label.utf8.count) && label.utf8.first != dash
      && label.utf8.last != dash
      && label.utf8.allSatisfy {
        $0 == dash || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
      }
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else {
      return false
    }
    return text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "+-.".utf8.contains($0)
    }
  }

  private static func cut(_ text: Substring, at mark: Unicode.Scalar) -> (Substring, String) {
    guard let place = text.unicodeScalars.firstIndex(of: mark) else { return (text, "") }
    return (text[..<place], String(text[text.unicodeScalars.index(after: place)...]))
  }
}

/// As much of IPv6's notation as decides whether a host is an address, and whether it is this machine.
enum IPv6 {
  /// Eight groups of four hexadecimal digits, of which `::` stands for a run.
  static func isAddress(_ text: String) -> Bool { groups(text) != nil }

  static func isLoopback(_ text: String) -> Bool {
    groups(text) == [0, 0, 0, 0, 0, 0, 0, 1]
  }

  private static func groups(_ text: String) -> [UInt16]? {
    guard let gap = text.range(ofText: "::") else {
      let all = list(text[...])
      return all?.count == 8 ? all : nil
    }
    guard let before = list(text[..<gap.lowerBound]), let after = list(text[gap.upperBound...]),
      before.count + after.count < 8
    else { return nil }
    return before + [UInt16](repeating: 0, count: 8 - before.count - after.count) + after
  }

  private static func list(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard (1...4).contains(part.utf8.count), part.utf8.first != UInt8(ascii: "+"),
        let group = UInt16(part, radix: 16)
      else { return nil }
      groups.append(group)
    }
    return groups
  }
}
