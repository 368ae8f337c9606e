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
    case .unicode: scalar.isWhiteSpace
    case .ecmaScript: scalar == "\u{FEFF}" || (scalar.isWhiteSpace && scalar != "\u{85}")
    }
  }
}

extension Unicode.Scalar {
  /// Unicode's property White_Space, most of the time without asking its tables.
  fileprivate var isWhiteSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}

extension Substring.UnicodeScalarView {
  func trimmed(_ space: WhiteSpace) -> Substring.UnicodeScalarView {
    var rest = drop(while: space.contains)
    while let last = rest.last, space.contains(last) { rest.removeLast() }
    return rest
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
