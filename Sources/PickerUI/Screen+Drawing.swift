// SPDX-License-Identifier: Apache-2.0

extension Screen {
  /// Puts visible text at a place, cut to `width` columns; nothing leaves the row, nothing is cut inside a character.
  ///
  /// `highlights` are the places (in scalars of the original) of the characters that the filter matched.
  package mutating func put(
    _ text: Visible, style: Style, row: Int, column: Int, width: Int? = nil,
    highlights: [Int] = [], isSelected: Bool = false
  ) {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
    let room = min(width ?? .max, size.columns - column)
    var place = column
    let text = text.truncated(to: room)
    if let plain = text.plain {
      for (offset, byte) in plain.enumerated() {
        let isMatch = highlights.contains(offset)
        let cell = Cell(
          text: Visible.ascii[Int(byte)], style: isMatch ? .match : style, isSelected: isSelected)
        set(cell, row, column + offset)
      }
      return
    }
    for piece in text.pieces {
      let look: Style =
        piece.isEscape ? .escaped : highlights.contains(piece.index) ? .match : style
      if piece.isEscape {
        for character in piece.text.unicodeScalars {
          set(Cell(text: String(character), style: look, isSelected: isSelected), row, place)
          place += 1
        }
        continue
      }
      set(Cell(text: piece.text, style: look, isSelected: isSelected), row, place)
      for extra in 1..<max(1, piece.width) {
        set(Cell(text: "", style: look, isSelected: isSelected), row, place + extra)
      }
      place += piece.width
    }
  }

  /// Puts a line of several styles.
  package mutating func put(
    _ line: StyledText, row: Int, column: Int, width: Int? = nil, isSelected: Bool = false
  ) {
    let end = min(size.columns, column + (width ?? size.columns))
    var place = column
    for span in line.spans where place < end {
      let text = Visible(span.text)
      put(
        text, style: span.style, row: row, column: place, width: end - place, isSelected: isSelected
      )
      place += text.width
    }
  }

  /// Gives the cells of a row one style, before text is put on it; all of them unless told which.
  package mutating func fill(
    row: Int, columns: Range<Int>? = nil, style: Style = .plain, isSelected: Bool = false
  ) {
    guard row >= 0, row < size.rows else { return }
    for column in columns ?? 0..<size.columns {
      set(Cell(text: " ", style: style, isSelected: isSelected), row, column)
    }
  }

  /// Fills a part of the screen with one character, as rules and frames are drawn.
  package mutating func fill(
    with character: String, style: Style = .quiet, rows: Range<Int>, columns: Range<Int>
  ) {
    guard let piece = Visible(character).pieces.first, !piece.isEscape, piece.width == 1 else {
      return
    }
    let cell = Cell(text: piece.text, style: style, isSelected: false)
    for row in rows where row >= 0 {
      for column in columns where column >= 0 { set(cell, row, column) }
    }
  }

  /// The text of a row, as a person reads it, without the blanks at its end.
  package func text(ofRow row: Int) -> String {
    var text = self.row(row).reduce("") { $0 + $1.text }
    while text.last == " " { text.removeLast() }
    return text
  }
}
