// SPDX-License-Identifier: Apache-2.0

extension StyledText {
  /// A text of one style on as many lines as it takes, the following lines indented; a word longer than a line is cut.
  ///
  /// Addresses, ARNs and AWS's messages have such words, and nothing of them may be missing.
  static func paragraph(
    _ text: String, _ style: Style = .plain, columns: Int, indent: Int = 0
  ) -> [StyledText] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = [""]
    var room = columns
    func breakLine() {
      lines.append(margin)
      room = max(1, columns - indent)
    }
    for (place, word) in text.split(separator: " ").enumerated() {
      let width = Visible.width(of: String(word))
      let isAtStart = lines.last == "" || lines.last == margin
      if place > 0, !isAtStart {
        if width + 1 > room, width <= columns - indent || room < 8 {
          breakLine()
        } else {
          lines[lines.count - 1] += " "
          room -= 1
        }
      }
      for character in word {
        let own = Visible.width(of: String(character))
        if own > room { breakLine() }
        lines[lines.count - 1].append(character)
        room -= own
      }
    }
    return lines.map { StyledText($0, style) }
  }
}
