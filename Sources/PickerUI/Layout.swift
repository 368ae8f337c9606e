// SPDX-License-Identifier: Apache-2.0

/// Where the panes are, by the size of the terminal.
///
///     title                       row 0
///     filter                      row 1
///     column heads                row 2, from 60 columns and 16 rows on
///     list
///     details of the row under the cursor, a third of the rows at most ten
///     footer                      last row
package struct Layout: Equatable, Sendable {
  package let size: Screen.Size
  /// The rows of the list.
  package let list: Range<Int>
  /// The rows of the detail pane, its rule the first of them; empty on a small terminal.
  package let detail: Range<Int>
  package let hasColumnHeads: Bool

  /// Below this there is one line that says so; leaving works all the same.
  package static let smallest = Screen.Size(rows: 4, columns: 20)

  package init(_ size: Screen.Size, noticeRows: Int = 0) {
    self.size = size
    let isRoomy = size.columns >= 60 && size.rows >= 16
    hasColumnHeads = isRoomy
    let top = min(2 + noticeRows + (isRoomy ? 1 : 0), max(0, size.rows - 2))
    let bottom = max(top, size.rows - 1)
    let wanted = isRoomy ? min(12, (size.rows - 4) * 2 / 5) : 0
    let split = bottom - min(wanted, bottom - top)
    list = top..<split
    detail = split..<bottom
  }

  package var isTooSmall: Bool {
    size.rows < Self.smallest.rows || size.columns < Self.smallest.columns
  }

  /// The columns of the list, by what has room.
  package var columns: Columns { Columns(width: size.columns) }

  /// Which columns there are and how wide; they give way in the order kind, account, region.
  package struct Columns: Equatable, Sendable {
    package let name: Int
    package let account: Int
    package let kind: Int
    package let region: Int
    package let status: Int
    package let isStatusShort: Bool

    package init(width: Int) {
      isStatusShort = width < 60
      status = isStatusShort ? 10 : 17
      region = width >= 60 ? 15 : 0
      account = width >= 72 ? 13 : 0
      kind = width >= 80 ? 9 : 0
      name = max(1, width - 2 - status - region - account - kind - 1)
    }
  }
}
