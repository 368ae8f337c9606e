// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The menu of what can be done: a key and a sentence a row.
extension Picker {
  func draw(_ menu: ActionMenu, on screen: inout Screen) {
    let rows = rows(of: menu)
    let frame = frame(of: rows)
    let keyWidth = keyWidth(rows)
    let name = profile.map { ": \($0.name)" } ?? ""
    screen.draw(frame, title: "what can be done now\(name)", setup.glyphs)
    let top = max(0, min(menu.top, rows.count - frame.rows.count))
    for (offset, row) in rows.dropFirst(top).prefix(frame.rows.count).enumerated() {
      let line = frame.rows.lowerBound + offset
      let isSelected = top + offset == menu.cursor
      if isSelected {
        screen.fill(row: line, columns: frame.columns, isSelected: true)
        screen.put(
          StyledText(">", .strong), row: line, column: frame.columns.lowerBound, isSelected: true)
      }
      screen.put(
        StyledText(row.key, .strong).padded(to: keyWidth) + StyledText(row.sentence),
        row: line, column: frame.columns.lowerBound + 2, width: frame.columns.count - 3,
        isSelected: isSelected)
    }
    screen.cursor = nil
    drawFooter(on: &screen)
  }

  /// The row of a menu that stands on a line of the screen.
  func row(of menu: ActionMenu, _ rows: [ActionMenu.Row], atLine line: Int) -> Int? {
    let frame = frame(of: rows)
    let top = max(0, min(menu.top, rows.count - frame.rows.count))
    let place = top + line - frame.rows.lowerBound
    return frame.rows.contains(line) && rows.indices.contains(place) ? place : nil
  }

  func frame(of rows: [ActionMenu.Row]) -> Frame {
    let widest = rows.reduce(0) { max($0, Visible.width(of: $1.sentence)) }
    return Frame(rows: rows.count, columns: keyWidth(rows) + widest + 4, in: size)
  }

  private func keyWidth(_ rows: [ActionMenu.Row]) -> Int {
    rows.reduce(0) { max($0, Visible.width(of: $1.key)) } + 2
  }
}
