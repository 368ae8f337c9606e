// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Profiles in an order of their own, found by name. sso-sessions and services sections are kept in the same way.
struct ProfileTable: Sendable {
  private(set) var list: [Profile] = []
  private var places: [Profile.Name: Int] = [:]

  subscript(name: Profile.Name) -> Profile? {
    places[name].map { list[$0] }
  }

  /// Takes the config file's sections of one role.
  ///
  /// A later section of the same name replaces the earlier one as a whole and keeps its place in the order
  /// (botocore configloader.py:build_profile_map, cases sec-026 to sec-028). What was replaced is remembered as hidden.
  mutating func take(_ sections: [(name: Profile.Name, section: Section)], of reading: Reading)
    -> [Complaint]
  {
    var replaced: [Int: [Section]] = [:]
    var current: [Section] = []
    for (name, section) in sections {
      if let place = places[name] {
        replaced[place, default: []].append(current[place])
        current[place] = section
      } else {
        places[name] = current.count
        current.append(section)
        list.append(Profile(name: name))
      }
    }
    for (place, section) in current.enumerated() {
      list[place].declarations = [SourceLocation(file: reading.file, line: section.line)]
      list[place].settings = section.merged(with: reading)
    }
    var complaints: [Complaint] = []
    for place in replaced.keys.sorted() {
      complaints += hide(replaced[place] ?? [], in: place, of: reading)
    }
    return complaints
  }

  /// Notes the sections that the profile at `place` replaced, the latest first.
  private mutating func hide(_ sections: [Section], in place: Int, of reading: Reading) -> [Complaint] {
    let winner = list[place].declarations[0]
    let keys = KeyIndex(list[place].settings)
    for section in sections.reversed() {
      for setting in section.merged(with: reading) {
        guard let index = keys.index(of: setting.key, in: list[place].settings) else { continue }
        list[place].settings[index].hidden += setting.whole(hiddenFor: .laterSectionWins)
      }
      list[place].declarations.append(SourceLocation(file: reading.file, line: section.line))
    }
    return sections.map {
      Complaint(
        .replacedSection(title: $0.title.text, by: winner), in: reading.file, line: $0.line)
    }
  }

  /// Lays the credentials file over it, key by key: its value wins, for every key (session.py:full_config).
  mutating func merge(_ section: Section, of reading: Reading) {
    let declaration = SourceLocation(file: reading.file, line: section.line)
    let settings = section.merged(with: reading)
    guard let place = places[section.title] else {
      var profile = Profile(name: section.title)
      profile.declarations = [declaration]
      profile.settings = settings
      places[section.title] = list.count
      return list.append(profile)
    }
    list[place].declarations.append(declaration)
    let keys = KeyIndex(list[place].settings)
    for var setting in settings {
      if let index = keys.index(of: setting.key, in: list[place].settings) {
        setting.hidden += list[place].settings[index].whole(hiddenFor: .credentialsFileWins)
        list[place].settings[index] = setting
      } else {
        list[place].settings.append(setting)
      }
    }
  }
}

extension Section {
  /// Its own settings, then the ones that `[DEFAULT]` adds.
  fileprivate func merged(with reading: Reading) -> [Setting] {
    var merged = settings.map { $0.setting(in: reading.file) { .line($0) } }
    guard let defaults = reading.defaults else { return merged }
    let keys = KeyIndex(merged)
    for inherited in defaults.settings {
      let setting = inherited.setting(in: reading.file) { .inherited($0) }
      if let own = keys.index(of: inherited.key, in: merged) {
        merged[own].hidden += setting.whole(hiddenFor: .ownLineWins)
      } else {
        merged.append(setting)
      }
    }
    return merged
  }
}

extension Setting: Keyed {}

extension WrittenSetting {
  fileprivate func setting(
    in file: SourceFile, _ origin: (SourceLocation) -> Origin
  ) -> Setting {
    Setting(
      key: key, value: value, origin: origin(SourceLocation(file: file, line: line)),
      hidden: earlier.reversed().map {
        HiddenSetting(
          value: $0.value, origin: origin(SourceLocation(file: file, line: $0.line)),
          reason: .laterLineWins)
      })
  }
}

extension Setting {
  /// This setting and all it hides, as another one hides them.
  fileprivate func whole(hiddenFor reason: HiddenSetting.Reason) -> [HiddenSetting] {
    [HiddenSetting(value: value, origin: origin, reason: reason)] + hidden
  }
}
