// SPDX-License-Identifier: Apache-2.0

/// The keys as a person has them: the usual ones, or what the settings say in their place.
package struct KeyMap: Sendable {
  package let bindings: [KeyBinding]

  package static let usual = KeyMap(KeyBindings.all)

  init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
  }

  package func action(of key: Key, in scope: KeyBinding.Scope) -> Action? {
    bindings.last { $0.scopes.contains(scope) && $0.keys.contains(key) }?.action
  }

  /// The action of a key where letters are typed.
  func action(of key: Key, typing text: TextField) -> Action? {
    if text.isEmpty, let action = action(of: key, in: .emptyFilter) { return action }
    return action(of: key, in: .lists)
  }

  /// The first key that does this there, as it is named to people; nothing where no key does.
  func name(of action: Action, in scope: KeyBinding.Scope) -> String {
    let binding = bindings.first {
      $0.action == action && $0.scopes.contains(scope) && !$0.keys.isEmpty
    }
    return binding?.keys[0].name ?? ""
  }

  /// `Esc back`, where a key does it.
  func hint(of action: Action, in scope: KeyBinding.Scope, _ word: String) -> String {
    let name = name(of: action, in: scope)
    return name.isEmpty ? "" : "\(name) \(word)"
  }

  /// The binding whose hint the footer shows for an action.
  func hinted(_ action: Action, in scope: KeyBinding.Scope) -> KeyBinding? {
    bindings.first {
      $0.action == action && $0.scopes.contains(scope) && !$0.hint.isEmpty && !$0.keys.isEmpty
    }
  }

  /// Every key of an action, as the settings have them; `none` where it has none.
  package func names(of action: Action) -> String {
    let keys = bindings.filter { $0.action == action && $0.isChangeable }.flatMap(\.keys)
    return keys.isEmpty ? "none" : keys.map(\.name).joined(separator: " ")
  }
}

// MARK: - Printing

extension KeyMap {
  /// The table by where the keys work, as it is read.
  package var sections: [(title: String, bindings: [KeyBinding])] {
    let shown = bindings.filter { !$0.keys.isEmpty }
    let both: KeyBinding.Scope = [.lists, .pages]
    return [
      ("anywhere", shown.filter { $0.scopes == both }),
      ("where letters filter", shown.filter { $0.scopes == [.lists] }),
      ("where letters filter, nothing typed", shown.filter { $0.scopes.contains(.emptyFilter) }),
      ("on a page", shown.filter { $0.scopes.contains(.pages) && $0.scopes != both }),
      ("while signing in", shown.filter { $0.scopes == [.signIn] }),
    ].filter { !$0.1.isEmpty }
  }

  /// The table as a document has it.
  package var markdown: String {
    let rows = sections.flatMap { section in
      section.bindings.map { binding in
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        return "| \(section.title) | \(keys) | \(binding.help) |\n"
      }
    }
    return "| where | key | does |\n|---|---|---|\n" + rows.joined()
  }
}
