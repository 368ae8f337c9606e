// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// Where letters are commands: the pages of the details, the problems, the help.
extension Picker {
  mutating func handle(_ key: Key, on view: PageView) -> Effect? {
    guard let action = keys.action(of: key, in: .pages) else { return .beep }
    return perform(action, on: view)
  }

  /// Does what a key of a page does.
  mutating func perform(_ action: Action, on view: PageView) -> Effect? {
    let lines = lines(of: view.page)
    let rows = pageRows
    var view = view
    switch action {
    case .up: view.move(by: -1, lines, rows: rows)
    case .down: view.move(by: 1, lines, rows: rows)
    case .pageUp: view.scroll(by: -rows, lines, rows: rows)
    case .pageDown: view.scroll(by: rows, lines, rows: rows)
    case .halfPageUp: view.scroll(by: -rows / 2, lines, rows: rows)
    case .halfPageDown: view.scroll(by: rows / 2, lines, rows: rows)
    case .first: view.move(by: -lines.lines.count, lines, rows: rows)
    case .last: view.move(by: lines.lines.count, lines, rows: rows)
    case .back:
      focus = view.search == nil ? .list : .page(view.withoutSearch)
      return nil
    case .search:
      focus = .searching(PageSearching(before: view.withoutSearch, view: view.withoutSearch))
      return nil
    case .nextMatch: return findNext(view, lines, backwards: false)
    case .previousMatch: return findNext(view, lines, backwards: true)
    case .nextPage: return turn(view, by: 1)
    case .previousPage: return turn(view, by: -1)
    case .follow: return follow(view, lines)
    case .edit:
      guard let location = lines.item(at: view.cursor)?.location else { return .beep }
      return .edit(location)
    case .copy:
      focus = .copying(view)
      return nil
    case .choose:
      guard case .details = view.page else { return .beep }
      return choose(.profiles)
    case .regions: return openRegions()
    case .menu:
      focus = .menu(ActionMenu(over: view))
      return nil
    case .copyName, .problems, .help, .reload, .redraw, .suspend, .ignore, .quit, .signIn:
      return common(action)
    case .details, .deviceCode, .sort, .group, .scrollDetailUp, .scrollDetailDown, .caretLeft,
      .caretRight,
      .caretStart, .caretEnd, .deleteCharacter, .deleteForward, .deleteWord, .deleteAll:
      return .beep
    }
    view.search?.line = nil
    focus = .page(view)
    return nil
  }

  /// To another page of the details; before the first is the list.
  private mutating func turn(_ view: PageView, by step: Int) -> Effect? {
    guard case .details(let number) = view.page else {
      focus = .list
      return nil
    }
    let next = number + step
    let page = PageView.Page.details(next % Inspection.pages.count)
    focus = next < 0 ? .list : .page(PageView(page, searching: view.search?.text))
    return nil
  }

  /// From a hidden value to the one that hides it and back, from a name to the profile of that name.
  private mutating func follow(_ view: PageView, _ lines: PageLines) -> Effect? {
    switch lines.item(at: view.cursor)?.link {
    case .item(let origin):
      guard let place = lines.items.firstIndex(where: { $0.origin == origin }) else { return .beep }
      var view = view
      view.cursor = place
      focus = .page(view)
    case .profile(let name):
      guard profiles.place(of: name) != nil else {
        message = "profile '\(name)' is not defined"
        return .beep
      }
      filter.clear()
      refilter()
      moveCursor(to: name)
      settle()
      focus = .page(PageView(view.page))
    case nil: return .beep
    }
    return nil
  }
}

// MARK: - Copying

/// What can be copied, and the letter for it.
struct CopyChoice {
  let letter: Unicode.Scalar
  let word: String
  let content: Picker.Copy.Content
}

extension Picker {
  /// What there is to copy for the profile and the line under the cursor.
  func copyChoices(_ view: PageView) -> [CopyChoice] {
    var choices: [CopyChoice] = []
    func offer(_ letter: Unicode.Scalar, _ word: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      choices.append(CopyChoice(letter: letter, word: word, content: .text(text)))
    }
    let item = item(under: view)
    if case .details = view.page, let profile, let session = inspection?.session {
      offer("n", "name", profile.name.text)
      offer("a", "account", session.account(in: shelf))
      offer("r", "role ARN", session.roleARN)
    } else if case .details = view.page {
      offer("n", "name", profile?.name.text)
    }
    if case .details = view.page, let profile {
      let choice = Choice(profile: profile.name, region: .profiles)
      choices.append(
        CopyChoice(letter: "e", word: "export lines", content: .exportLines(choice)))
    }
    offer("v", "value", item?.value)
    offer("p", "place", item?.location.map(\.description))
    return choices
  }

  mutating func copy(_ key: Key, from view: PageView) -> Effect? {
    focus = .page(view)
    if keys.action(of: key, in: .pages) == .quit { return .cancel }
    guard case .character(let letter) = key,
      let choice = copyChoices(view).first(where: { $0.letter == letter })
    else { return key == .escape ? nil : .beep }
    return .copy(Copy(word: "the \(choice.word)", content: choice.content))
  }
}

extension PageView {
  fileprivate var withoutSearch: PageView {
    var view = self
    view.search = nil
    return view
  }
}

extension PageLines {
  func item(at place: Int) -> DetailItem? {
    items.indices.contains(place) ? items[place] : nil
  }
}

extension Session {
  /// The ARN of the role it would act as, where the files name it in full.
  fileprivate var roleARN: String? {
    switch self {
    case .role(let role): role.arn.text
    case .webIdentity(let identity): identity.arn.text
    case .login(let login): login.session.text
    case .sso, .environmentKeys, .staticKeys, .process, .container, .instanceMetadata: nil
    }
  }
}
