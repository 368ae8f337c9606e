// SPDX-License-Identifier: Apache-2.0

/// A text that must not be seen.
///
/// It prints as stars wherever it is printed by accident, in a message, a log or a debugger; reading it takes a word that
/// a reviewer can search for.
///
///     "\(SealedText("wJalrXUtnFEMI"))"    ->    ****************
package struct SealedText: Hashable, Sendable {
  /// The text itself, for a request, a cache file or a child's environment.
  package let revealed: String

  package init(_ text: String) {
    revealed = text
  }
}

extension SealedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { String(repeating: "*", count: 16) }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SealedText: Codable {
  package init(from decoder: any Decoder) throws {
    revealed = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(revealed)
  }
}
