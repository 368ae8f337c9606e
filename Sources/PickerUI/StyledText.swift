// SPDX-License-Identifier: Apache-2.0

/// A line to be shown: spans of text, each with its style.
///
/// Plain strings become visible when they reach a screen.
package struct StyledText: Sendable, ExpressibleByStringLiteral {
  package struct Span: Sendable {
    package var text: String
    package var style: Style
    /// Whether the blanks in it are no place to break a line.
    package var isWhole = false
  }

  package var spans: [Span]

  package init(_ text: String, _ style: Style = .plain) {
    spans = [Span(text: text, style: style)]
  }

  /// Text that stays on one line: `! expiring 12m`.
  package static func whole(_ text: String, _ style: Style) -> StyledText {
    var line = StyledText("")
    line.spans = [Span(text: text, style: style, isWhole: true)]
    return line
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  package static func + (one: StyledText, other: StyledText) -> StyledText {
    var sum = one
    sum.spans += other.spans
    return sum
  }

  package var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  /// The columns it takes.
  package var width: Int { spans.reduce(0) { $0 + Visible.width(of: $1.text) } }

  /// Followed by blanks up to `columns`.
  package func padded(to columns: Int) -> StyledText {
    let missing = columns - width
    return missing > 0 ? self + StyledText(String(repeating: " ", count: missing)) : self
  }

  /// The same text on as many lines as it needs, broken at blanks, the following lines indented.
  package func wrapped(to columns: Int) -> [StyledText] {
    guard width > columns, columns > Self.indent * 2 else { return [self] }
    var lines: [StyledText] = []
    var line = StyledText("")
    for span in spans {
      for word in span.words {
        let room = columns - line.width
        if Visible.width(of: word) > room, !line.isBlank {
          lines.append(line)
          line = StyledText(String(repeating: " ", count: Self.indent))
          let rest = String(word.drop { $0 == " " })
          line.spans.append(Span(text: rest, style: span.style, isWhole: span.isWhole))
        } else {
          line.spans.append(Span(text: word, style: span.style, isWhole: span.isWhole))
        }
      }
    }
    return lines + [line]
  }

  private static let indent = 6

  private var isBlank: Bool {
    spans.allSatisfy { $0.text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
  }
}

extension StyledText.Span {
  /// The text cut before each run of blanks: `a`, ` bc`, `   d`.
  fileprivate var words: [String] {
    if isWhole { return [text] }
    var words: [String] = []
    var word = ""
    var isInBlanks = true
    for character in text {
      if character == " ", !isInBlanks {
        words.append(word)
        word = ""
      }
      isInBlanks = character == " "
      word.append(character)
    }
    return words + [word]
  }
}
