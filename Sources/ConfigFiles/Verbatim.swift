// SPDX-License-Identifier: Apache-2.0

/// A string compared scalar by scalar, as Python and the other clients compare the names in AWS's files.
///
/// Swift's `String` holds `é` typed as one scalar and `é` typed as two for the same; botocore does not, and a
/// profile that is found here must be the one that is found there.
package struct Verbatim: Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Verbatim: Hashable {
  package static func == (one: Verbatim, other: Verbatim) -> Bool {
    one.text.utf8.count == other.text.utf8.count && one.text == other.text
      && one.text.utf8.elementsEqual(other.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    text.hash(into: &hasher)
  }
}

extension Verbatim: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral text: String) {
    self.init(text)
  }

  package var description: String { text }
}
