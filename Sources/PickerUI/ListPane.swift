// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The list: mark of the current profile, cursor, then the columns.
  func drawRows(on screen: inout Screen) {
    if layout.hasColumnHeads { drawHeads(on: &screen) }
    let rows = layout.list.rows
    if hits.isEmpty {
      let width = layout.list.columns.count - 2
      let lines = emptyLines.flatMap { StyledText($0, .quiet).wrapped(to: width) }
      for (offset, line) in lines.enumerated() where offset < rows.count {
        screen.put(line, row: rows.lowerBound + offset, column: 2, width: width)
      }
      return
    }
    let (search, columns, currentName) = (search, columns, currentName)
    for (offset, row) in visibleRows.enumerated() {
      let line = rows.lowerBound + offset
      switch row {
      case .heading(let heading, let count):
        screen.put(
          StyledText("\(heading)", .strong) + StyledText("  \(count)", .quiet), row: line,
          column: 1, width: layout.list.columns.count - 1)
      case .hit(let place):
        draw(
          place, at: line, search, columns,
          isCurrent: profiles.name(at: hits[place].index) == currentName,
          on: &screen)
      }
    }
  }

  private func drawHeads(on screen: inout Screen) {
    let columns = columns
    let heads = [("PROFILE", columns.name)] + columns.others.map { ($0.column.head, $0.width) }
    var column = Columns.margin
    for (head, width) in heads {
      screen.put(
        StyledText(head, .quiet), row: layout.list.rows.lowerBound - 1, column: column, width: width
      )
      column += width
    }
  }

  private func draw(
    _ place: Int, at row: Int, _ search: Search, _ columns: Columns, isCurrent: Bool,
    on screen: inout Screen
  ) {
    let index = hits[place].index
    let isSelected = place == cursor
    if isSelected {
      screen.fill(row: row, columns: layout.list.columns, isSelected: true)
      screen.put(StyledText(">", .strong), row: row, column: 1, isSelected: true)
    }
    if isCurrent {
      screen.put(StyledText("*", .strong), row: row, column: 0, isSelected: isSelected)
    }
    let found = search.highlights(ofRow: index, of: table.count)
    var column = Columns.margin
    for cell in cells(ofProfile: index, columns) {
      screen.put(
        Visible(cell.text), style: cell.style, row: row, column: column, width: cell.width - 1,
        highlights: cell.field.map { found[$0] } ?? [], isSelected: isSelected)
      column += cell.width
    }
  }

  private struct Cell {
    let text: String
    let width: Int
    var style: Style = .plain
    var field: Query.Field?
  }

  private func cells(ofProfile index: Int, _ columns: Columns) -> [Cell] {
    let name = Cell(
      text: profiles.name(at: index).text, width: columns.name, style: nameStyle(ofProfile: index),
      field: .name)
    let (kind, account) = kindAndAccount(ofProfile: index)
    return [name]
      + columns.others.map { column, width in
        switch column {
        case .account: return Cell(text: account ?? "-", width: width, field: .account)
        case .role:
          let role = session(ofProfile: index)?.success?.roleName
          return Cell(text: role ?? "-", width: width, field: .role)
        case .kind: return Cell(text: kind.word, width: width)
        case .region:
          let region = profiles.profile(at: index).text("region")
          return Cell(text: region ?? "-", width: width, field: .region)
        case .session:
          let words = words(ofProfile: index)
          let text = columns.isStatusShort ? words.short : words.sentence
          return Cell(text: text, width: width, style: words.style)
        }
      }
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
      return [
        "no profile matches '\(filter.text)'",
        keys.hint(of: .back, in: .lists, "clears the filter"),
      ]
    }
    return [
      "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)",
      "'aws configure' or 'aws configure sso' makes the first one",
    ]
  }
}

extension Search {
  /// The highlights of a row, where anything is typed.
  fileprivate func highlights(ofRow row: Int, of count: Int) -> Highlights {
    query.terms.isEmpty || row >= count ? Highlights() : highlights(ofRow: row)
  }
}
