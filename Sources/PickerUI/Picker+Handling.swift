// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The next state after an event, and at most one thing to do.
  package mutating func handle(_ event: Event) -> Effect? {
    switch event {
    case .tick(let moment): now = moment
    case .idle: prepare()
    case .done(let sentence): message = sentence
    case .signIn(let name, let progress):
      let effect = take(progress, of: name)
      settle()
      return effect
    case .resized(let size):
      self.size = size
      settle()
    case .cachesRead(let files):
      for (file, entry) in files { shelf.put(entry, of: file) }
      if !files.isEmpty { refilterForCaches() }
    case .examined(let examination): take(examination)
    case .filesRead(let profiles):
      examination = nil
      shelf.removeAll()
      keepingCursor { $0.adopt(profiles) }
      settle()
    case .key(let key):
      message = nil
      if case .signIn = focus {} else { attended = nil }
      let effect = handle(key)
      settle()
      return effect
    }
    return nil
  }

  mutating func handle(_ key: Key) -> Effect? {
    if case .mouse(let mouse) = key { return handle(mouse) }
    switch focus {
    case .list: return handleInList(key)
    case .regions(var regions):
      let effect = handle(key, in: &regions)
      if case .regions = focus { focus = .regions(regions) }
      return effect
    case .page(let view): return handle(key, on: view)
    case .doubting(let choice, let doubt): return decide(choice, doubt, key)
    case .copying(let view): return copy(key, from: view)
    case .menu(let menu): return handle(key, in: menu)
    case .searching(let searching): return handle(key, searching: searching)
    case .signIn(let pane): return handle(key, in: pane)
    }
  }

  private mutating func handleInList(_ key: Key) -> Effect? {
    guard let action = keys.action(of: key, typing: filter) else {
      guard let text = key.typed else { return .beep }
      filter.insert(text)
      refilter()
      return nil
    }
    return perform(action)
  }

  /// Does what a key of the list does.
  mutating func perform(_ action: Action) -> Effect? {
    switch action {
    case .up: cursor -= 1
    case .down: cursor += 1
    case .pageUp: cursor -= max(1, layout.list.rows.count - 1)
    case .pageDown: cursor += max(1, layout.list.rows.count - 1)
    case .first: cursor = 0
    case .last: cursor = hits.count - 1
    case .choose: return choose(.profiles)
    case .regions: return openRegions()
    case .details:
      guard profile != nil else { return .beep }
      focus = .page(PageView(.details(0)))
    case .sort: sort(by: order.next)
    case .group: group(by: grouping.next)
    case .caretLeft, .caretRight, .caretStart, .caretEnd:
      return filter.edit(action) ? nil : .beep
    case .deleteCharacter, .deleteForward, .deleteWord, .deleteAll:
      let text = filter.text
      guard filter.edit(action) else { return .beep }
      if filter.text != text { refilter() }
    case .scrollDetailUp: detailScroll -= 1
    case .scrollDetailDown: detailScroll += 1
    case .back:
      if filter.isEmpty { return leave() }
      filter.clear()
      refilter()
    case .menu: focus = .menu(ActionMenu())
    case .copyName, .problems, .help, .reload, .redraw, .suspend, .ignore, .quit, .signIn:
      return common(action)
    case .halfPageUp, .halfPageDown, .nextPage, .previousPage, .search, .nextMatch, .previousMatch,
      .follow, .edit, .copy, .deviceCode:
      return .beep
    }
    if action.movesCursor { detailScroll = 0 }
    return nil
  }

  private mutating func handle(_ key: Key, in regions: inout RegionList) -> Effect? {
    guard let action = keys.action(of: key, typing: regions.filter) else {
      guard let text = key.typed else { return .beep }
      regions.type(text)
      return nil
    }
    let rows = regionRows(regions).count
    switch action {
    case .up: regions.move(by: -1, rows: rows)
    case .down: regions.move(by: 1, rows: rows)
    case .pageUp: regions.move(by: -(rows - 1), rows: rows)
    case .pageDown: regions.move(by: rows - 1, rows: rows)
    case .first: regions.move(by: -regions.rows.count, rows: rows)
    case .last: regions.move(by: regions.rows.count, rows: rows)
    case .choose:
      guard let choice = regions.choice else { return .beep }
      return choose(choice)
    case .caretLeft, .caretRight, .caretStart, .caretEnd, .deleteCharacter, .deleteForward,
      .deleteWord, .deleteAll:
      return regions.edit(action) ? nil : .beep
    case .back:
      if regions.filter.isEmpty { focus = .list } else { regions.clear() }
    case .regions: focus = .list
    case .copyName, .problems, .help, .reload, .redraw, .suspend, .ignore, .quit, .signIn:
      return common(action)
    case .menu, .details, .sort, .group, .scrollDetailUp, .scrollDetailDown, .halfPageUp,
      .halfPageDown, .nextPage, .previousPage, .search, .nextMatch, .previousMatch, .follow, .edit,
      .copy, .deviceCode:
      return .beep
    }
    return nil
  }

  /// What works wherever the person is.
  mutating func common(_ action: Action) -> Effect? {
    switch action {
    case .copyName:
      guard let profile else { return .beep }
      return .copy(Copy(word: "the name", content: .text(profile.name.text)))
    case .problems: focus = .page(PageView(.problems))
    case .help: focus = .page(PageView(.help))
    case .reload:
      message = "the files were read again"
      return .reload
    case .redraw: return .redraw
    case .signIn: return signIn()
    case .quit: return .cancel
    case .suspend:
      if setup.canSuspend { return .suspend }
      message = "cannot be suspended inside $(...): the shell would hang"
      return .beep
    default: break
    }
    return nil
  }

  /// Uses the profile under the cursor, at once or after a question.
  mutating func choose(_ region: RegionChoice) -> Effect? {
    guard let profileIndex else { return .beep }
    let choice = Choice(profile: profiles.name(at: profileIndex), region: region)
    if asks(beforeProfile: profileIndex) {
      focus = .doubting(choice, .isToBeConfirmed)
      return nil
    }
    return use(choice)
  }

  /// Esc with nothing left to go back from.
  private mutating func leave() -> Effect? {
    guard setup.preferences.escape == .stay else { return .cancel }
    message = keys.hint(of: .quit, in: .lists, "leaves")
    return nil
  }

  /// `y` means yes; an Enter may be one too many, and does nothing.
  private mutating func decide(_ choice: Choice, _ doubt: Doubt, _ key: Key) -> Effect? {
    if keys.action(of: key, in: .pages) == .quit { return .cancel }
    focus = .list
    switch (doubt, key) {
    case (.isToBeConfirmed, .character("y")): return use(choice)
    case (.hasEnded, .character("y")): return begin(choice.profile, .usual, using: choice)
    case (.hasEnded, .character("n")): return .choose(choice)
    default:
      message = "'\(choice.profile)' was not used"
      return nil
    }
  }

  mutating func openRegions() -> Effect? {
    guard let profile else { return .beep }
    focus = .regions(
      RegionList(for: profile, in: setup.environment, recent: setup.recents.regions))
    return nil
  }

  private mutating func sort(by order: ListOrder) {
    keepingCursor { picker in
      picker.order = order
      picker.rank = nil
      picker.hits = []
      picker.refilter()
    }
    message = "sorted \(order.sentence)"
  }

  private mutating func group(by grouping: ListGrouping) {
    keepingCursor { picker in
      picker.grouping = grouping
      picker.hits = []
      picker.refilter()
    }
    message = "grouped \(grouping.sentence)"
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
