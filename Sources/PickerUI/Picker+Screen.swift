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
    case .list:
      drawList(on: &screen)
      drawFooter(on: &screen)
    case .doubting(let choice, let doubt):
      drawList(on: &screen)
      drawQuestion(choice, doubt, on: &screen)
    case .regions(let regions): draw(regions, on: &screen)
    case .page(let view):
      let page = lines(of: view.page)
      draw(view, page, on: &screen)
      drawFooter(right: position(of: view, in: page), on: &screen)
    case .copying(let view):
      drawGround(view, on: &screen)
      drawCopyChoices(view, on: &screen)
    case .searching(let searching):
      let page = lines(of: searching.view.page)
      draw(searching.view, page, on: &screen)
      drawSearch(searching, page, on: &screen)
    case .menu(let menu):
      drawGround(menu.page, on: &screen)
      draw(menu, on: &screen)
    case .signIn(let pane): draw(pane, on: &screen)
    }
    return screen
  }

  func drawList(on screen: inout Screen) {
    drawTitle(on: &screen)
    drawFilter(
      filter, note: ignoresCase ? "ignoring case  " : "",
      count: "\(hits.count)/\(profiles.count)", on: &screen)
    if let notice = notices.first, size.rows >= 8 {
      let more =
        notices.count > 1
        ? " (and \(notices.count - 1) more, \(keys.name(of: .problems, in: .lists)))" : ""
      let text = "\(setup.glyphs.problem) \(notice.description)\(more)"
      screen.put(StyledText(text, .problem), row: 2, column: 1)
    }
    drawRows(on: &screen)
    drawDetail(on: &screen)
  }

  private func drawTitle(on screen: inout Screen) {
    screen.fill(row: 0, style: .bar)
    let (left, right) = Title(self).lines(in: size.columns)
    screen.put(right, row: 0, column: max(0, size.columns - right.width - 1))
    screen.put(left, row: 0, column: 1, width: size.columns - 2 - right.width)
  }

  func drawFilter(
    _ field: TextField, note: String = "", count: String, on screen: inout Screen
  ) {
    screen.put(StyledText("> ", .strong), row: 1, column: 0)
    let room = max(1, size.columns - 4 - count.count - note.count)
    screen.put(field, row: 1, column: 2, width: room)
    let right = StyledText(note, .strong) + StyledText(count, .quiet)
    screen.put(right, row: 1, column: max(0, size.columns - right.width - 1))
  }

  /// The keys that work now, from the table of keys; a message takes their place.
  func drawFooter(right: String = "", on screen: inout Screen) {
    let row = size.rows - 1
    screen.fill(row: row, style: .bar)
    if let message {
      screen.put(StyledText(" \(message)", .bar), row: row, column: 0)
      return
    }
    let end = size.columns - right.utf8.count
    screen.put(StyledText(right, .bar), row: row, column: max(0, end))
    for hint in footerHints(footerActions, before: end) {
      screen.put(StyledText(hint.text, .bar), row: row, column: hint.column)
    }
  }

  /// The actions that the footer names, the most important first.
  var footerActions: [Action] {
    switch focus {
    case .list:
      (offersSignIn ? [.choose, .signIn] : [.choose])
        + [
          .regions, .details, .help, escapeLeaves ? .back : .quit, .menu, .problems, .sort, .group,
        ]
    case .regions: [.choose, .up, .deleteAll, .help, .back]
    case .page(let view): footer(of: view)
    case .menu: [.choose, .up, .back, .quit]
    case .signIn(let pane): footer(of: pane)
    case .doubting, .copying, .searching: []
    }
  }

  /// Whether Esc does anything now: clears the filter, or leaves.
  private var escapeLeaves: Bool { setup.preferences.escape == .leave || !filter.isEmpty }

  /// What stands in the footer and where; what has no room is left out, the help last of all.
  func footerHints(
    _ actions: [Action], before end: Int
  ) -> [(column: Int, text: String, key: Key)] {
    let all = actions.compactMap { action in
      footerHint(action).map { (action: action, key: $0.0, text: $0.1) }
    }
    var room = end - 1
    var fitting: [Action] = []
    for hint in all.filter({ $0.action == .help }) + all.filter({ $0.action != .help })
    where hint.text.utf8.count < room {
      fitting.append(hint.action)
      room -= hint.text.utf8.count + 2
    }
    var hints: [(column: Int, text: String, key: Key)] = []
    var column = 1
    for hint in all where fitting.contains(hint.action) {
      hints.append((column, hint.text, hint.key))
      column += hint.text.utf8.count + 2
    }
    return hints
  }

  private func footerHint(_ action: Action) -> (Key, String)? {
    guard let binding = keys.hinted(action, in: scope), let key = binding.keys.first else {
      return nil
    }
    let word =
      switch action {
      case .problems where problemCount == 0: ""
      case .back where focus == .list && filter.isEmpty: "quit"
      case .choose where isInMenu: "do it"
      case .back where showsFailure: "close"
      default: binding.hint
      }
    return word.isEmpty ? nil : (key, "\(key.name) \(word)")
  }

  private var scope: KeyBinding.Scope {
    switch focus {
    case .list, .regions, .doubting: .lists
    case .signIn: .signIn
    case .page, .copying, .menu, .searching: .pages
    }
  }

  private var isInMenu: Bool { if case .menu = focus { true } else { false } }

  /// The question before a profile is used.
  private func drawQuestion(_ choice: Choice, _ doubt: Doubt, on screen: inout Screen) {
    let question: String
    switch doubt {
    case .isToBeConfirmed:
      let account = profileIndex.flatMap { kindAndAccount(ofProfile: $0).1 }
      let place = account.map { " in account \($0)" } ?? ""
      question = "use '\(choice.profile)'\(place)?  y uses it, any other key does not"
    case .hasEnded:
      question =
        "the session of '\(choice.profile)' has ended:  y signs in first, n uses it as it is, any other key neither"
    }
    drawAtBottom(StyledText(" \(setup.glyphs.problem) \(question)", .problem), on: &screen)
  }

  private func drawCopyChoices(_ view: PageView, on screen: inout Screen) {
    let words = copyChoices(view).map { StyledText.whole("  \($0.letter) \($0.word)", .bar) }
    drawAtBottom(words.reduce(StyledText(" copy:", .bar), +), on: &screen)
  }

  /// A question in the place of the footer, on as many rows as it needs.
  private func drawAtBottom(_ question: StyledText, on screen: inout Screen) {
    let lines = question.wrapped(to: size.columns).suffix(size.rows - 1)
    for (offset, line) in lines.enumerated() {
      let row = size.rows - lines.count + offset
      screen.fill(row: row, style: line.spans.last?.style ?? .bar)
      screen.put(line, row: row, column: 0)
    }
    screen.cursor = nil
  }
}

extension Screen {
  /// What is typed, the end that is being typed in sight, and the cursor at its caret.
  mutating func put(_ field: TextField, row: Int, column: Int, width room: Int) {
    let before = Visible(String(field.beforeCaret))
    let hidden = max(0, before.width - room)
    let text = Visible(field.text).dropping(columns: hidden)
    put(text, style: .plain, row: row, column: column, width: room)
    let caret = column + before.dropping(columns: hidden).width
    cursor = Position(row: row, column: min(size.columns - 1, caret))
  }

  /// A line in the look of the bar: a title at the left, something at the right if it fits.
  mutating func drawBar(_ left: StyledText, right: String, row: Int) {
    fill(row: row, style: .bar)
    let rightWidth = Visible(right).width
    let fits = size.columns >= rightWidth + 24
    put(left, row: row, column: 1, width: size.columns - 2 - (fits ? rightWidth + 2 : 0))
    if fits { put(StyledText(right, .bar), row: row, column: size.columns - rightWidth - 1) }
  }
}
