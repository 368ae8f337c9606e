// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A page that fills the screen, and where the person is on it.
package struct PageView: Equatable, Sendable {
  package enum Page: Equatable, Sendable {
    /// One of ``Inspection/pages``.
    case details(Int)
    /// What is wrong with the files.
    case problems
    case help

    /// Whether it is about the profile under the cursor.
    var isOfProfile: Bool { if case .details = self { true } else { false } }
  }

  package let page: Page
  /// The item that the cursor is on.
  package internal(set) var cursor = 0
  /// The first line on the screen.
  package internal(set) var top = 0
  /// What is marked in its text, and which line of it is meant.
  package internal(set) var search: PageSearch?

  /// A search goes along from page to page.
  package init(_ page: Page, searching text: String? = nil) {
    self.page = page
    search = text.map(PageSearch.init)
  }
}

/// The lines of a page, and which item each belongs to.
struct PageLines {
  let items: [DetailItem]
  private(set) var lines: [(text: StyledText, item: Int)] = []

  init(_ items: [DetailItem], columns: Int) {
    self.items = items
    for (place, item) in items.enumerated() {
      for line in item.lines(in: columns) { lines.append((line, place)) }
    }
  }

  /// The items that the cursor stops at.
  var stops: [Int] { items.indices.filter { items[$0].isStop } }

  /// The lines of an item.
  func range(ofItem item: Int) -> Range<Int> {
    let first = lines.firstIndex { $0.item == item } ?? 0
    let last = lines.lastIndex { $0.item == item } ?? -1
    return first..<max(first, last + 1)
  }
}

extension PageView {
  /// Moves the cursor by so many stops and scrolls so that it is seen.
  mutating func move(by step: Int, _ lines: PageLines, rows: Int) {
    let stops = lines.stops
    guard !stops.isEmpty else {
      top = max(0, min(top + step, lines.lines.count - rows))
      return
    }
    let place = stops.lastIndex { $0 <= cursor } ?? 0
    let wanted = max(0, min(place + step, stops.count - 1))
    cursor = stops[wanted]
    show(lines, rows: rows)
    // The heading above the first, the end below the last.
    if wanted == 0 { top = 0 }
    if wanted == stops.count - 1 { top = max(0, lines.lines.count - rows) }
  }

  /// Moves by lines, a screenful for instance, and takes the cursor along.
  mutating func scroll(by step: Int, _ lines: PageLines, rows: Int) {
    let current = lines.range(ofItem: cursor).lowerBound
    let target = max(0, min(current + step, lines.lines.count - 1))
    guard lines.lines.indices.contains(target) else { return }
    let item = lines.lines[target].item
    let stops = lines.stops
    let wanted =
      step > 0 ? stops.first { $0 >= item } ?? stops.last : stops.last { $0 <= item } ?? stops.first
    guard let wanted else { return move(by: step, lines, rows: rows) }
    cursor = wanted
    move(by: 0, lines, rows: rows)
  }

  /// Brings cursor and scrolling into bounds, and the cursor into sight.
  mutating func show(_ lines: PageLines, rows: Int) {
    cursor = max(0, min(cursor, lines.items.count - 1))
    guard !lines.stops.isEmpty else {
      top = max(0, min(top, lines.lines.count - rows))
      return
    }
    let own = lines.range(ofItem: cursor)
    if own.upperBound > top + rows { top = own.upperBound - rows }
    if own.lowerBound < top { top = own.lowerBound }
    top = max(0, min(top, lines.lines.count - rows))
  }
}

extension Picker {
  func items(of page: PageView.Page) -> [DetailItem] {
    switch page {
    case .details(let number):
      guard let inspection, Inspection.pages.indices.contains(number) else { return [] }
      return Inspection.pages[number].items(inspection, size.columns)
    case .problems: return problemItems
    case .help: return helpItems
    }
  }

  /// What the cursor of a page is on.
  func item(under view: PageView) -> DetailItem? {
    let items = items(of: view.page)
    return items.indices.contains(view.cursor) ? items[view.cursor] : nil
  }

  func lines(of page: PageView.Page) -> PageLines {
    PageLines(items(of: page), columns: size.columns - 1)
  }

  var pageRows: Int { max(1, size.rows - 2) }
}
