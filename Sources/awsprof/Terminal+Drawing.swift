// SPDX-License-Identifier: Apache-2.0

import CTerminal
import PickerUI

extension Terminal {
  /// Shows a screen; only cells that differ from the one before are given to ncurses.
  mutating func draw(_ screen: Screen) {
    guard screen != drawn else { return }
    let previous = drawn?.size == screen.size ? drawn : nil
    if previous == nil {
      cterminal_resize(
        cterminal_size(rows: Int32(screen.size.rows), columns: Int32(screen.size.columns)))
    }
    screen.forEachChange(since: previous) { cell, place, width in put(cell, at: place, width) }
    let cursor = screen.cursor
    cterminal_flush(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
    drawn = screen
  }

  /// Makes the next `draw` send everything: the terminal may show something else (Ctrl-L).
  mutating func redraw() {
    drawn = nil
    cterminal_forget()
  }

  private func put(_ cell: Screen.Cell, at place: Screen.Position, _ width: Int) {
    let look = looks[cell.style.number]
    let reverse = cell.isSelected ? CTERMINAL_REVERSE : 0
    cell.text.withCString { text in
      cterminal_put(
        Int32(place.row), Int32(place.column), text, cell.text.utf8.count, Int32(width),
        Int32(Int(look.attributes.rawValue) ^ reverse), Int32(color(of: look)))
    }
  }

  /// The colour of a look, of those that there are; -1 for the text's own.
  private func color(of look: Look) -> Int {
    guard let color = look.color else { return -1 }
    return color < max(colors, 16) ? color : look.fallback ?? -1
  }
}
