// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles
package import Profiles

/// What a person wants of awsprof, from a file of its own: `~/.config/awsprof/config`.
///
/// AWS's files are never asked for it. A line that says nothing known gets a sentence and nothing else happens.
///
///     [picker]
///     sort = recent
///
///     [profile *prod*]
///     awsprof_color = red
///     awsprof_confirm = yes
package struct Preferences: Sendable {
  package fileprivate(set) var theme: Theme = .terminal
  package fileprivate(set) var order: ListOrder = .file
  package fileprivate(set) var grouping: ListGrouping = .none
  package fileprivate(set) var usesMouse = false
  package fileprivate(set) var keepsRecents = true
  package fileprivate(set) var rules: [ProfileRule] = []
  /// What was not understood, each with its place.
  package fileprivate(set) var complaints: [String] = []

  package init() {}

  /// The usual ones, because the file could not be read.
  package init(complaint: String) {
    complaints = [complaint]
  }

  package init(_ reading: Reading) {
    for complaint in reading.complaints { complaints.append(complaint.description) }
    for section in reading.sections { take(section, in: reading.file) }
  }
}

/// What is wanted for the profiles of a name or an account.
package struct ProfileRule: Sendable {
  package enum Subject: Sendable {
    /// `[profile *prod*]`: a name, with `*` and `?`.
    case name(String)
    /// `[account 123456789012]`
    case account(String)
  }

  package let subject: Subject
  package let place: SourceLocation
  package fileprivate(set) var color: NamedColor?
  package fileprivate(set) var asks = false

  /// Whether the rule is for a profile of this name and this account.
  package func applies(to name: Profile.Name, account: String?) -> Bool {
    switch subject {
    case .name(let pattern):
      Wildcard.matches(Array(pattern.unicodeScalars)[...], Array(name.text.unicodeScalars)[...])
    case .account(let wanted): wanted == account
    }
  }
}

extension Preferences {
  fileprivate mutating func take(_ section: Section, in file: SourceFile) {
    let words = section.title.text.split(separator: " ", maxSplits: 1).map(String.init)
    let place = SourceLocation(file: file, line: section.line)
    switch (words.first, words.count) {
    case ("picker", 1):
      for setting in section.settings { takePicker(setting, in: file) }
    case ("profile", 2): takeRule(section, ProfileRule(subject: .name(words[1]), place: place))
    case ("account", 2): takeRule(section, ProfileRule(subject: .account(words[1]), place: place))
    default:
      complaints.append(
        "\(place): section [\(section.title)] is not known; there are [picker], [profile NAME] and [account NUMBER]"
      )
    }
  }

  private mutating func takePicker(_ setting: WrittenSetting, in file: SourceFile) {
    switch setting.key.text {
    case "theme": theme = one(setting, file) ?? theme
    case "sort": order = one(setting, file) ?? order
    case "group": grouping = one(setting, file) ?? grouping
    case "mouse": usesMouse = claim(setting, file) ?? usesMouse
    case "recents": keepsRecents = claim(setting, file) ?? keepsRecents
    default: unknown(setting, file, ["theme", "sort", "group", "mouse", "recents"])
    }
  }

  private mutating func takeRule(_ section: Section, _ rule: ProfileRule) {
    var rule = rule
    for setting in section.settings {
      switch setting.key.text {
      case "awsprof_color":
        rule.color = one(setting, rule.place.file)
      case "awsprof_confirm":
        rule.asks = claim(setting, rule.place.file) ?? rule.asks
      default: unknown(setting, rule.place.file, ["awsprof_color", "awsprof_confirm"])
      }
    }
    rules.append(rule)
  }

  /// One of a few words.
  private mutating func one<Value: CaseIterable & RawRepresentable<String>>(
    _ setting: WrittenSetting, _ file: SourceFile
  ) -> Value? {
    if let value = Value(rawValue: setting.plain.lowercased()) { return value }
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    complain(setting, file, "'\(setting.plain)' is not one of \(known)")
    return nil
  }

  private mutating func claim(_ setting: WrittenSetting, _ file: SourceFile) -> Bool? {
    switch setting.plain.lowercased() {
    case "yes", "on", "true": return true
    case "no", "off", "false": return false
    default:
      complain(setting, file, "'\(setting.plain)' is neither yes nor no")
      return nil
    }
  }

  private mutating func unknown(
    _ setting: WrittenSetting, _ file: SourceFile, _ known: [String]
  ) {
    complaints.append(
      "\(file.shown):\(setting.line): '\(setting.key)' is not known here; there are \(known.joined(separator: ", "))"
    )
  }

  private mutating func complain(_ setting: WrittenSetting, _ file: SourceFile, _ words: String) {
    complaints.append("\(file.shown):\(setting.line): \(setting.key): \(words)")
  }
}

extension WrittenSetting {
  fileprivate var plain: String {
    switch value {
    case .text(let text): text
    case .block: ""
    }
  }
}

/// `*` stands for any text, `?` for any character.
enum Wildcard {
  static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (pattern, text) = (pattern, text)
    // Where to go on when what follows the last `*` does not fit.
    var retry: (pattern: ArraySlice<Unicode.Scalar>, text: ArraySlice<Unicode.Scalar>)?
    while true {
      if pattern.first == "*" {
        retry = (pattern.dropFirst(), text)
        pattern.removeFirst()
      } else if let wanted = pattern.first, let first = text.first, wanted == "?" || wanted == first
      {
        pattern.removeFirst()
        text.removeFirst()
      } else if pattern.isEmpty && text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        retry = (last.pattern, last.text.dropFirst())
        pattern = last.pattern
        text = last.text.dropFirst()
      } else {
        return false
      }
    }
  }
}
