// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The list of regions, and below it what Enter would do with the one under the cursor and what each client would
/// make of that.
extension Picker {
  /// The rows of the region list.
  func regionRows(_ regions: RegionList) -> Range<Int> {
    rows(over: regionConsequences(regions))
  }

  /// The first row on the screen: the one under the cursor is seen, however many lines there are below the list.
  func top(of regions: RegionList, in area: Range<Int>) -> Int {
    let top = max(0, min(regions.top, regions.rows.count - area.count))
    return max(top, regions.cursor - area.count + 1)
  }

  private func rows(over pinned: [StyledText]) -> Range<Int> {
    2..<max(3, size.rows - 1 - pinned.count)
  }

  func draw(_ regions: RegionList, on screen: inout Screen) {
    screen.drawBar(
      StyledText("awsprof > region for \(regions.profile)", .bar),
      right: keys.hint(of: .back, in: .lists, "back"), row: 0)
    drawFilter(regions.filter, count: "\(regions.rows.count)/\(regions.count)", on: &screen)
    let pinned = regionConsequences(regions)
    let area = rows(over: pinned)
    let top = self.top(of: regions, in: area)
    if regions.rows.isEmpty {
      let words = "no region matches; a whole name such as mars-north-1 can be typed"
      screen.put(StyledText(words, .quiet), row: 2, column: 3)
    }
    for (offset, row) in regions.rows.dropFirst(top).prefix(area.count).enumerated() {
      draw(
        row, at: area.lowerBound + offset, isSelected: top + offset == regions.cursor, on: &screen)
    }
    for (offset, line) in pinned.enumerated() {
      screen.put(line, row: size.rows - 1 - pinned.count + offset, column: 0)
    }
    drawFooter(on: &screen)
  }

  private func draw(
    _ row: RegionList.Row, at line: Int, isSelected: Bool, on screen: inout Screen
  ) {
    if isSelected {
      screen.fill(row: line, style: .plain, isSelected: true)
      screen.put(StyledText(">", .strong), row: line, column: 1, isSelected: true)
    }
    screen.put(
      Visible(row.name), style: .plain, row: line, column: 3, width: 17,
      highlights: row.nameHighlights, isSelected: isSelected)
    let noteWidth = size.columns >= 76 ? min(44, size.columns - 21 - 29) : 0
    let placeWidth = max(1, size.columns - 21 - noteWidth)
    screen.put(
      Visible(row.place), style: .plain, row: line, column: 21, width: placeWidth - 1,
      highlights: row.placeHighlights, isSelected: isSelected)
    screen.put(
      Visible(row.note), style: .quiet, row: line, column: size.columns - noteWidth,
      width: noteWidth, isSelected: isSelected)
  }

  private func regionConsequences(_ regions: RegionList) -> [StyledText] {
    guard size.rows >= 12, let profile, let choice = regions.choice else { return [] }
    let rule = StyledText(String(repeating: setup.glyphs.rule, count: size.columns), .quiet)
    let consequences = consequences(of: choice, for: profile)
    let change = consequences.lines(in: size.columns).prefix(max(1, size.rows / 4))
    // By the files as each client reads them, where they have been read so.
    let outlook = RegionOutlook(in: consequences.after) { examination?.set(of: $0) ?? profiles }
    let clients = outlook.lines(in: size.columns)
    // Half of the screen is for the list.
    return [rule] + change + clients.prefix(max(0, size.rows / 2 - 1 - change.count))
  }
}
