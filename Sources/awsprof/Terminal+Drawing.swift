// SPDX-License-Identifier: Apache-2.0

import CTerminal
import PickerUI

extension Terminal {
  /// Shows a screen; only rows that differ from the one before are sent.
  mutating func draw(_ screen: Screen) {
    guard screen != drawn else { return }
    let previous = drawn?.size == screen.size ? drawn : nil
    if previous == nil {
      cterminal_resize(
        cterminal_size(rows: Int32(screen.size.rows), columns: Int32(screen.size.columns)))
    }
    for row in 0..<screen.size.rows where screen.row(row) != previous?.row(row) {
      put(screen.row(row), row: row)
    }
    let cursor = screen.cursor
    cterminal_flush(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
    drawn = screen
  }

  /// Makes the next `draw` send everything: the terminal may show something else (Ctrl-L).
  mutating func redraw() {
    drawn = nil
    cterminal_forget()
  }

  private func put(_ cells: ArraySlice<Screen.Cell>, row: Int) {
    for index in cells.indices where !cells[index].text.isEmpty {
      let cell = cells[index]
      let next = cells.index(after: index)
      let isWide = next < cells.endIndex && cells[next].text.isEmpty
      var look = Look(cell.style)
      if cell.isSelected { look.attributes ^= CTERMINAL_REVERSE }
      cell.text.withCString { text in
        cterminal_put(
          Int32(row), Int32(index - cells.startIndex), text, cell.text.utf8.count, isWide ? 2 : 1,
          Int32(look.attributes), Int32(look.color))
      }
    }
  }
}

/// How a style looks.
///
/// Without colours, the attributes remain.
private struct Look {
  var attributes: Int
  /// One of the sixteen that the user chose for their terminal, or -1 for the text colour.
  var color: Int

  private enum Color {
    static let none = -1
    static let red = 1
    static let yellow = 3
    static let blue = 4
    static let magenta = 5
    static let cyan = 6
  }

  /// Live is blue and not green: blue, yellow and red stay apart for eyes that confuse red and green.
  init(_ style: Style) {
    (attributes, color) =
      switch style {
      case .plain: (0, Color.none)
      case .bar: (CTERMINAL_BOLD, Color.cyan)
      case .quiet: (CTERMINAL_DIM, Color.none)
      case .strong: (CTERMINAL_BOLD, Color.none)
      case .match: (CTERMINAL_BOLD | CTERMINAL_UNDERLINE, Color.magenta)
      case .live: (0, Color.blue)
      case .expiring: (CTERMINAL_BOLD, Color.yellow)
      case .expired: (CTERMINAL_UNDERLINE, Color.red)
      case .problem: (CTERMINAL_BOLD, Color.red)
      case .escaped: (CTERMINAL_DIM | CTERMINAL_REVERSE, Color.none)
      }
  }
}
