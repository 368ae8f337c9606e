// SPDX-License-Identifier: Apache-2.0

import Profiles

/// What can be done at this moment, each deed with its key: over the list, or over a page.
///
/// A deed is offered where ``Picker/can(_:on:_:)`` says so; its key and its sentence are those of the table of keys.
package struct ActionMenu: Equatable, Sendable {
  /// The page that it lies over; `nil` over the list.
  package let page: PageView?
  package internal(set) var cursor = 0
  package internal(set) var top = 0

  package init(over page: PageView? = nil) {
    self.page = page
  }

  struct Row: Equatable {
    let action: Action
    let key: String
    let sentence: String
  }

  mutating func move(by step: Int, of count: Int, rows room: Int) {
    cursor = max(0, min(cursor + step, count - 1))
    if cursor < top { top = cursor }
    if cursor >= top + room { top = cursor - room + 1 }
  }
}

extension Picker {
  /// The rows of a menu, in the order of the table of keys.
  func rows(of menu: ActionMenu) -> [ActionMenu.Row] {
    let item = menu.page.flatMap(item(under:))
    var rows: [ActionMenu.Row] = []
    for binding in KeyBindings.all where binding.scopes.isDisjoint(with: [.emptyFilter, .signIn]) {
      let action = binding.action
      guard can(action, on: menu.page, item) else { continue }
      rows.append(
        ActionMenu.Row(action: action, key: key(of: action, in: menu), sentence: binding.help))
    }
    return rows
  }

  /// `Ctrl-T`; `Tab o` for what is a letter on the pages and would filter in the list.
  private func key(of action: Action, in menu: ActionMenu) -> String {
    if menu.page != nil { return keys.name(of: action, in: .pages) }
    let own = keys.name(of: action, in: .lists)
    if !own.isEmpty { return own }
    let names = [keys.name(of: .details, in: .lists), keys.name(of: action, in: .pages)]
    return names.contains("") ? "" : names.joined(separator: " ")
  }

  /// Whether an action is a deed, rather than a movement or the editing of what is typed, and has anything to do.
  private func can(_ action: Action, on page: PageView?, _ item: DetailItem?) -> Bool {
    switch action {
    case .choose: return profile != nil && page?.page.isOfProfile != false
    case .regions, .copyName: return profile != nil
    case .details: return page == nil && profile != nil
    case .sort, .group: return page == nil
    case .search: return page != nil
    case .copy: return page.map { !copyChoices($0).isEmpty } ?? (profile != nil)
    case .edit:
      return page == nil ? profile?.declarations.isEmpty == false : item?.location != nil
    case .follow: return item?.link != nil
    case .problems: return problemCount > 0
    case .suspend: return setup.canSuspend
    case .signIn: return canSignIn
    case .help, .reload, .quit: return true
    case .up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .first, .last, .caretLeft,
      .caretRight, .caretStart, .caretEnd, .deleteCharacter, .deleteForward, .deleteWord,
      .deleteAll, .scrollDetailUp, .scrollDetailDown, .nextPage, .previousPage, .nextMatch,
      .previousMatch, .redraw, .ignore, .menu, .back, .deviceCode:
      return false
    }
  }
}

// MARK: - Keys

extension Picker {
  mutating func handle(_ key: Key, in menu: ActionMenu) -> Effect? {
    var menu = menu
    let rows = rows(of: menu)
    let room = frame(of: rows).rows.count
    // Nothing is typed here: a letter is what it is on the pages.
    guard
      let action = keys.action(of: key, in: menu.page == nil ? .lists : .pages)
        ?? keys.action(of: key, in: .pages)
    else { return .beep }
    switch action {
    case .choose:
      guard rows.indices.contains(menu.cursor) else { return .beep }
      return run(rows[menu.cursor].action, over: menu.page)
    case .up: menu.move(by: -1, of: rows.count, rows: room)
    case .down: menu.move(by: 1, of: rows.count, rows: room)
    case .pageUp, .first: menu.move(by: -rows.count, of: rows.count, rows: room)
    case .pageDown, .last: menu.move(by: rows.count, of: rows.count, rows: room)
    case .back, .menu:
      close(menu)
      return nil
    default:
      guard rows.contains(where: { $0.action == action }) else { return .beep }
      return run(action, over: menu.page)
    }
    focus = .menu(menu)
    return nil
  }

  private mutating func close(_ menu: ActionMenu) {
    focus = menu.page.map { .page($0) } ?? .list
  }

  /// Does what a key would do there.
  mutating func run(_ action: Action, over page: PageView?) -> Effect? {
    if let page {
      focus = .page(page)
      return perform(action, on: page)
    }
    focus = .list
    switch action {
    case .edit: return profile?.declarations.first.map { .edit($0) } ?? .beep
    case .copy:
      focus = .copying(PageView(.details(0)))
      return nil
    default: return perform(action)
    }
  }
}
