// SPDX-License-Identifier: Apache-2.0

import PickerUI

/// Rows of text as columns, each as wide as its widest cell on the screen.
enum TextTable {
  static func lines(_ rows: [[String]]) -> [String] {
    let cells = rows.map { $0.map(Visible.init) }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.reduce(0) { max($0, column < $1.count - 1 ? $1[column].width : 0) }
    }
    return cells.map { line in
      line.enumerated().map { column, cell in
        column == line.count - 1
          ? cell.text : cell.text + String(repeating: " ", count: widths[column] - cell.width)
      }.joined(separator: "  ")
    }
  }
}
