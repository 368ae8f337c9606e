// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The details beside or below the list: what there is to say, which scrolls, and at the bottom what Enter would do.
extension Picker {
  func drawDetail(on screen: inout Screen) {
    guard let pane = layout.detail else { return }
    guard let profile, let contents = detailContents else {
      return drawRule("", hint: "", on: &screen)
    }
    let left = pane.columns.lowerBound
    let width = pane.columns.count
    let hint = hint(contents.facts.count, contents.room)
    drawRule(" \(profile.name) ", hint: hint, on: &screen)
    for (offset, line) in contents.facts.dropFirst(detailScroll).prefix(contents.room).enumerated()
    {
      screen.put(line, row: pane.rows.lowerBound + 1 + offset, column: left, width: width)
    }
    for (offset, line) in contents.pinned.enumerated() {
      let row = pane.rows.upperBound - contents.pinned.count + offset
      screen.put(line, row: row, column: left, width: width)
    }
  }

  /// How far the details can be scrolled.
  var longestDetailScroll: Int {
    detailContents.map { $0.facts.count - $0.room } ?? 0
  }

  private struct DetailContents {
    let facts: [StyledText]
    /// The rows for the facts.
    let room: Int
    /// What Enter would do, at most half of the pane; the page has all of it.
    let pinned: [StyledText]
  }

  private var detailContents: DetailContents? {
    guard let pane = layout.detail, let inspection else { return nil }
    let rows = pane.rows.count - 1
    var pinned = inspection.consequences.lines(in: pane.columns.count)
    let most = max(1, rows / 2)
    if pinned.count > most {
      let left = pinned.count - most + 1
      pinned =
        pinned.prefix(most - 1) + [
          StyledText("        \(left) more lines: \(keys.name(of: .details, in: .lists))", .quiet)
        ]
    }
    return DetailContents(
      facts: signInDetails(columns: pane.columns.count)
        + inspection.summary.flatMap { $0.lines(in: pane.columns.count) },
      room: max(0, rows - pinned.count), pinned: pinned)
  }

  private func hint(_ count: Int, _ room: Int) -> String {
    guard count > room else { return "" }
    let below = max(0, count - room - detailScroll)
    let names = [Action.scrollDetailDown, .details].map { keys.name(of: $0, in: .lists) }
    let shown = names.filter { !$0.isEmpty }.joined(separator: ", ")
    return below > 0 ? " \(below) more: \(shown) " : " end "
  }

  /// The line that parts the details from the list: over them, and on a wide screen beside them too.
  private func drawRule(_ name: String, hint: String, on screen: inout Screen) {
    guard let pane = layout.detail else { return }
    let left = pane.columns.lowerBound
    let width = pane.columns.count
    let top = pane.rows.lowerBound
    screen.fill(with: setup.glyphs.rule, rows: top..<top + 1, columns: left..<left + width)
    screen.put(
      Visible(name), style: .strong, row: top, column: left + 2,
      width: max(1, width - 4 - hint.utf8.count))
    screen.put(
      StyledText(hint, .quiet), row: top, column: max(left, left + width - hint.utf8.count - 2))
    guard layout.isSideBySide else { return }
    screen.fill(with: setup.glyphs.bar, rows: pane.rows, columns: left - 1..<left)
  }
}
