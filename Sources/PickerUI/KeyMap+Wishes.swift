// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The keys that a person wants for an action, instead of its usual ones: `sort = F8 Ctrl-S`.
struct KeyWish: Sendable {
  let action: Action
  let keys: [Key]
}

extension KeyMap {
  /// The usual keys, with the wishes in the place of those of their actions.
  ///
  /// A wish for a key that does something else already is refused as a whole, with a sentence: two actions on one key
  /// would leave one of them without.
  init(_ wishes: [KeyWish], refuse: (KeyWish, String) -> Void) {
    var wishes = wishes
    while true {
      let bindings = Self.bindings(wishes)
      guard let (place, words) = Self.conflict(wishes, bindings) else {
        self.init(bindings)
        return
      }
      refuse(wishes[place], words)
      wishes.remove(at: place)
    }
  }

  /// The table with the wishes, each in the place of the first usual binding of its action.
  private static func bindings(_ wishes: [KeyWish]) -> [KeyBinding] {
    var done: Set<Action> = []
    return KeyBindings.all.flatMap { usual -> [KeyBinding] in
      guard usual.isChangeable, let wish = wishes.first(where: { $0.action == usual.action }) else {
        return [usual]
      }
      return done.insert(usual.action).inserted ? bindings(wish) : []
    }
  }

  /// A binding for each set of scopes in which keys of the wish work.
  private static func bindings(_ wish: KeyWish) -> [KeyBinding] {
    let usual = KeyBindings.changing(wish.action)
    var keys: [(scopes: KeyBinding.Scope, keys: [Key])] = []
    for key in wish.keys {
      let scopes = scopes(of: key, for: wish.action)
      if let place = keys.firstIndex(where: { $0.scopes == scopes }) {
        keys[place].keys.append(key)
      } else {
        keys.append((scopes, [key]))
      }
    }
    return keys.map { scopes, keys in
      let like =
        usual.first { $0.scopes == scopes } ?? usual.first { !$0.scopes.isDisjoint(with: scopes) }
      let hint = usual.first { !$0.hint.isEmpty }?.hint ?? ""
      return KeyBinding(wish.action, scopes, keys, hint: hint, like?.help ?? usual[0].help)
    }
  }

  /// Where a key would work: its own usual place, a letter on the pages alone, anything else wherever the action is known.
  static func scopes(of key: Key, for action: Action) -> KeyBinding.Scope {
    let usual = KeyBindings.changing(action)
    if let own = usual.first(where: { $0.keys.contains(key) }) { return own.scopes }
    let known = usual.reduce(into: KeyBinding.Scope()) { $0.formUnion($1.scopes) }
    return key.isTyped ? known.intersection([.pages]) : known.intersection([.lists, .pages])
  }

  /// The first wish whose key does something else, and what.
  private static func conflict(
    _ wishes: [KeyWish], _ bindings: [KeyBinding]
  ) -> (Int, String)? {
    for (place, wish) in wishes.enumerated() {
      for key in wish.keys {
        if key == .control("c"), wish.action != .quit { return (place, "Ctrl-C always leaves") }
        let scopes = scopes(of: key, for: wish.action)
        let isUsual = KeyBindings.all.contains {
          $0.action == wish.action && $0.keys.contains(key)
        }
        for other in bindings where other.action != wish.action && other.keys.contains(key) {
          // What is asked first where nothing is typed would hide it there.
          let hides =
            !isUsual && scopes.contains(.lists) && other.scopes.contains(.emptyFilter)
          guard hides || !other.scopes.isDisjoint(with: scopes) else { continue }
          let earlier = wishes.firstIndex { $0.action == other.action }
          if let earlier, earlier > place { continue }
          return (place, "\(key.name) is the key of '\(other.action.rawValue)'")
        }
      }
    }
    return nil
  }
}

extension KeyWish {
  /// The wish that a line of the settings says, or what is wrong with it.
  init(_ action: Action, _ text: String) throws(KeyWishError) {
    var keys: [Key] = []
    for word in text.split(separator: " ").map(String.init) where word.lowercased() != "none" {
      guard let key = Key(named: word) else { throw .noKey(word) }
      guard !KeyMap.scopes(of: key, for: action).isEmpty else { throw .filters(word, action) }
      if !keys.contains(key) { keys.append(key) }
    }
    if action == .quit, !keys.contains(.control("c")) { keys.append(.control("c")) }
    guard !text.isEmpty else { throw .nothing }
    self.action = action
    self.keys = keys
  }
}

/// What is wrong with the keys of a line.
enum KeyWishError: Error {
  case noKey(String)
  case filters(String, Action)
  case nothing

  var description: String {
    switch self {
    case .noKey(let word):
      "'\(word)' is not a key; keys are written as Ctrl-T, Alt-K, F5, Shift-Up, PgDn, Space or one character"
    case .filters(let word, let action):
      "'\(word)' is typed into the filter where '\(action.rawValue)' works"
    case .nothing: "a key is missing; 'none' takes them away"
    }
  }
}
