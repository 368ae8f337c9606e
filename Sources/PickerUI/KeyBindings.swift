// SPDX-License-Identifier: Apache-2.0

/// What a key does.
///
/// Which key does it is said in ``KeyBindings`` alone.
package enum Action: Hashable, Sendable {
  case up, down, pageUp, pageDown, first, last
  case choose, regions, details, problems, help
  case deleteCharacter, deleteWord, deleteAll
  case scrollDetailUp, scrollDetailDown
  case reload, redraw, suspend
  case ignore
  /// One level back: closes a page, then clears the filter, then leaves.
  case back
  case quit
}

/// The one table of keys: the picker obeys it, the help page and the footer print it.
package struct KeyBinding: Sendable {
  package enum Scope: Hashable, Sendable {
    /// Where letters are typed into a filter: the list and the regions.
    case lists
    /// The same, while nothing has been typed: asked before `lists`.
    case emptyFilter
    /// Where letters are commands: details, problems, help.
    case pages
  }

  package let action: Action
  package let scopes: Set<Scope>
  package let keys: [Key]
  /// The keys as they are written for people: `Ctrl-T`.
  package let shown: String
  package let help: String
}

package enum KeyBindings {
  private static let both: Set<KeyBinding.Scope> = [.lists, .pages]

  package static let all: [KeyBinding] = [
    KeyBinding(
      action: .choose, scopes: [.lists], keys: [.enter], shown: "Enter",
      help: "use this profile in the shell"),
    KeyBinding(
      action: .regions, scopes: both, keys: [.control("t")], shown: "Ctrl-T",
      help: "choose a region, then use"),
    KeyBinding(
      action: .details, scopes: [.lists], keys: [.tab], shown: "Tab",
      help: "everything about the profile, on a page"),
    KeyBinding(
      action: .up, scopes: both, keys: [.up, .control("p"), .control("k"), .altUp, .alt("k")],
      shown: "Up Ctrl-P Ctrl-K", help: "up"),
    KeyBinding(
      action: .down, scopes: both,
      keys: [.down, .control("n"), .control("j"), .altDown, .alt("j")],
      shown: "Down Ctrl-N Ctrl-J", help: "down"),
    KeyBinding(
      action: .up, scopes: [.pages], keys: [.character("k")], shown: "k", help: "up, on a page"),
    KeyBinding(
      action: .down, scopes: [.pages], keys: [.character("j"), .enter], shown: "j",
      help: "down, on a page"),
    KeyBinding(
      action: .pageUp, scopes: both, keys: [.pageUp], shown: "PgUp", help: "a screenful up"),
    KeyBinding(
      action: .pageDown, scopes: both, keys: [.pageDown], shown: "PgDn", help: "a screenful down"),
    KeyBinding(
      action: .pageUp, scopes: [.pages], keys: [.character("b"), .control("u")], shown: "b",
      help: "a screenful up, on a page"),
    KeyBinding(
      action: .pageDown, scopes: [.pages], keys: [.character(" "), .control("d")], shown: "Space",
      help: "a screenful down, on a page"),
    KeyBinding(action: .first, scopes: both, keys: [.home], shown: "Home", help: "first"),
    KeyBinding(action: .last, scopes: both, keys: [.end], shown: "End", help: "last"),
    KeyBinding(
      action: .first, scopes: [.pages], keys: [.character("g")], shown: "g",
      help: "first, on a page"),
    KeyBinding(
      action: .last, scopes: [.pages], keys: [.character("G")], shown: "G", help: "last, on a page"),
    KeyBinding(
      action: .scrollDetailUp, scopes: [.lists], keys: [.shiftUp], shown: "Shift-Up",
      help: "scroll the details below the list up"),
    KeyBinding(
      action: .scrollDetailDown, scopes: [.lists], keys: [.shiftDown], shown: "Shift-Down",
      help: "scroll the details below the list down"),
    KeyBinding(
      action: .deleteCharacter, scopes: [.lists], keys: [.backspace], shown: "Backspace",
      help: "delete a character of the filter"),
    KeyBinding(
      action: .deleteWord, scopes: [.lists], keys: [.control("w"), .altBackspace], shown: "Ctrl-W",
      help: "delete a word of the filter"),
    KeyBinding(
      action: .deleteAll, scopes: [.lists], keys: [.control("u")], shown: "Ctrl-U",
      help: "delete the filter"),
    KeyBinding(
      action: .reload, scopes: both, keys: [.control("r"), .function(5)], shown: "Ctrl-R F5",
      help: "read the files again"),
    KeyBinding(
      action: .problems, scopes: both, keys: [.function(3)], shown: "F3",
      help: "problems of the files"),
    KeyBinding(action: .help, scopes: both, keys: [.function(1)], shown: "F1", help: "this help"),
    KeyBinding(
      action: .help, scopes: [.pages, .emptyFilter], keys: [.character("?")], shown: "?",
      help: "this help, while nothing is typed"),
    KeyBinding(
      action: .details, scopes: [.emptyFilter], keys: [.right], shown: "Right",
      help: "as Tab, while nothing is typed"),
    KeyBinding(
      action: .ignore, scopes: [.emptyFilter], keys: [.character("/")], shown: "/",
      help: "nothing: typing filters at once"),
    KeyBinding(
      action: .quit, scopes: [.emptyFilter], keys: [.control("d")], shown: "Ctrl-D",
      help: "as Ctrl-C, while nothing is typed"),
    KeyBinding(
      action: .redraw, scopes: both, keys: [.control("l")], shown: "Ctrl-L",
      help: "paint the screen anew"),
    KeyBinding(
      action: .suspend, scopes: both, keys: [.control("z")], shown: "Ctrl-Z",
      help: "suspend, where stdout is the terminal"),
    KeyBinding(
      action: .back, scopes: both, keys: [.escape], shown: "Esc",
      help: "close the page, clear the filter, then leave with nothing chosen"),
    KeyBinding(
      action: .back, scopes: [.pages], keys: [.character("q"), .left, .tab, .backTab], shown: "q",
      help: "close the page"),
    KeyBinding(
      action: .quit, scopes: both,
      keys: [.control("c"), .control("g"), .control("q"), .function(10)],
      shown: "Ctrl-C", help: "leave with nothing chosen"),
  ]

  private static let table: [KeyBinding.Scope: [Key: Action]] = {
    var table: [KeyBinding.Scope: [Key: Action]] = [:]
    for binding in all {
      for scope in binding.scopes {
        for key in binding.keys { table[scope, default: [:]][key] = binding.action }
      }
    }
    return table
  }()

  package static func action(of key: Key, in scope: KeyBinding.Scope) -> Action? {
    table[scope]?[key]
  }
}
