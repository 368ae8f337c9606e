// SPDX-License-Identifier: Apache-2.0

import Profiles

extension Picker {
  /// The next state after an event, and at most one thing to do.
  package mutating func handle(_ event: Event) -> Effect? {
    switch event {
    case .tick(let moment):
      now = moment
      return nil
    case .resized(let size):
      self.size = size
      settle()
      return nil
    case .cachesRead(let files):
      for (file, entry) in files { shelf[file] = entry }
      return nil
    case .filesRead(let profiles):
      let under = profile?.name
      shelf.removeAll()
      adopt(profiles)
      if let under { moveCursor(to: under) }
      settle()
      return nil
    case .key(let key):
      message = nil
      let effect = handle(key)
      settle()
      return effect
    }
  }

  private mutating func handle(_ key: Key) -> Effect? {
    switch focus {
    case .list: return handleInList(key)
    case .regions(var regions):
      guard let effect = handle(key, in: &regions) else {
        if case .regions = focus { focus = .regions(regions) }
        return nil
      }
      return effect
    case .page(let page, let scroll): return handle(key, on: page, scroll: scroll)
    }
  }

  private mutating func handleInList(_ key: Key) -> Effect? {
    guard let action = KeyBindings.action(of: key, typing: filter.text) else {
      guard let text = key.typed else { return .beep }
      filter.text += text
      refilter()
      return nil
    }
    switch action {
    case .up: cursor -= 1
    case .down: cursor += 1
    case .pageUp: cursor -= max(1, layout.list.count - 1)
    case .pageDown: cursor += max(1, layout.list.count - 1)
    case .first: cursor = 0
    case .last: cursor = hits.count - 1
    case .choose:
      guard let profile else { return .beep }
      return .choose(Choice(profile: profile.name, region: .profiles))
    case .regions: return openRegions()
    case .details:
      guard profile != nil else { return .beep }
      focus = .page(.details, scroll: 0)
    case .problems: focus = .page(.problems, scroll: 0)
    case .help: focus = .page(.help, scroll: 0)
    case .deleteCharacter, .deleteWord, .deleteAll:
      let shorter = filter.text.deleting(action)
      guard shorter != filter.text else { return .beep }
      filter.text = shorter
      refilter()
    case .scrollDetailUp: detailScroll -= 1
    case .scrollDetailDown: detailScroll += 1
    case .back:
      if filter.text.isEmpty { return .cancel }
      filter.text = ""
      refilter()
    case .reload, .redraw, .suspend, .ignore, .quit: return common(action)
    }
    if action.movesCursor { detailScroll = 0 }
    return nil
  }

  private mutating func handle(_ key: Key, in regions: inout RegionList) -> Effect? {
    guard let action = KeyBindings.action(of: key, typing: regions.filter.text) else {
      guard let text = key.typed else { return .beep }
      regions.type(text)
      return nil
    }
    let rows = max(1, size.rows - RegionList.frameRows)
    switch action {
    case .up: regions.move(by: -1, rows: rows)
    case .down: regions.move(by: 1, rows: rows)
    case .pageUp: regions.move(by: -(rows - 1), rows: rows)
    case .pageDown: regions.move(by: rows - 1, rows: rows)
    case .first: regions.move(by: -regions.rows.count, rows: rows)
    case .last: regions.move(by: regions.rows.count, rows: rows)
    case .choose:
      guard let profile, let choice = regions.choice else { return .beep }
      return .choose(Choice(profile: profile.name, region: choice))
    case .deleteCharacter, .deleteWord, .deleteAll:
      regions.setFilter(regions.filter.text.deleting(action))
    case .back:
      if regions.filter.text.isEmpty { focus = .list } else { regions.setFilter("") }
    case .help: focus = .page(.help, scroll: 0)
    case .reload, .redraw, .suspend, .ignore, .quit: return common(action)
    case .regions: focus = .list
    case .details, .problems, .scrollDetailUp, .scrollDetailDown: return .beep
    }
    return nil
  }

  private mutating func handle(_ key: Key, on page: Page, scroll: Int) -> Effect? {
    guard let action = KeyBindings.action(of: key, in: .pages) else { return .beep }
    let rows = max(1, size.rows - 2)
    let lines = pageLines(page).count
    var scroll = scroll
    switch action {
    case .up: scroll -= 1
    case .down: scroll += 1
    case .pageUp: scroll -= rows
    case .pageDown: scroll += rows
    case .first: scroll = 0
    case .last: scroll = lines
    case .back:
      focus = .list
      return nil
    case .help:
      focus = .page(.help, scroll: 0)
      return nil
    case .problems:
      focus = .page(.problems, scroll: 0)
      return nil
    case .regions: return openRegions()
    case .reload, .redraw, .suspend, .ignore, .quit: return common(action)
    case .choose, .details, .deleteCharacter, .deleteWord, .deleteAll, .scrollDetailUp,
      .scrollDetailDown:
      return .beep
    }
    focus = .page(page, scroll: max(0, min(scroll, lines - rows)))
    return nil
  }

  private mutating func common(_ action: Action) -> Effect? {
    switch action {
    case .reload:
      message = "the files were read again"
      return .reload
    case .redraw: return .redraw
    case .quit: return .cancel
    case .suspend:
      if setup.canSuspend { return .suspend }
      message = "cannot be suspended inside $(...): the shell would hang"
      return .beep
    default: return nil
    }
  }

  private mutating func openRegions() -> Effect? {
    guard let profile else { return .beep }
    focus = .regions(RegionList(for: profile, in: setup.environment))
    return nil
  }
}

extension Action {
  fileprivate var movesCursor: Bool {
    switch self {
    case .up, .down, .pageUp, .pageDown, .first, .last: true
    default: false
    }
  }
}

extension KeyBindings {
  /// The action of a key where letters are typed.
  fileprivate static func action(of key: Key, typing text: String) -> Action? {
    if text.isEmpty, let action = action(of: key, in: .emptyFilter) { return action }
    return action(of: key, in: .lists)
  }
}

extension Key {
  /// The text that the key puts into a filter; `nil` where it puts none.
  fileprivate var typed: String? {
    switch self {
    case .character(let scalar): String(scalar)
    case .paste(let text): text
    default: nil
    }
  }
}

extension String {
  /// A filter's text after one of the deleting keys.
  fileprivate func deleting(_ action: Action) -> String {
    switch action {
    case .deleteAll: return ""
    case .deleteCharacter: return String(dropLast())
    default:
      var rest = self
      while rest.last == " " { rest.removeLast() }
      while let last = rest.last, last != " " { rest.removeLast() }
      return rest
    }
  }
}
