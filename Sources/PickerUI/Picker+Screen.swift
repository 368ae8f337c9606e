// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The whole screen for this state; the same state always gives the same screen.
  package func screen() -> Screen {
    var screen = Screen(size: size)
    if layout.isTooSmall {
      screen.put("too small: 20x4 needed", row: 0, column: 0)
      return screen
    }
    switch focus {
    case .list: drawList(on: &screen)
    case .regions(let regions): draw(regions, on: &screen)
    case .page(let page, let scroll): draw(page, scroll: scroll, on: &screen)
    }
    return screen
  }

  private func drawList(on screen: inout Screen) {
    screen.drawBar(title, right: counts, row: 0)
    drawFilter(filter, count: "\(hits.count)/\(profiles.count)", on: &screen)
    if let notice = notices.first, size.rows >= 8 {
      let more = notices.count > 1 ? " (and \(notices.count - 1) more, F3)" : ""
      let text = "\(setup.glyphs.problem) \(notice.description)\(more)"
      screen.put(StyledText(text, .problem), row: 2, column: 1)
    }
    drawRows(on: &screen)
    drawDetail(on: &screen)
    drawFooter([.choose, .regions, .details, .problems, .help, .back], on: &screen)
  }

  private func drawDetail(on screen: inout Screen) {
    guard layout.detail.count > 1 else { return }
    let rule = String(repeating: setup.glyphs.rule, count: size.columns)
    screen.put(StyledText(rule, .quiet), row: layout.detail.lowerBound, column: 0)
    let name = Visible(profile.map { " \($0.name) " } ?? "")
    screen.put(
      name, style: .strong, row: layout.detail.lowerBound, column: 2, width: size.columns - 20)
    let lines = detailLines()
    let room = layout.detail.count - 1
    if lines.count > room {
      let below = max(0, lines.count - room - detailScroll)
      let hint = below > 0 ? " \(below) more: Shift-Down, Tab " : " end "
      screen.put(
        StyledText(hint, .quiet), row: layout.detail.lowerBound,
        column: max(0, size.columns - hint.count - 2))
    }
    for (offset, line) in lines.dropFirst(detailScroll).prefix(room).enumerated() {
      screen.put(line, row: layout.detail.lowerBound + 1 + offset, column: 0)
    }
  }

  private func draw(_ regions: RegionList, on screen: inout Screen) {
    screen.drawBar("awsprof > region for \(regions.profile)", right: "Esc back", row: 0)
    drawFilter(regions.filter, count: "\(regions.rows.count)", on: &screen)
    let room = max(0, size.rows - RegionList.frameRows)
    let top = max(0, min(regions.top, regions.rows.count - room))
    for (offset, row) in regions.rows.dropFirst(top).prefix(room).enumerated() {
      let isSelected = top + offset == regions.cursor
      let line = 2 + offset
      if isSelected { screen.fill(row: line, style: .plain, isSelected: true) }
      screen.put(isSelected ? ">" : " ", row: line, column: 1, isSelected: isSelected)
      let found = regions.highlights[top + offset]
      screen.put(
        Visible(row.name), style: .plain, row: line, column: 3, width: 16, highlights: found,
        isSelected: isSelected)
      let shift = row.name.unicodeScalars.count + 1
      screen.put(
        Visible(row.place), style: .plain, row: line, column: 20, width: max(0, size.columns - 20),
        highlights: Set(found.map { $0 - shift }), isSelected: isSelected)
      let column = 20 + max(Visible(row.place).width + 2, 36)
      screen.put(StyledText(row.note, .quiet), row: line, column: column, isSelected: isSelected)
    }
    drawFooter([.choose, .down, .deleteAll, .help, .back], on: &screen)
  }

  private func draw(_ page: Page, scroll: Int, on screen: inout Screen) {
    let title =
      switch page {
      case .details: "awsprof > \(profile?.name.text ?? "")"
      case .problems: "awsprof > problems"
      case .help: "awsprof > help"
      }
    screen.drawBar(title, right: "Esc back", row: 0)
    let room = max(0, size.rows - 2)
    let lines = pageLines(page)
    let top = max(0, min(scroll, lines.count - room))
    for (offset, line) in lines.dropFirst(top).prefix(room).enumerated() {
      screen.put(line, row: 1 + offset, column: 0)
    }
    drawFooter([.down, .regions, .help, .back], on: &screen)
    if lines.count > room {
      let place = "\(min(lines.count, top + room))/\(lines.count) "
      screen.put(
        StyledText(place, .bar), row: size.rows - 1, column: max(0, size.columns - place.count))
    }
  }

  private func drawFilter(_ filter: Filter, count: String, on screen: inout Screen) {
    screen.put(StyledText("> ", .strong), row: 1, column: 0)
    let text = Visible(filter.text)
    let room = max(1, size.columns - 4 - count.count)
    let shown = text.width <= room ? text : text.tail(ofWidth: room)
    screen.put(shown, style: .plain, row: 1, column: 2)
    screen.put(
      StyledText(count, .quiet), row: 1, column: max(0, size.columns - count.count - 1))
    screen.cursor = Screen.Position(row: 1, column: min(size.columns - 1, 2 + shown.width))
  }

  /// The keys that work now, cut from the right; a message takes their place.
  private func drawFooter(_ actions: [Action], on screen: inout Screen) {
    let row = size.rows - 1
    screen.fill(row: row, style: .bar)
    if let message {
      screen.put(StyledText(" \(message)", .bar), row: row, column: 0)
      return
    }
    var column = 1
    for action in actions {
      guard let hint = footerHint(action), column + hint.utf8.count < size.columns else { continue }
      screen.put(StyledText(hint, .bar), row: row, column: column)
      column += hint.utf8.count + 2
    }
  }

  private func footerHint(_ action: Action) -> String? {
    let words: String? =
      switch action {
      case .choose: "use"
      case .regions: "region"
      case .details: "details"
      case .problems: profiles.complaints.isEmpty ? nil : "problems"
      case .help: "help"
      case .back: focus == .list && filter.text.isEmpty ? "quit" : "back"
      case .down: "move"
      case .deleteAll: "clear"
      default: nil
      }
    let binding = KeyBindings.all.first { $0.action == action }
    guard let words, let key = binding?.shown.split(separator: " ").first else { return nil }
    return "\(key) \(words)"
  }

  /// What the shell is now.
  private var title: String {
    let name = currentName.map { "now: \($0)" } ?? "now: no profile"
    let region = Region(of: currentName.flatMap { profiles[$0] }, in: setup.environment).name
    let keys =
      setup.environment.nonEmpty("AWS_ACCESS_KEY_ID") == nil ? "" : "  AWS_ACCESS_KEY_ID wins"
    let note = setup.note.map { "  \($0)" } ?? ""
    return "awsprof  \(name)\(region.map { " @ \($0)" } ?? "")\(keys)\(note)"
  }

  private var counts: String {
    let problems = profiles.complaints.count
    let words = problems == 0 ? "" : "  \(problems) \(setup.glyphs.problem) F3"
    return "\(profiles.count) profiles\(words)"
  }
}

extension Screen {
  /// A line in the look of the bar: a title at the left, something at the right if it fits.
  fileprivate mutating func drawBar(_ left: String, right: String, row: Int) {
    fill(row: row, style: .bar)
    let rightWidth = Visible(right).width
    let fits = size.columns >= rightWidth + 24
    put(
      Visible(left), style: .bar, row: row, column: 1,
      width: size.columns - 2 - (fits ? rightWidth + 2 : 0))
    if fits { put(StyledText(right, .bar), row: row, column: size.columns - rightWidth - 1) }
  }
}

extension Visible {
  /// The end of the text that fits into `columns`.
  fileprivate func tail(ofWidth columns: Int) -> Visible {
    var tail = self
    while tail.width > columns { tail.removeFirst() }
    return tail
  }
}
