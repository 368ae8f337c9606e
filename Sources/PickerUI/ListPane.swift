// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The list: mark of the current profile, cursor, name, account, kind, region, status.
  func drawRows(on screen: inout Screen) {
    if layout.hasColumnHeads { drawHeads(on: &screen) }
    if hits.isEmpty {
      let row = layout.list.lowerBound
      for (offset, line) in emptyLines.enumerated() {
        screen.put(StyledText(line, .quiet), row: row + offset, column: 2)
      }
      return
    }
    for (offset, hit) in hits.dropFirst(top).prefix(layout.list.count).enumerated() {
      draw(
        hit, at: layout.list.lowerBound + offset, isSelected: top + offset == cursor, on: &screen)
    }
  }

  private func drawHeads(on screen: inout Screen) {
    let columns = layout.columns
    let row = layout.list.lowerBound - 1
    var column = 2
    for (head, width) in [
      ("PROFILE", columns.name), ("ACCOUNT", columns.account), ("KIND", columns.kind),
      ("REGION", columns.region), ("SESSION", columns.status),
    ] where width > 0 {
      screen.put(StyledText(head, .quiet), row: row, column: column, width: width)
      column += width
    }
  }

  private func draw(_ hit: Filter.Hit, at row: Int, isSelected: Bool, on screen: inout Screen) {
    let profile = profiles.profile(at: hit.index)
    let columns = layout.columns
    if isSelected { screen.fill(row: row, style: .plain, isSelected: true) }
    func put(_ text: String, _ style: Style = .plain, _ column: Int, _ width: Int) {
      screen.put(
        Visible(text), style: style, row: row, column: column, width: width, isSelected: isSelected)
    }
    if profile.name == currentName { put("*", .strong, 0, 1) }
    if isSelected { put(">", .strong, 1, 1) }
    var column = 2
    screen.put(
      Visible(profile.name.text), style: .plain, row: row, column: column,
      width: columns.name - 1, highlights: hit.positions, isSelected: isSelected)
    column += columns.name
    let (kind, account) = kindAndAccount(ofProfile: hit.index)
    let region = profile["region"]?.text ?? "-"
    for (text, width) in [
      (account ?? "-", columns.account), (kind.word, columns.kind), (region, columns.region),
    ] where width > 0 {
      put(text, .plain, column, width - 1)
      column += width
    }
    let words = StatusWords(status(ofProfile: hit.index), now: now, glyphs: setup.glyphs)
    put(columns.isStatusShort ? words.short : words.sentence, words.style, column, columns.status)
  }

  private func kindAndAccount(ofProfile index: Int) -> (Session.Kind, String?) {
    switch session(ofProfile: index) {
    case .success(let session): (session.kind, session.account(in: shelf))
    case .failure(let error): (error.kind, nil)
    case nil: (.none, nil)
    }
  }

  private var emptyLines: [String] {
    if !filter.text.isEmpty, profiles.count > 0 {
      return ["no profile matches '\(filter.text)'", "Esc clears the filter"]
    }
    return [
      "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)",
      "'aws configure' or 'aws configure sso' makes the first one",
    ]
  }
}
