// SPDX-License-Identifier: Apache-2.0

/// The characters that a client takes for white space.
///
/// Python's own set, which is a fourth one, is in `Bytes.swift` and `PythonText.swift`.
package enum WhiteSpace: Sendable {
  /// The SDKs' specification: nothing else is trimmed.
  case spaceAndTab
  /// Unicode's property White_Space: Go's `unicode.IsSpace`, Rust's `char::is_whitespace`.
  case unicode
  /// JavaScript's `\s` and `trim()`: without U+0085, with the byte order mark.
  case ecmaScript

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .spaceAndTab: scalar == " " || scalar == "\t"
    case .unicode: scalar.properties.isWhitespace
    case .ecmaScript:
      scalar == "\u{FEFF}" || (scalar.properties.isWhitespace && scalar != "\u{85}")
    }
  }
}

/// A stretch of a line, scalar by scalar: Swift's characters would join `\r\n`, and a mark to the `=` before it.
typealias Scalars = Substring.UnicodeScalarView

extension Scalars {
  func leftTrimmed(_ space: WhiteSpace) -> Scalars {
    drop(while: space.contains)
  }

  func trimmed(_ space: WhiteSpace) -> Scalars {
    var rest = leftTrimmed(space)
    while let last = rest.last, space.contains(last) { rest.removeLast() }
    return rest
  }

  /// Up to the first `#` or `;`, wherever it stands.
  var beforeCommentSign: Scalars {
    prefix { $0 != "#" && $0 != ";" }
  }

  /// Up to the first `#` or `;` that stands behind white space.
  func beforeComment(after space: WhiteSpace) -> Scalars {
    var isAfterSpace = false
    for index in indices {
      if isAfterSpace, self[index] == "#" || self[index] == ";" { return self[..<index] }
      isAfterSpace = space.contains(self[index])
    }
    return self
  }

  /// What is between `[` and `]`, where these are its first and its last character.
  var bracketed: Scalars? {
    guard first == "[", last == "]" else { return nil }
    return dropFirst().dropLast()
  }

  var text: String { String(self) }
}

extension String {
  /// Whether it has nothing but the characters of a name: `[A-Za-z0-9_\-/.%@:+]` (env_config/normalize.rs).
  var isIdentifier: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "/", ".", "%", "@", ":", "+": true
      default: false
      }
    }
  }
}
