// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI

/// Rows of text as columns, each as wide as its widest cell on the screen.
///
///     PROFILE     KIND
///     default     static
struct TextTable {
  /// The cells as they are shown, one after the other: fifty thousand rows of strings would take four times as much.
  private var text: [UInt8] = []
  /// Where each cell ends in `text`, and the columns of the screen that it takes.
  private var cells: [(end: UInt32, width: UInt32)] = []
  /// Where each row ends in `cells`.
  private var rows: [UInt32] = []
  /// Of each column but the last of a row.
  private var widths: [UInt32] = []

  mutating func append(_ row: [String]) {
    for (column, cell) in row.enumerated() {
      let width = append(cell)
      if column == row.count - 1 { break }
      if column == widths.count { widths.append(0) }
      widths[column] = max(widths[column], width)
    }
    rows.append(UInt32(cells.count))
  }

  private mutating func append(_ cell: String) -> UInt32 {
    var cell = cell
    // Nearly every cell is plain; making one visible character by character costs a hundred times as much.
    let isPlain = cell.withUTF8 { bytes in
      guard bytes.isPrintableASCII, bytes.count <= Visible.limit else { return false }
      text.append(contentsOf: bytes)
      return true
    }
    let width: Int
    if isPlain {
      width = cell.utf8.count
    } else {
      let visible = Visible(cell)
      text.append(contentsOf: visible.text.utf8)
      width = visible.width
    }
    cells.append((UInt32(text.count), UInt32(width)))
    return UInt32(width)
  }

  /// One line a row, two blanks between the columns; the last cell of a row is as long as it is.
  static func lines(_ rows: [[String]]) -> [String] {
    var table = TextTable()
    for row in rows { table.append(row) }
    var lines: [String] = []
    table.forEachLine { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  /// The same as one text, each line with its end.
  func asText() -> [UInt8] {
    var text: [UInt8] = []
    forEachLine { line in
      text += line
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private func forEachLine(_ body: ([UInt8]) -> Void) {
    var line: [UInt8] = []
    var (start, first) = (0, 0)
    for row in rows {
      line.removeAll(keepingCapacity: true)
      for place in first..<Int(row) {
        let cell = cells[place]
        line.append(contentsOf: text[start..<Int(cell.end)])
        start = Int(cell.end)
        if place == Int(row) - 1 { break }
        for _ in cell.width..<widths[place - first] + 2 { line.append(UInt8(ascii: " ")) }
      }
      first = Int(row)
      body(line)
    }
  }
}

extension String {
  /// Whether it is visible as it stands.
  var isPrintableASCII: Bool {
    var text = self
    return text.withUTF8 { $0.isPrintableASCII }
  }
}
