// SPDX-License-Identifier: Apache-2.0

/// Where the panes are, by the size of the terminal.
///
///     title                                        row 0
///     filter                                       row 1
///     a sentence about a refused file              row 2, where there is one
///     column heads, list  |  details               from 120 columns on side by side
///     column heads, list
///     details                                      from 60 columns and 16 rows on below the list
///     footer                                       last row
package struct Layout: Equatable, Sendable {
  /// A rectangle of the screen.
  package struct Pane: Equatable, Sendable {
    package var rows: Range<Int>
    package var columns: Range<Int>
  }

  package let size: Screen.Size
  /// The rows of the list, without its heads.
  package let list: Pane
  /// The details of the row under the cursor; `nil` on a small terminal, where they are a page.
  package let detail: Pane?
  package let hasColumnHeads: Bool
  package let isSideBySide: Bool

  /// Below this there is one line that says so; leaving works all the same.
  package static let smallest = Screen.Size(rows: 4, columns: 20)

  /// From so many columns on, the details stand beside the list.
  private static let wide = 120

  package init(_ size: Screen.Size, noticeRows: Int = 0) {
    self.size = size
    hasColumnHeads = size.isRoomy
    isSideBySide = size.isRoomy && size.columns >= Self.wide
    let first = min(2 + noticeRows, max(0, size.rows - 2))
    let top = size.isRoomy ? first + 1 : first
    let bottom = max(top, size.rows - 1)
    if isSideBySide {
      let split = size.columns - max(50, size.columns * 2 / 5)
      list = Pane(rows: top..<bottom, columns: 0..<split - 1)
      detail = Pane(rows: first..<bottom, columns: split..<size.columns)
      return
    }
    let wanted = size.isRoomy ? min(14, (size.rows - 4) * 9 / 20) : 0
    let split = bottom - min(wanted, bottom - top)
    list = Pane(rows: top..<split, columns: 0..<size.columns)
    detail = size.isRoomy ? Pane(rows: split..<bottom, columns: 0..<size.columns) : nil
  }

  package var isTooSmall: Bool {
    size.rows < Self.smallest.rows || size.columns < Self.smallest.columns
  }
}
