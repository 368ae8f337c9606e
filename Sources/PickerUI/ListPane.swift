// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The list: mark of the current profile, cursor, then the columns.
  func drawRows(on screen: inout Screen) {
    if layout.hasColumnHeads { drawHeads(on: &screen) }
    let rows = layout.list.rows
    if hits.isEmpty {
      for (offset, line) in emptyLines.enumerated() where offset < rows.count {
        screen.put(
          StyledText(line, .quiet), row: rows.lowerBound + offset, column: 2,
          width: layout.list.columns.count - 2)
      }
      return
    }
    let search = search
    for (offset, row) in visibleRows.enumerated() {
      let line = rows.lowerBound + offset
      switch row {
      case .heading(let heading, let count):
        screen.put(
          StyledText("\(heading)", .strong) + StyledText("  \(count)", .quiet), row: line,
          column: 1, width: layout.list.columns.count - 1)
      case .hit(let place): draw(place, at: line, search, on: &screen)
      }
    }
  }

  private func drawHeads(on screen: inout Screen) {
    var column = Columns.margin
    for (head, width) in columns.all {
      screen.put(
        StyledText(head, .quiet), row: layout.list.rows.lowerBound - 1, column: column, width: width
      )
      column += width
    }
  }

  private func draw(_ place: Int, at row: Int, _ search: Search, on screen: inout Screen) {
    let index = hits[place].index
    let name = profiles.name(at: index)
    let isSelected = place == cursor
    if isSelected {
      screen.fill(row: row, columns: layout.list.columns, isSelected: true)
      screen.put(StyledText(">", .strong), row: row, column: 1, isSelected: true)
    }
    if name == currentName {
      screen.put(StyledText("*", .strong), row: row, column: 0, isSelected: isSelected)
    }
    let found = search.highlights(ofRow: index, of: table.count)
    var column = Columns.margin
    for cell in cells(ofProfile: index) where cell.width > 0 {
      screen.put(
        Visible(cell.text), style: cell.style, row: row, column: column, width: cell.width - 1,
        highlights: cell.field.flatMap { found[$0] } ?? [], isSelected: isSelected)
      column += cell.width
    }
  }

  private struct Cell {
    let text: String
    let width: Int
    var style: Style = .plain
    var field: Query.Field?
  }

  private func cells(ofProfile index: Int) -> [Cell] {
    let columns = columns
    let profile = profiles.profile(at: index)
    let (kind, account) = kindAndAccount(ofProfile: index)
    let role = columns.role > 0 ? session(ofProfile: index)?.success?.roleName : nil
    let words = words(ofProfile: index)
    return [
      Cell(
        text: profile.name.text, width: columns.name, style: nameStyle(ofProfile: index),
        field: .name),
      Cell(text: account ?? "-", width: columns.account, field: .account),
      Cell(text: role ?? "-", width: columns.role, field: .role),
      Cell(text: kind.word, width: columns.kind),
      Cell(text: profile.text("region") ?? "-", width: columns.region, field: .region),
      Cell(
        text: columns.isStatusShort ? words.short : words.sentence, width: columns.status,
        style: words.style),
    ]
  }

  /// The colour that the person gave the profile, if any.
  private func nameStyle(ofProfile index: Int) -> Style {
    rules(ofProfile: index).compactMap(\.color).last.map { .marked($0) } ?? .plain
  }

  func kindAndAccount(ofProfile index: Int) -> (Session.Kind, String?) {
    guard let outcome = session(ofProfile: index) else { return (.none, nil) }
    return (outcome.kind, outcome.success?.account(in: shelf))
  }

  private var emptyLines: [String] {
    if !filter.isEmpty, profiles.count > 0 {
      return ["no profile matches '\(filter.text)'", "Esc clears the filter"]
    }
    return [
      "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)",
      "'aws configure' or 'aws configure sso' makes the first one",
    ]
  }
}

extension Search {
  /// The highlights of a row, where anything is typed.
  fileprivate func highlights(ofRow row: Int, of count: Int) -> [Query.Field: Set<Int>] {
    query.terms.isEmpty || row >= count ? [:] : highlights(ofRow: row)
  }
}
