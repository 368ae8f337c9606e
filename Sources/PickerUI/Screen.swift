// SPDX-License-Identifier: Apache-2.0

/// A grid of styled cells: all that a terminal is ever given.
///
/// Text enters through `put` only, which takes ``Visible`` text: no control character, no direction mark and no
/// escape sequence can reach a cell.
package struct Screen: Equatable, Sendable {
  package struct Size: Equatable, Hashable, Sendable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// Whether there is room for headings and frames.
    var isRoomy: Bool { columns >= 60 && rows >= 16 }
  }

  package struct Cell: Equatable, Sendable {
    /// One character as a person sees it; empty in the second column of a wide one.
    package var text: String
    package var style: Style
    /// Whether the cell belongs to the row under the cursor (drawn in reverse).
    package var isSelected: Bool

    package static let blank = Cell(text: " ", style: .plain, isSelected: false)
  }

  package struct Position: Equatable, Sendable {
    package var row: Int
    package var column: Int
  }

  package let size: Size
  /// Row by row, `size.rows * size.columns` of them.
  package private(set) var cells: [Cell]
  /// Where the terminal's own cursor stands, in the text being typed; `nil` hides it.
  package var cursor: Position?

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// Changes one cell.
  ///
  /// Callers have made the text visible; `Screen+Drawing.swift` is the only one.
  mutating func set(_ cell: Cell, _ row: Int, _ column: Int) {
    guard row < size.rows, column < size.columns else { return }
    cells[row * size.columns + column] = cell
  }

  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// Calls `body` with every character that an earlier screen of the same size did not have there, its place, and the
  /// columns that it takes; without an earlier one with all that is not blank.
  package func forEachChange(since earlier: Screen?, _ body: (Cell, Position, Int) -> Void) {
    let earlier = earlier?.cells ?? Array(repeating: .blank, count: cells.count)
    // Nearly every cell is the same to the bit, which shows sooner than what its text is.
    func mayHaveChanged(_ index: Int) -> Bool {
      index < cells.count && !cells.isSame(as: earlier, at: index)
    }
    for index in cells.indices where mayHaveChanged(index) || mayHaveChanged(index + 1) {
      let (row, column) = index.quotientAndRemainder(dividingBy: size.columns)
      // The second half of a wide character comes with the first.
      guard !cells[index].text.isEmpty else { continue }
      let isWide = column + 1 < size.columns && cells[index + 1].text.isEmpty
      if cells[index] != earlier[index] || (isWide && cells[index + 1] != earlier[index + 1]) {
        body(cells[index], Position(row: row, column: column), isWide ? 2 : 1)
      }
    }
  }
}

extension [Screen.Cell] {
  /// Whether the cell at a place has the bits of another one; of two that are the same one may still look different here.
  fileprivate func isSame(as other: Self, at place: Int) -> Bool {
    let size = MemoryLayout<Screen.Cell>.stride
    return withUnsafeBytes { own in
      other.withUnsafeBytes { other in
        stride(from: place * size, to: (place + 1) * size, by: 8).allSatisfy {
          own.load(fromByteOffset: $0, as: UInt64.self)
            == other.load(fromByteOffset: $0, as: UInt64.self)
        }
      }
    }
  }
}
