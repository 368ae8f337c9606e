// SPDX-License-Identifier: Apache-2.0

import Profiles

/// The wheel scrolls what is under it, a click goes there, a double click chooses, a click on a key of the footer presses it.
extension Picker {
  /// So many rows a turn of the wheel.
  private static let wheelRows = 3

  mutating func handle(_ mouse: Mouse) -> Effect? {
    if mouse.row == size.rows - 1 { return mouse.deed == .click ? pressFooter(mouse.column) : nil }
    switch focus {
    case .list: return handleInList(mouse)
    case .regions(var regions):
      let rows = regionRows(regions)
      switch mouse.deed {
      case .wheelUp: regions.move(by: -Self.wheelRows, rows: rows.count)
      case .wheelDown: regions.move(by: Self.wheelRows, rows: rows.count)
      case .click, .doubleClick:
        let place = top(of: regions, in: rows) + mouse.row - rows.lowerBound
        guard rows.contains(mouse.row), regions.rows.indices.contains(place) else { return nil }
        regions.move(by: place - regions.cursor, rows: rows.count)
      }
      focus = .regions(regions)
      guard mouse.deed == .doubleClick, let choice = regions.choice else { return nil }
      return choose(choice)
    case .page(var view):
      let lines = lines(of: view.page)
      switch mouse.deed {
      case .wheelUp: view.scroll(by: -Self.wheelRows, lines, rows: pageRows)
      case .wheelDown: view.scroll(by: Self.wheelRows, lines, rows: pageRows)
      case .click, .doubleClick:
        let line = view.top + mouse.row - 1
        guard lines.lines.indices.contains(line), lines.items[lines.lines[line].item].isStop else {
          return nil
        }
        view.cursor = lines.lines[line].item
      }
      focus = .page(view)
      return nil
    case .menu(let menu): return handle(mouse, in: menu)
    case .doubting, .copying, .searching, .signIn: return nil
    }
  }

  private mutating func handle(_ mouse: Mouse, in menu: ActionMenu) -> Effect? {
    var menu = menu
    let rows = rows(of: menu)
    let room = frame(of: rows).rows.count
    switch mouse.deed {
    case .wheelUp: menu.move(by: -Self.wheelRows, of: rows.count, rows: room)
    case .wheelDown: menu.move(by: Self.wheelRows, of: rows.count, rows: room)
    case .click, .doubleClick:
      guard let place = row(of: menu, rows, atLine: mouse.row) else { return nil }
      menu.cursor = place
      if mouse.deed == .doubleClick { return run(rows[place].action, over: menu.page) }
    }
    focus = .menu(menu)
    return nil
  }

  private mutating func handleInList(_ mouse: Mouse) -> Effect? {
    if let detail = layout.detail, detail.rows.contains(mouse.row),
      detail.columns.contains(mouse.column)
    {
      switch mouse.deed {
      case .wheelUp: detailScroll -= Self.wheelRows
      case .wheelDown: detailScroll += Self.wheelRows
      case .click, .doubleClick: break
      }
      return nil
    }
    switch mouse.deed {
    case .wheelUp: cursor -= Self.wheelRows
    case .wheelDown: cursor += Self.wheelRows
    case .click, .doubleClick:
      let row = mouse.row - layout.list.rows.lowerBound
      guard layout.list.columns.contains(mouse.column), visibleRows.indices.contains(row),
        case .hit(let place) = visibleRows[row]
      else { return nil }
      cursor = place
      detailScroll = 0
      return mouse.deed == .doubleClick ? choose(.profiles) : nil
    }
    detailScroll = 0
    return nil
  }

  /// The key whose hint is under the mouse, as if it had been pressed.
  private mutating func pressFooter(_ column: Int) -> Effect? {
    guard
      let hint = footerHints(footerActions, before: size.columns).first(where: {
        ($0.column..<$0.column + $0.text.utf8.count).contains(column)
      })
    else { return nil }
    return handle(hint.key)
  }
}
