// SPDX-License-Identifier: Apache-2.0

/// A line to be shown: spans of text, each with its style.
///
/// Plain strings become visible when they reach a screen.
package struct StyledText: Sendable, ExpressibleByStringLiteral {
  package struct Span: Sendable {
    package var text: String
    package var style: Style
  }

  package var spans: [Span]

  package init(_ text: String, _ style: Style = .plain) {
    spans = [Span(text: text, style: style)]
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  package static func + (one: StyledText, other: StyledText) -> StyledText {
    var sum = one
    sum.spans += other.spans
    return sum
  }

  /// The columns it takes.
  package var width: Int { spans.reduce(0) { $0 + Visible($1.text).width } }

  /// Followed by blanks up to `columns`.
  package func padded(to columns: Int) -> StyledText {
    let missing = columns - width
    return missing > 0 ? self + StyledText(String(repeating: " ", count: missing)) : self
  }
}
