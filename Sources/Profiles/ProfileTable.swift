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
    /// The config section that counts, as its place in the reading.
    var config: Int?
    /// Config sections that a later one replaced, in the order of the file.
    var replaced: [Int] = []
    var credentials: Int?
  }

  private var entries: [Entry] = []
  private var index = NameIndex()
  private let config: Reading
  private let credentials: Reading

  init(config: Reading, credentials: Reading) {
    self.config = config
    self.credentials = credentials
  }

  var count: Int { entries.count }

  var names: [Profile.Name] { entries.map(\.name) }

  func name(at place: Int) -> Profile.Name { entries[place].name }

  func place(of name: Profile.Name) -> Int? {
    index.place(of: name) { entries[$0].name }
  }

  /// Takes a section of the config file: a later one of the same name replaces the earlier one as a whole and keeps its
  /// place in the order (botocore configloader.py:build_profile_map, cases sec-026 to sec-028).
  mutating func takeConfig(_ section: Int, named name: Profile.Name) {
    guard let place = place(of: name) else { return append(Entry(name: name, config: section)) }
    if let earlier = entries[place].config { entries[place].replaced.append(earlier) }
    entries[place].config = section
  }

  /// Takes a section of the credentials file, whose title is the profile's name.
  mutating func takeCredentials(_ section: Int) {
    let name = credentials.sections[section].title
    guard let place = place(of: name) else {
      return append(Entry(name: name, credentials: section))
    }
    entries[place].credentials = section
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    index.insert(entry.name, at: entries.count - 1) { entries[$0].name }
  }

  /// The profile at a place, merged: key by key, and the credentials file wins (session.py:full_config).
  func profile(at place: Int) -> Profile {
    let entry = entries[place]
    var profile = Profile(name: entry.name)
    if let section = entry.config {
      profile.declarations.append(location(ofConfig: section))
      profile.settings = config.sections[section].merged(with: config)
      hide(entry.replaced, in: &profile)
    }
    if let section = entry.credentials { layOver(credentials.sections[section], &profile) }
    return profile
  }

  /// Notes what the replaced sections said, the latest first.
  private func hide(_ replaced: [Int], in profile: inout Profile) {
    if replaced.isEmpty { return }
    let keys = KeyIndex(profile.settings)
    for section in replaced.reversed() {
      for setting in config.sections[section].merged(with: config) {
        guard let index = keys.index(of: setting.key, in: profile.settings) else { continue }
        // The same line of [DEFAULT] reaches both sections, and hides nothing by itself.
        if setting.origin == profile.settings[index].origin { continue }
        profile.settings[index].hidden += setting.whole(hiddenFor: .laterSectionWins)
      }
      profile.declarations.append(location(ofConfig: section))
    }
  }

  private func layOver(_ section: Section, _ profile: inout Profile) {
    profile.declarations.append(SourceLocation(file: credentials.file, line: section.line))
    let keys = KeyIndex(profile.settings)
    for var setting in section.merged(with: credentials) {
      if let index = keys.index(of: setting.key, in: profile.settings) {
        setting.hidden += profile.settings[index].whole(hiddenFor: .credentialsFileWins)
        profile.settings[index] = setting
      } else {
        profile.settings.append(setting)
      }
    }
  }

  var hasReplacedSections: Bool { entries.contains { !$0.replaced.isEmpty } }

  /// A complaint for each section that another one replaced.
  var complaints: [Complaint] {
    entries.lazy.filter { !$0.replaced.isEmpty }.flatMap { entry in
      entry.replaced.map { section in
        Complaint(
          .replacedSection(
            title: config.sections[section].title.text,
            by: location(ofConfig: entry.config ?? section)),
          in: config.file, line: config.sections[section].line)
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
