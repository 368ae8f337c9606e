// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// How the sections of a profile become one list of settings, each of which knows what it hides.
extension ProfileTable {
  /// Takes the settings of one file's sections, of which each continues the one before.
  ///
  /// The last one is taken first, so that what hides many values gathers them in one go.
  func take(_ sections: [Int], of reading: Reading, _ profile: inout Profile) {
    for section in sections {
      profile.declarations.append(
        SourceLocation(file: reading.file, line: reading.sections.line(at: section)))
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
  func lay(_ over: Profile, on profile: inout Profile) {
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
  func hide(_ replaced: [Int], in profile: inout Profile) {
    if replaced.isEmpty { return }
    let keys = KeyIndex(profile.settings)
    let reason: HiddenSetting.Reason =
      files.rules.profileDefault == .beatsDefault ? .profileDefaultWins : .laterSectionWins
    for section in replaced.reversed() {
      for setting in files.config.sections[section].merged(with: files.config) {
        guard let index = keys.index(of: setting.key, in: profile.settings) else { continue }
        // The same line of [DEFAULT] reaches both sections, and hides nothing by itself.
        if setting.origin == profile.settings[index].origin { continue }
        profile.settings[index].hidden += setting.whole(hiddenFor: reason)
      }
      profile.declarations.append(location(ofConfig: section))
    }
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
