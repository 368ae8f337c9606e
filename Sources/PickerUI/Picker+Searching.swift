// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A search that is being typed: the page goes along with every letter.
package struct PageSearching: Equatable, Sendable {
  /// The page as it was, for going back to.
  package let before: PageView
  package internal(set) var view: PageView
  package internal(set) var field = TextField()
}

extension Picker {
  mutating func handle(_ key: Key, searching: PageSearching) -> Effect? {
    var searching = searching
    if let action = keys.action(of: key, in: .lists) {
      switch action {
      case .choose: return keep(searching)
      case .back:
        focus = .page(searching.before)
        return nil
      case .quit: return .cancel
      default:
        guard searching.field.edit(action) else { return .beep }
      }
    } else if let text = key.typed {
      searching.field.insert(text)
    } else {
      return .beep
    }
    let lines = lines(of: searching.view.page)
    searching.view = searching.before
    searching.view.search = PageSearch(searching.field.text)
    let line = searching.before.line(in: lines)
    _ = searching.view.find(from: line, in: lines, rows: pageRows)
    focus = .searching(searching)
    return nil
  }

  /// Enter: what was found stays, for the next and the one before.
  private mutating func keep(_ searching: PageSearching) -> Effect? {
    guard !searching.field.isEmpty else {
      focus = .page(searching.before)
      return nil
    }
    guard searching.view.search?.line != nil else {
      focus = .page(searching.before)
      message = "'\(searching.field.text)' is not on this page"
      return .beep
    }
    focus = .page(searching.view)
    return nil
  }

  /// To the next line where it is found, or the one before; round the end of the page.
  mutating func findNext(_ view: PageView, _ lines: PageLines, backwards: Bool) -> Effect? {
    guard let search = view.search else { return .beep }
    let line = view.line(in: lines)
    var view = view
    let isFound =
      backwards
      ? view.findBackwards(from: line, in: lines, rows: pageRows)
      : view.find(from: line + 1, in: lines, rows: pageRows)
    guard isFound, let found = view.search?.line else {
      message = "'\(search.text)' is not on this page"
      return .beep
    }
    if backwards ? found >= line : found <= line { message = "round the end of the page" }
    focus = .page(view)
    return nil
  }

  /// Which of the lines it is: `match 2/5`.
  func matches(_ view: PageView, in lines: PageLines) -> String {
    guard let search = view.search else { return "" }
    let found = view.found(in: lines)
    guard let place = found.firstIndex(where: { $0 == search.line }) else {
      return "\(found.count) found "
    }
    return "match \(place + 1)/\(found.count) "
  }

  /// What is typed, in the place of the footer.
  func drawSearch(_ searching: PageSearching, _ page: PageLines, on screen: inout Screen) {
    let row = size.rows - 1
    screen.fill(row: row, style: .bar)
    let right = matches(searching.view, in: page)
    screen.put(StyledText("/", .strong), row: row, column: 0)
    let room = max(1, size.columns - 3 - right.utf8.count)
    screen.put(searching.field, row: row, column: 1, width: room)
    screen.put(
      StyledText(right, .bar), row: row, column: max(0, size.columns - right.utf8.count))
  }
}
