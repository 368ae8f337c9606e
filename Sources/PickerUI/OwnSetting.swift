// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// One setting of awsprof's own file: what it is called, what it may be and what it is for.
///
/// The reader of the file obeys this table; `awsprof settings` prints it, and a test holds that the manual has it.
///
///     [picker]
///     theme = light
package struct OwnSetting: Sendable {
  package let section: String
  package let key: String
  /// The words that it may be; none where it is free.
  package let allowed: [String]
  package let sentence: String
  /// The value as the file would have it.
  package let value: @Sendable (Preferences) -> String
  /// Takes the text of a line; answers what is wrong with it.
  let take: @Sendable (inout Preferences, String) -> String?

  /// Section and key: `picker.theme`.
  package var name: String { "\(section).\(key)" }

  package static let all: [OwnSetting] =
    [
      word("theme", \.theme, "the colours"),
      word("color", \.color, "whether there are colours, and at most how many"),
      word("sort", \.order, "the order of the list"),
      word("group", \.grouping, "the headings of the list"),
      columns,
      claim("mouse", \.usesMouse, "whether the picker takes clicks and the wheel"),
      word("esc", \.escape, "whether Esc in an empty filter leaves the picker"),
      claim("recents", \.keepsRecents, "whether choices are noted, for sort = recent and 'pick -'"),
      OwnSetting(
        section: "shell", key: "function", allowed: [], sentence: "what 'init' calls the function",
        value: \.functionName
      ) { preferences, text in
        preferences.functionName = text
        return nil
      },
    ] + KeyBindings.changeable.map(keys)

  /// The sections, each once, in the order of the table.
  package static let sections = all.reduce(into: [String]()) { sections, setting in
    if sections.last != setting.section { sections.append(setting.section) }
  }
}

// MARK: - Kinds of settings

extension OwnSetting {
  private typealias Field<Value> = any WritableKeyPath<Preferences, Value> & Sendable

  /// `sort = F8 Ctrl-S`: the keys of an action, instead of the usual ones.
  private static func keys(of action: Action) -> OwnSetting {
    OwnSetting(
      section: "keys", key: action.rawValue, allowed: [],
      sentence: KeyBindings.changing(action).first?.help ?? "",
      value: { $0.keys.names(of: action) },
      take: { preferences, text in
        do throws(KeyWishError) {
          preferences.wishes.append(try KeyWish(action, text))
          return nil
        } catch {
          return error.description
        }
      })
  }

  /// One of a few words.
  private static func word<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ key: String, _ field: Field<Value>, _ sentence: String
  ) -> OwnSetting {
    OwnSetting(
      section: "picker", key: key, allowed: Value.allCases.map(\.rawValue), sentence: sentence,
      value: { $0[keyPath: field].rawValue },
      take: { preferences, text in
        OwnValue.word(text) { preferences[keyPath: field] = $0 }
      })
  }

  private static func claim(
    _ key: String, _ field: Field<Bool>, _ sentence: String
  ) -> OwnSetting {
    OwnSetting(
      section: "picker", key: key, allowed: OwnValue.claims, sentence: sentence,
      value: { OwnValue.claims[$0[keyPath: field] ? 0 : 1] },
      take: { preferences, text in
        OwnValue.claim(text) { preferences[keyPath: field] = $0 }
      })
  }

  /// `columns = account region session`: with commas or without, in the order in which they are to stand.
  private static let columns = OwnSetting(
    section: "picker", key: "columns", allowed: Column.allCases.map(\.rawValue),
    sentence: "which columns stand after the name, in this order",
    value: { $0.columns.map(\.rawValue).joined(separator: " ") },
    take: { preferences, text in
      var columns: [Column] = []
      for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
        if let words = OwnValue.word(String(word), { columns.append($0) }) { return words }
        if let last = columns.last, columns.dropLast().contains(last) {
          return "'\(last.rawValue)' is there twice"
        }
      }
      preferences.columns = columns
      return nil
    })
}

/// One setting of a `[profile NAME]` or `[account NUMBER]`.
package struct RuleSetting: Sendable {
  package let key: String
  package let allowed: [String]
  package let sentence: String
  /// The value that a rule has; `nil` where it says nothing of it.
  package let value: @Sendable (ProfileRule) -> String?
  /// Whether the whole line is the value: a command may have a `;` in it, and no comment.
  var isCommand = false
  let take: @Sendable (inout ProfileRule, String) -> String?

  package static let all: [RuleSetting] = [
    RuleSetting(
      key: "awsprof_color", allowed: NamedColor.allCases.map(\.rawValue),
      sentence: "the colour of their names", value: { $0.color?.rawValue }
    ) { rule, text in
      OwnValue.word(text) { rule.color = $0 }
    },
    RuleSetting(
      key: "awsprof_confirm", allowed: OwnValue.claims,
      sentence: "whether the picker asks before it uses them",
      value: { rule in rule.asks.map { OwnValue.claims[$0 ? 0 : 1] } }
    ) { rule, text in
      OwnValue.claim(text) { rule.asks = $0 }
    },
    // The line may hold a secret, and is shown nowhere.
    RuleSetting(
      key: "awsprof_mfa_process", allowed: [],
      sentence: "a program that prints the MFA code that would have to be typed",
      value: { rule in rule.mfaProcess.map { _ in "a command" } }, isCommand: true
    ) { rule, text in
      guard let words = try? shellWords(text), let program = words.first, !program.isEmpty else {
        return "this is no command: it is empty, or a quote does not end"
      }
      rule.mfaProcess = words
      return nil
    },
  ]
}

/// Values as people write them; each answers what is wrong with the text.
private enum OwnValue {
  static let claims = ["yes", "no"]

  static func word<Value: CaseIterable & RawRepresentable<String>>(
    _ text: String, _ take: (Value) -> Void
  ) -> String? {
    guard let value = Value(rawValue: text.lowercased()) else {
      return "'\(text)' is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    take(value)
    return nil
  }

  static func claim(_ text: String, _ take: (Bool) -> Void) -> String? {
    switch text.lowercased() {
    case "yes", "on", "true": take(true)
    case "no", "off", "false": take(false)
    default: return "'\(text)' is neither yes nor no"
    }
    return nil
  }
}
