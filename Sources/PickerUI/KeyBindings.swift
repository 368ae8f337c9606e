// SPDX-License-Identifier: Apache-2.0

/// A row of the table of keys: what the keys do, and where they do it.
package struct KeyBinding: Sendable {
  /// One place where keys work, or several.
  package struct Scope: OptionSet, Sendable {
    package let rawValue: UInt8

    /// Where letters are typed into a filter: the list and the regions.
    package static let lists = Scope(rawValue: 1)
    /// The same, while nothing has been typed: asked before `lists`.
    package static let emptyFilter = Scope(rawValue: 2)
    /// Where letters are commands: details, problems, help.
    package static let pages = Scope(rawValue: 4)
    /// Where a sign-in asks or shows something.
    package static let signIn = Scope(rawValue: 8)

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
  }

  package let action: Action
  package let scopes: Scope
  package let keys: [Key]
  /// The word in the footer, where the action stands there.
  package let hint: String
  package let help: String

  init(
    _ action: Action, _ scopes: Scope, _ keys: [Key], hint: String = "", _ help: String
  ) {
    self.action = action
    self.scopes = scopes
    self.keys = keys
    self.hint = hint
    self.help = help
  }

  /// The keys as they are written for people: `Up Ctrl-P Ctrl-K`.
  package var shown: String { keys.map(\.name).joined(separator: " ") }

  /// Whether the settings may name other keys; those of a sign-in are few, always shown, and stay.
  var isChangeable: Bool { scopes != [.signIn] && action != .ignore }
}

/// The one table of keys as it is without settings.
///
/// The picker obeys the ``KeyMap`` made of it; the help page, the footer, the settings and the README print it.
package enum KeyBindings {
  private static let both: KeyBinding.Scope = [.lists, .pages]

  package static let all: [KeyBinding] = [
    KeyBinding(.choose, both, [.enter], hint: "use", "use this profile in the shell"),
    KeyBinding(.regions, both, [.control("t")], hint: "region", "choose a region, then use"),
    KeyBinding(
      .signIn, both, [.control("r")], hint: "sign in",
      "sign in again: role, MFA code, SSO; or see where the sign-in is"),
    KeyBinding(
      .details, [.lists], [.tab], hint: "details", "everything about the profile, page by page"),
    KeyBinding(
      .up, both, [.up, .control("p"), .control("k"), .alt("k"), .altUp], hint: "move", "up"),
    KeyBinding(.down, both, [.down, .control("n"), .control("j"), .alt("j"), .altDown], "down"),
    KeyBinding(.pageUp, both, [.pageUp], "a screenful up"),
    KeyBinding(.pageDown, both, [.pageDown], "a screenful down"),
    KeyBinding(.first, both, [.home], "first"),
    KeyBinding(.last, both, [.end], "last"),
    KeyBinding(
      .sort, [.lists], [.function(6), .control("s")], hint: "sort",
      "another order: files, often used, name, ending, account"),
    KeyBinding(
      .group, [.lists], [.function(7), .control("o")], hint: "group",
      "headings: none, SSO session, account"),
    KeyBinding(.scrollDetailUp, [.lists], [.shiftUp], "scroll the details beside the list up"),
    KeyBinding(
      .scrollDetailDown, [.lists], [.shiftDown], "scroll the details beside the list down"),
    KeyBinding(.copyName, both, [.control("y")], "copy the profile's name"),
    KeyBinding(.caretStart, [.lists], [.control("a")], "to the start of the filter"),
    KeyBinding(.caretEnd, [.lists], [.control("e")], "to the end of the filter"),
    KeyBinding(.caretLeft, [.lists], [.control("b"), .left], "left in the filter"),
    KeyBinding(.caretRight, [.lists], [.control("f"), .right], "right in the filter"),
    KeyBinding(.deleteCharacter, [.lists], [.backspace], "delete a character of the filter"),
    KeyBinding(
      .deleteForward, [.lists], [.delete, .control("d")], "delete the character under the caret"),
    KeyBinding(
      .deleteWord, [.lists], [.control("w"), .altBackspace], "delete a word of the filter"),
    KeyBinding(.deleteAll, [.lists], [.control("u")], hint: "clear", "delete the filter"),
    KeyBinding(.details, [.emptyFilter], [.right], "as Tab"),
    KeyBinding(
      .ignore, [.emptyFilter], [.character("/")], "nothing: what is typed filters at once"),
    KeyBinding(.quit, [.emptyFilter], [.control("d")], "leave"),
    KeyBinding(
      .help, [.pages, .emptyFilter], [.character("?")], "this help"),
    KeyBinding(.up, [.pages], [.character("k")], "up"),
    KeyBinding(.down, [.pages], [.character("j")], "down"),
    KeyBinding(.first, [.pages], [.character("g")], "first"),
    KeyBinding(.last, [.pages], [.character("G")], "last"),
    KeyBinding(
      .pageUp, [.pages], [.character("b"), .control("b")], "a screenful up"),
    KeyBinding(
      .pageDown, [.pages], [.character(" "), .control("f")], "a screenful down"),
    KeyBinding(.halfPageUp, [.pages], [.control("u")], "half a screenful up"),
    KeyBinding(.halfPageDown, [.pages], [.control("d")], "half a screenful down"),
    KeyBinding(
      .nextPage, [.pages], [.tab, .right, .character("l"), .character("]")], hint: "next page",
      "the next page of the details"),
    KeyBinding(
      .previousPage, [.pages], [.backTab, .left, .character("h"), .character("[")],
      "the page before; before the first one is the list"),
    KeyBinding(
      .follow, [.pages], [.character("f")], hint: "follow",
      "to the value that hides this one, or to the source_profile"),
    KeyBinding(
      .edit, [.pages], [.character("o"), .character("e")], hint: "open",
      "open $EDITOR at the line, then read the files again"),
    KeyBinding(
      .copy, [.pages], [.character("y")], hint: "copy",
      "copy name, account, role ARN, export lines, value or place"),
    KeyBinding(
      .search, [.pages], [.character("/")], hint: "search", "search in the text of the page"),
    KeyBinding(
      .nextMatch, [.pages], [.character("n")], hint: "next match", "where it is found next"),
    KeyBinding(.previousMatch, [.pages], [.character("N")], "where it was found before"),
    KeyBinding(
      .reload, both, [.function(5)],
      "read the files again (changes are noticed anyway)"),
    KeyBinding(
      .menu, both, [.function(2)], hint: "menu", "what can be done now, each with its key"),
    KeyBinding(.problems, both, [.function(3)], hint: "problems", "problems of the files"),
    KeyBinding(.help, both, [.function(1)], hint: "help", "this help"),
    KeyBinding(.redraw, both, [.control("l")], "paint the screen anew"),
    KeyBinding(.suspend, both, [.control("z")], "suspend, where stdout is the terminal"),
    KeyBinding(
      .back, both, [.escape], hint: "back",
      "close the page, clear the filter, then leave with nothing chosen"),
    KeyBinding(.back, [.pages], [.character("q")], "close the page"),
    KeyBinding(
      .quit, both, [.control("c"), .control("g"), .control("q"), .function(10)], hint: "quit",
      "leave with nothing chosen"),
    KeyBinding(.choose, [.signIn], [.enter], hint: "send", "send the code"),
    KeyBinding(
      .deleteAll, [.signIn], [.control("u")], hint: "clear", "delete what was typed of the code"),
    KeyBinding(.deleteCharacter, [.signIn], [.backspace], "delete a digit"),
    KeyBinding(
      .copy, [.signIn], [.character("y")], hint: "copy the address", "copy the page's address"),
    KeyBinding(
      .deviceCode, [.signIn], [.character("d")], hint: "code instead",
      "sign in with a code, which the browser of any machine takes"),
    KeyBinding(
      .signIn, [.signIn], [.control("r")], hint: "again", "sign in anew after it has failed"),
    KeyBinding(
      .back, [.signIn], [.escape], hint: "cancel", "cancel the sign-in, or close what went wrong"),
    KeyBinding(
      .details, [.signIn], [.tab], hint: "list", "back to the list; the sign-in goes on"),
    KeyBinding(.up, [.signIn], [.up], "scroll up what has no room"),
    KeyBinding(.down, [.signIn], [.down], "scroll down"),
    KeyBinding(.redraw, [.signIn], [.control("l")], "paint the screen anew"),
    KeyBinding(
      .quit, [.signIn], [.control("c"), .control("g"), .control("q"), .function(10)],
      "leave with nothing chosen; what is being signed in is cancelled"),
  ]

  /// Those of an action that the settings may change.
  static func changing(_ action: Action) -> [KeyBinding] {
    all.filter { $0.action == action && $0.isChangeable }
  }

  /// The actions that the settings may give other keys.
  package static let changeable = Action.allCases.filter { !changing($0).isEmpty }
}
