// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Which sections make up which profile, found by name.
///
/// sso-sessions and services sections are kept in the same way.
///
/// Only the places of the sections are kept. A profile is merged when somebody asks for it: of ten thousand, a screen
/// shows thirty.
struct ProfileTable: Sendable {
  private struct Entry: Sendable {
    let name: Profile.Name
    /// The first config section that counts, as its place in the reading, and those that continue it.
    var config: Int?
    var moreConfig: [Int] = []
    /// Config sections that count for nothing, in the order of the file.
    var replaced: [Int] = []
    var credentials: Int?
    var moreCredentials: [Int] = []
  }

  private var entries: [Entry] = []
  private var index = NameIndex()
  private let config: Reading
  private let credentials: Reading
  private let rules: MergeRules

  init(config: Reading, credentials: Reading, rules: MergeRules) {
    self.config = config
    self.credentials = credentials
    self.rules = rules
  }

  var count: Int { entries.count }

  var names: [Profile.Name] { entries.map(\.name) }

  func name(at place: Int) -> Profile.Name { entries[place].name }

  func place(of name: Profile.Name) -> Int? {
    index.place(of: name) { entries[$0].name }
  }

  /// Takes a section of the config file.
  ///
  /// A later one of the same name replaces the earlier one as a whole and keeps its place in the order (botocore
  /// configloader.py:build_profile_map, cases sec-026 to sec-028), or continues it, as the client has it.
  mutating func takeConfig(_ section: Int, named name: Profile.Name) {
    if isNothing(config.sections[section]) { return }
    guard let place = placeOrInsert(name) else {
      return entries.append(Entry(name: name, config: section))
    }
    guard let earlier = entries[place].config else {
      entries[place].config = section
      return
    }
    switch rules.sectionsOfOneName {
    case .laterReplaces: replace(earlier, by: section, at: place)
    case .merged:
      switch (isBareDefault(earlier, name), isBareDefault(section, name)) {
      case (true, false): replace(earlier, by: section, at: place)
      case (false, true): entries[place].replaced.append(section)
      case (true, true), (false, false): entries[place].moreConfig.append(section)
      }
    }
  }

  private mutating func replace(_ earlier: Int, by section: Int, at place: Int) {
    entries[place].replaced.append(earlier)
    entries[place].replaced += entries[place].moreConfig
    entries[place].moreConfig = []
    entries[place].config = section
  }

  /// `[default]`, which counts for nothing beside `[profile default]`, where the client has it so.
  private func isBareDefault(_ section: Int, _ name: Profile.Name) -> Bool {
    guard rules.profileDefault == .beatsDefault else { return false }
    return config.sections[section].title.text[...].pythonStripped.utf8.elementsEqual(
      name.text.utf8)
  }

  private func isNothing(_ section: Section) -> Bool {
    rules.emptyProfile == .doesNotExist && section.settings.isEmpty
  }

  /// Takes a section of the credentials file.
  mutating func takeCredentials(_ section: Int, named name: Profile.Name) {
    if isNothing(credentials.sections[section]) { return }
    guard let place = placeOrInsert(name) else {
      return entries.append(Entry(name: name, credentials: section))
    }
    if entries[place].credentials == nil {
      entries[place].credentials = section
    } else {
      entries[place].moreCredentials.append(section)
    }
  }

  /// The place of a name; `nil` where its entry is to be appended now.
  private mutating func placeOrInsert(_ name: Profile.Name) -> Int? {
    index.placeOrInsert(name) { entries[$0].name }
  }

  /// The profile at a place, merged: key by key, and the credentials file wins (session.py:full_config).
  func profile(at place: Int) -> Profile {
    let entry = entries[place]
    var profile = Profile(name: entry.name)
    if let section = entry.config {
      take([section] + entry.moreConfig, of: config, &profile)
      hide(entry.replaced, in: &profile)
    }
    if let section = entry.credentials {
      var over = Profile(name: entry.name)
      take([section] + entry.moreCredentials, of: credentials, &over)
      lay(over, on: &profile)
    }
    return profile
  }

  /// Takes the settings of one file's sections, of which each continues the one before.
  ///
  /// The last one is taken first, so that what hides many values gathers them in one go.
  private func take(_ sections: [Int], of reading: Reading, _ profile: inout Profile) {
    for section in sections {
      profile.declarations.append(
        SourceLocation(file: reading.file, line: reading.sections[section].line))
    }
    guard let last = sections.last else { return }
    profile.settings = reading.sections[last].merged(with: reading)
    if sections.count == 1 { return }
    var keys = KeyIndex(profile.settings)
    for section in sections.dropLast().reversed() {
      for setting in reading.sections[section].merged(with: reading) {
        if let index = keys.index(of: setting.key, in: profile.settings) {
          profile.settings[index].hidden += setting.whole(hiddenFor: .laterLineWins)
        } else {
          profile.settings.append(setting)
          keys.noteLast(of: profile.settings)
        }
      }
    }
    profile.settings.sort { ($0.origin.location?.line ?? 0) < ($1.origin.location?.line ?? 0) }
  }

  /// Lays the credentials file's part of a profile over the config file's.
  private func lay(_ over: Profile, on profile: inout Profile) {
    profile.declarations += over.declarations
    let keys = KeyIndex(profile.settings)
    for var setting in over.settings {
      if let index = keys.index(of: setting.key, in: profile.settings) {
        setting.hidden += profile.settings[index].whole(hiddenFor: .credentialsFileWins)
        profile.settings[index] = setting
      } else {
        profile.settings.append(setting)
      }
    }
  }

  /// Notes what the replaced sections said, the latest first.
  private func hide(_ replaced: [Int], in profile: inout Profile) {
    if replaced.isEmpty { return }
    let keys = KeyIndex(profile.settings)
    let reason: HiddenSetting.Reason =
      rules.profileDefault == .beatsDefault ? .profileDefaultWins : .laterSectionWins
    for section in replaced.reversed() {
      for setting in config.sections[section].merged(with: config) {
        guard let index = keys.index(of: setting.key, in: profile.settings) else { continue }
        // The same line of [DEFAULT] reaches both sections, and hides nothing by itself.
        if setting.origin == profile.settings[index].origin { continue }
        profile.settings[index].hidden += setting.whole(hiddenFor: reason)
      }
      profile.declarations.append(location(ofConfig: section))
    }
  }

  /// Where `[DEFAULT]` stands in each of the files.
  var defaults: [SourceLocation] {
    [config, credentials].compactMap { reading in
      reading.defaults.map { SourceLocation(file: reading.file, line: $0.line) }
    }
  }

  var hasReplacedSections: Bool { entries.contains { !$0.replaced.isEmpty } }

  /// A complaint for each section that another one replaced.
  func complaints(by client: Dialect.Client) -> [Complaint] {
    entries.lazy.filter { !$0.replaced.isEmpty }.flatMap { entry in
      entry.replaced.map { section in
        Complaint(
          .replacedSection(
            title: config.sections[section].title.text,
            by: location(ofConfig: entry.config ?? section)),
          in: config.file, line: config.sections[section].line, by: client, damage: .dropsSection)
      }
    }
  }

  private func location(ofConfig section: Int) -> SourceLocation {
    SourceLocation(file: config.file, line: config.sections[section].line)
  }
}

extension Section {
  /// Its own settings, then the ones that `[DEFAULT]` adds.
  fileprivate func merged(with reading: Reading) -> [Setting] {
    var merged: [Setting] = []
    forEachSetting { merged.append($0.setting(in: reading.file) { .line($0) }) }
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
    var setting = Setting(
      key: key, value: value, origin: origin(SourceLocation(file: file, line: line)))
    for overwritten in earlier.reversed() {
      setting.hidden.append(
        HiddenSetting(
          value: overwritten.value,
          origin: origin(SourceLocation(file: file, line: overwritten.line)),
          reason: .laterLineWins))
    }
    return setting
  }
}

extension Setting {
  /// This setting and all it hides, as another one hides them.
  fileprivate func whole(hiddenFor reason: HiddenSetting.Reason) -> [HiddenSetting] {
    [HiddenSetting(value: value, origin: origin, reason: reason)] + hidden
  }
}
