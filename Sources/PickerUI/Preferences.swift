// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles
package import Profiles

/// What a person wants of awsprof, from a file of its own: `~/.config/awsprof/config`.
///
/// AWS's files are never asked for it. Which settings there are is said in ``OwnSetting`` alone. A line that says nothing
/// known gets a sentence and nothing else happens.
///
///     [picker]
///     sort = recent
///
///     [profile *prod*]
///     awsprof_color = red
///     awsprof_confirm = yes
package struct Preferences: Sendable {
  package internal(set) var theme: Theme = .terminal
  package var color: ColorUse = .auto
  package internal(set) var order: ListOrder = .file
  package internal(set) var grouping: ListGrouping = .none
  /// The columns of the list after the name, in their order.
  package internal(set) var columns = Column.allCases
  package var usesMouse = false
  package var escape: EscapeUse = .leave
  package internal(set) var keepsRecents = true
  /// What the shell's function is called; which names a shell takes is not known here.
  package internal(set) var functionName = usualFunctionName
  package internal(set) var keys = KeyMap.usual
  package internal(set) var rules: [ProfileRule] = []
  /// Where each setting of the file is written, by ``OwnSetting/name``.
  package internal(set) var places: [String: SourceLocation] = [:]
  /// What the file says of keys, until all of it is known.
  var wishes: [KeyWish] = []
  /// What was not understood, each with its place.
  package internal(set) var complaints: [String] = []

  package init() {}

  /// The usual ones, because the file could not be read.
  package init(complaint: String) {
    complaints = [complaint]
  }

  package init(_ reading: Reading) {
    for complaint in reading.complaints { complaints.append(complaint.description) }
    for section in reading.sections { take(section, in: reading.file) }
    if !wishes.isEmpty {
      keys = KeyMap(wishes) { wish, words in refuse("keys", wish.action.rawValue, words) }
    }
  }

  /// Takes back the function's name, because no shell could use it.
  package mutating func refuseFunctionName(_ words: String) {
    refuse("shell", "function", words)
    functionName = Self.usualFunctionName
  }

  /// Says why a setting does not count, and that it is the usual one again.
  private mutating func refuse(_ section: String, _ key: String, _ words: String) {
    let name = "\(section).\(key)"
    let place = places[name].map { "\($0): " } ?? ""
    complaints.append("\(place)\(key): \(words)")
    places[name] = nil
  }

  private static let usualFunctionName = "awsp"
}

/// Whether Esc in an empty filter leaves the picker.
package enum EscapeUse: String, CaseIterable, Sendable {
  case leave
  /// For hands that press Esc once too often: Ctrl-C leaves.
  case stay
}

// MARK: - Reading

extension Preferences {
  private mutating func take(_ section: Section, in file: SourceFile) {
    let words = section.title.text.split(separator: " ", maxSplits: 1).map(String.init)
    let place = SourceLocation(file: file, line: section.line)
    switch (words.first, words.count) {
    case ("profile", 2): takeRule(section, ProfileRule(subject: .name(words[1]), place: place))
    case ("account", 2): takeRule(section, ProfileRule(subject: .account(words[1]), place: place))
    case (let title?, 1) where OwnSetting.sections.contains(title):
      for setting in section.settings { take(setting, of: title, in: file) }
    default:
      let known = OwnSetting.sections.map { "[\($0)]" } + ["[profile NAME] and [account NUMBER]"]
      complaints.append(
        "\(place): section [\(section.title)] is not known; there are \(known.joined(separator: ", "))"
      )
    }
  }

  private mutating func take(_ setting: WrittenSetting, of section: String, in file: SourceFile) {
    let place = SourceLocation(file: file, line: setting.line)
    let all = OwnSetting.all.filter { $0.section == section }
    guard let own = all.first(where: { $0.key == setting.key.text }) else {
      return unknown(setting, file, all.map(\.key))
    }
    if let words = own.take(&self, setting.plain) {
      complaints.append("\(place): \(own.key): \(words)")
    } else {
      places[own.name] = place
    }
  }

  private mutating func takeRule(_ section: Section, _ rule: ProfileRule) {
    var rule = rule
    for setting in section.settings {
      guard let own = RuleSetting.all.first(where: { $0.key == setting.key.text }) else {
        unknown(setting, rule.place.file, RuleSetting.all.map(\.key))
        continue
      }
      if let words = own.take(&rule, own.isCommand ? setting.whole : setting.plain) {
        let place = SourceLocation(file: rule.place.file, line: setting.line)
        complaints.append("\(place): \(own.key): \(words)")
      }
    }
    rules.append(rule)
  }

  /// Of a longer list nobody reads a sentence.
  private static let namedAtOnce = 12

  private mutating func unknown(
    _ setting: WrittenSetting, _ file: SourceFile, _ known: [String]
  ) {
    let words =
      known.count <= Self.namedAtOnce
      ? "there are \(known.joined(separator: ", "))" : "'awsprof settings' has all that there are"
    complaints.append(
      "\(file.shown):\(setting.line): '\(setting.key)' is not known here; \(words)")
  }
}

extension Preferences {
  /// What prints the codes of a device for a profile; the last rule that fits counts.
  ///
  /// An account is that of the device: the profile's own is not known in every step of a chain.
  package func mfaProcess(for profile: Profile.Name, serial: String) -> [String]? {
    rules.last { $0.mfaProcess != nil && $0.applies(to: profile, account: ARN.account(serial)) }?
      .mfaProcess
  }
}

extension WrittenSetting {
  /// The value as it stands there; nothing for a block.
  fileprivate var whole: String { if case .text(let text) = value { text } else { "" } }

  /// The value without a comment that follows it: `light   # for the office`.
  ///
  /// To botocore such a comment is part of the value, to the SDKs it is none; nobody means it as one here.
  fileprivate var plain: String {
    let words = whole.split(separator: " ")
    let comment = words.dropFirst().firstIndex { $0 == "#" || $0 == ";" }
    return words[..<(comment ?? words.endIndex)].joined(separator: " ")
  }
}
