// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The details beside or below the list: what there is to say, which scrolls, and at the bottom what Enter would do.
extension Picker {
  func drawDetail(on screen: inout Screen) {
    guard let pane = layout.detail, let profile, let inspection else {
      return drawEmptyDetail(on: &screen)
    }
    let left = pane.columns.lowerBound
    let width = pane.columns.count
    let facts = detailFacts(inspection)
    let pinned = pinnedLines(inspection)
    drawRule(" \(profile.name) ", hint: hint(facts.count, facts.room), on: &screen)
    for (offset, line) in facts.lines.dropFirst(detailScroll).prefix(facts.room).enumerated() {
      screen.put(line, row: pane.rows.lowerBound + 1 + offset, column: left, width: width)
    }
    for (offset, line) in pinned.enumerated() {
      let row = pane.rows.upperBound - pinned.count + offset
      screen.put(line, row: row, column: left, width: width)
    }
  }

  /// How far the details can be scrolled.
  var longestDetailScroll: Int {
    guard layout.detail != nil, let inspection else { return 0 }
    let facts = detailFacts(inspection)
    return facts.count - facts.room
  }

  private struct Facts {
    let lines: [StyledText]
    let room: Int
    var count: Int { lines.count }
  }

  private func detailFacts(_ inspection: Inspection) -> Facts {
    guard let pane = layout.detail else { return Facts(lines: [], room: 0) }
    let lines = inspection.summary.flatMap { $0.lines(in: pane.columns.count) }
    let room = max(0, pane.rows.count - 1 - pinnedLines(inspection).count)
    return Facts(lines: lines, room: room)
  }

  /// What Enter would do, at most half of the pane; the page has all of it.
  private func pinnedLines(_ inspection: Inspection) -> [StyledText] {
    guard let pane = layout.detail else { return [] }
    let lines = inspection.consequences.lines(in: pane.columns.count)
    let room = max(1, (pane.rows.count - 1) / 2)
    if lines.count <= room { return lines }
    return lines.prefix(room - 1) + [
      StyledText("        \(lines.count - room + 1) more lines: Tab", .quiet)
    ]
  }

  private func hint(_ count: Int, _ room: Int) -> String {
    guard count > room else { return "" }
    let below = max(0, count - room - detailScroll)
    return below > 0 ? " \(below) more: Shift-Down, Tab " : " end "
  }

  private func drawEmptyDetail(on screen: inout Screen) {
    if layout.detail != nil { drawRule("", hint: "", on: &screen) }
  }

  /// The line that parts the details from the list: over them, and on a wide screen beside them too.
  private func drawRule(_ name: String, hint: String, on screen: inout Screen) {
    guard let pane = layout.detail else { return }
    let left = pane.columns.lowerBound
    let width = pane.columns.count
    let top = pane.rows.lowerBound
    let rule = String(repeating: setup.glyphs.rule, count: width)
    screen.put(StyledText(rule, .quiet), row: top, column: left)
    screen.put(
      Visible(name), style: .strong, row: top, column: left + 2,
      width: max(1, width - 4 - hint.utf8.count))
    screen.put(
      StyledText(hint, .quiet), row: top, column: max(left, left + width - hint.utf8.count - 2))
    guard layout.isSideBySide else { return }
    for row in pane.rows {
      screen.put(StyledText(setup.glyphs.bar, .quiet), row: row, column: left - 1)
    }
  }
}
