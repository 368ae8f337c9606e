// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A page that fills the screen: its title and the names of its neighbours, its lines, the cursor, the keys.
extension Picker {
  /// All of it but the last row, which is the footer's or a question's.
  func draw(_ view: PageView, _ page: PageLines, on screen: inout Screen) {
    screen.drawBar(title(of: view.page), right: keys.hint(of: .back, in: .pages, "back"), row: 0)
    let room = pageRows
    let top = max(0, min(view.top, page.lines.count - room))
    let hasCursor = !page.stops.isEmpty
    for (offset, line) in page.lines.dropFirst(top).prefix(room).enumerated() {
      // Where there is nothing to go to, what was found is marked as the cursor would be.
      let isSelected =
        hasCursor ? line.item == view.cursor : view.search?.line == top + offset
      if isSelected { screen.fill(row: 1 + offset, style: .plain, isSelected: true) }
      let text = view.search.map { line.text.marking($0.ranges(in: line.text)) } ?? line.text
      screen.put(text, row: 1 + offset, column: 1, isSelected: isSelected)
      if isSelected, hasCursor, page.range(ofItem: view.cursor).lowerBound == top + offset {
        screen.put(StyledText(">", .strong), row: 1 + offset, column: 0, isSelected: true)
      }
    }
  }

  /// What a frame lies over.
  func drawGround(_ view: PageView?, on screen: inout Screen) {
    if let view { draw(view, lines(of: view.page), on: &screen) } else { drawList(on: &screen) }
  }

  /// How far down it is, and which match: `match 2/5 22/105`.
  func position(of view: PageView, in page: PageLines) -> String {
    let room = pageRows
    let count = page.lines.count
    let top = max(0, min(view.top, count - room))
    return matches(view, in: page) + (count > room ? "\(min(count, top + room))/\(count) " : "")
  }

  private func title(of page: PageView.Page) -> StyledText {
    switch page {
    case .problems: return StyledText("awsprof > problems", .bar)
    case .help: return StyledText("awsprof > help", .bar)
    case .details(let current):
      let names = Inspection.pages.enumerated().map { number, page in
        number == current
          ? StyledText(" [\(page.title)]", .strong) : StyledText("  \(page.title) ", .bar)
      }
      let name = StyledText("awsprof > \(profile?.name.text ?? "") ", .bar)
      let all = names.reduce(name, +)
      // A narrow screen has room for the page's own name.
      return all.width <= size.columns - 12 ? all : name + names[current]
    }
  }

  func footer(of view: PageView) -> [Action] {
    let item = item(under: view)
    var actions: [Action] = view.search == nil ? [] : [.nextMatch]
    if case .details = view.page { actions += [.choose, .nextPage] }
    if item?.link != nil { actions.append(.follow) }
    if item?.location != nil { actions.append(.edit) }
    if case .help = view.page { actions.append(.up) } else { actions.append(.copy) }
    return actions + [.regions, .help, .back, .search, .menu]
  }
}
