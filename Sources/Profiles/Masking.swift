// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// How values are shown that must not be shown whole.
package enum Masking {
  /// An access key's id as `aws configure list` shows it: `****************MPLE`.
  package static func accessKey(_ id: String) -> String {
    var text = id
    // Every id that AWS gives is plain, and a character of such a one is a byte.
    let end = text.withUTF8 { bytes in
      bytes.isPrintableASCII
        ? String(decoding: bytes.suffix(bytes.count > 8 ? 4 : 0), as: UTF8.self) : nil
    }
    return secret + (end ?? String(id.suffix(id.count > 8 ? 4 : 0)))
  }

  /// What stands for a secret, whatever its length.
  package static let secret = String(repeating: "*", count: 16)

  /// A setting's text fit for a screen, a log or JSON.
  ///
  /// A `credential_process` keeps its program and loses its arguments, which may hold a password; a URL loses the user
  /// information before its `@`.
  package static func shown(_ text: String, of key: Verbatim) -> String {
    if text.isEmpty { return text }
    if SecretKeys.contains(key) { return secret }
    switch key.text {
    case "aws_access_key_id": return accessKey(text)
    case "credential_process": return program(of: text)
    default: return withoutUserInformation(text)
    }
  }

  /// A sentence or a message fit to be shown: it may quote a value that is a URL.
  static func sentence(_ text: String) -> String { withoutUserInformation(text) }

  private static func program(of command: String) -> String {
    // A command that cannot be split is masked whole, whatever is wrong with it.
    guard let words = try? shellWords(command), let program = words.first else { return secret }
    return words.count > 1 ? "\(program) ..." : program
  }

  private static func withoutUserInformation(_ text: String) -> String {
    guard let scheme = text.range(ofText: "://") else { return text }
    let rest = text[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return text }
    return text[..<scheme.upperBound] + "****" + rest[at...]
  }
}

extension String {
  /// The first place where `other` stands, compared scalar by scalar.
  package func range(ofText other: String) -> Range<Index>? {
    let pattern = Array(other.unicodeScalars)
    guard !pattern.isEmpty else { return startIndex..<startIndex }
    var start = startIndex
    while start < endIndex {
      if unicodeScalars[start...].starts(with: pattern) {
        return start..<unicodeScalars.index(start, offsetBy: pattern.count)
      }
      start = unicodeScalars.index(after: start)
    }
    return nil
  }
}
