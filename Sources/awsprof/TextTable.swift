// SPDX-License-Identifier: Apache-2.0

import PickerUI

/// Rows of text as columns, each as wide as its widest cell on the screen.
///
///     PROFILE     KIND
///     default     static
enum TextTable {
  private struct Cell {
    let text: String
    let width: Int

    /// Nearly every cell is plain; making one visible character by character costs a hundred times as much.
    init(_ text: String) {
      if text.isPrintableASCII, text.utf8.count <= Visible.limit {
        (self.text, width) = (text, text.utf8.count)
      } else {
        let visible = Visible(text)
        (self.text, width) = (visible.text, visible.width)
      }
    }
  }

  /// One line a row, two blanks between the columns; the last cell of a row is as long as it is.
  static func lines(_ rows: [[String]]) -> [String] {
    let cells = rows.map { $0.map(Cell.init) }
    var widths = Array(repeating: 0, count: rows.map(\.count).max() ?? 0)
    for row in cells {
      for (column, cell) in row.dropLast().enumerated() {
        widths[column] = max(widths[column], cell.width)
      }
    }
    let blanks = String(repeating: " ", count: (widths.max() ?? 0) + 2).utf8
    return cells.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell.text
        if column == row.count - 1 { break }
        line += Substring(blanks.prefix(widths[column] - cell.width + 2))
      }
      return line
    }
  }
}

extension String {
  /// Whether it is visible as it stands.
  var isPrintableASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E } }
}
