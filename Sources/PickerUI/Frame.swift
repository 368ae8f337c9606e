// SPDX-License-Identifier: Apache-2.0

/// Where something lies over the screen: in the middle, in a frame, or on a small terminal all of it but title and footer.
struct Frame: Equatable {
  /// Without the frame itself.
  let rows: Range<Int>
  let columns: Range<Int>
  let isFramed: Bool

  /// For so many rows and columns, as far as there is room.
  init(rows wantedRows: Int, columns wantedColumns: Int, in size: Screen.Size) {
    isFramed = size.isRoomy
    guard isFramed else {
      rows = 1..<max(2, size.rows - 1)
      columns = 0..<size.columns
      return
    }
    let height = max(1, min(wantedRows, size.rows - 4))
    let width = max(1, min(wantedColumns, size.columns - 6))
    let top = (size.rows - height) / 2
    let left = (size.columns - width) / 2
    rows = top..<top + height
    columns = left..<left + width
  }
}

extension Screen {
  /// Draws the frame with a title in its upper edge, and clears what is inside.
  mutating func draw(_ frame: Frame, title: String, _ glyphs: Glyphs) {
    guard frame.isFramed else {
      drawBar(StyledText(title, .bar), right: "", row: 0)
      for row in frame.rows { fill(row: row) }
      return
    }
    let (left, width) = (frame.columns.lowerBound - 2, frame.columns.count + 2)
    let rule = String(repeating: glyphs.rule, count: width)
    let (top, bottom) = (frame.rows.lowerBound - 1, frame.rows.upperBound)
    let corners = glyphs.corners
    put(StyledText(corners.top.left + rule + corners.top.right, .quiet), row: top, column: left)
    put(
      Visible(" \(title) "), style: .strong, row: top, column: left + 2, width: max(1, width - 2))
    for row in frame.rows {
      fill(row: row, columns: left..<left + width + 2)
    }
    for side in [left, left + width + 1] {
      fill(with: glyphs.bar, rows: frame.rows, columns: side..<side + 1)
    }
    put(
      StyledText(corners.bottom.left + rule + corners.bottom.right, .quiet), row: bottom,
      column: left)
  }
}
