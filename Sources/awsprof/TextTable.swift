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
    var lines: [String] = []
    forEachLine(rows) { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  /// The same as one text, each line with its end.
  static func text(_ rows: [[String]]) -> [UInt8] {
    var text: [UInt8] = []
    forEachLine(rows) { line in
      text += line
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func forEachLine(_ rows: [[String]], _ body: ([UInt8]) -> Void) {
    let cells = rows.map { $0.map(Cell.init) }
    var widths = Array(repeating: 0, count: rows.reduce(0) { max($0, $1.count) })
    for row in cells {
      for column in row.indices.dropLast() {
        widths[column] = max(widths[column], row[column].width)
      }
    }
    var line: [UInt8] = []
    for row in cells {
      line.removeAll(keepingCapacity: true)
      for column in row.indices {
        let cell = row[column]
        line.append(contentsOf: cell.text.utf8)
        if column == row.count - 1 { break }
        for _ in cell.width..<widths[column] + 2 { line.append(UInt8(ascii: " ")) }
      }
      body(line)
    }
  }
}

extension String {
  /// Whether it is visible as it stands.
  var isPrintableASCII: Bool {
    for byte in utf8 where byte &- 0x20 >= 0x5F { return false }
    return true
  }
}
