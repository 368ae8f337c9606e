// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Which sections make up which profile, found by name.
///
/// sso-sessions and services sections are kept in the same way.
///
/// Only the places of the sections are kept. A profile is merged when somebody asks for it: of ten thousand, a screen
/// shows thirty.
struct ProfileTable: Sendable {
  /// What nearly every profile is: a section of one file, or one of each.
  ///
  /// Plain numbers, of which a large home has fifty thousand.
  private struct Entry: Sendable {
    /// The section of each file that counts first, as its place in the reading; -1 where there is none.
    var config: Int32 = -1
    var credentials: Int32 = -1
    /// The place among `others` of the other sections; -1 where there is none.
    var others: Int32 = -1
  }

  /// The sections of a profile that a file has more than one of.
  private struct Others: Sendable {
    /// Those that continue the first config section.
    var moreConfig: [Int] = []
    /// Config sections that count for nothing, in the order of the file.
    var replaced: [Int] = []
    var moreCredentials: [Int] = []
  }

  private var entries: [Entry] = []
  private var others: [Others] = []
  private var profileNames = ProfileNames()
  private var index = NameIndex()
  let files: Readings

  init(of files: Readings) {
    self.files = files
  }

  /// Makes room for as many profiles as there are sections.
  mutating func reserve() {
    let count = files.count
    entries.reserveCapacity(count)
    profileNames.reserve(count)
    index = NameIndex(expecting: count)
  }

  var count: Int { entries.count }

  var names: [Profile.Name] { entries.indices.map(name(at:)) }

  func name(at place: Int) -> Profile.Name {
    profileNames.name(at: place) { files[$0].sections }
  }

  func place(of name: Profile.Name) -> Int? {
    files.withBytes { bytes in
      name.withUTF8 { profileNames.place(of: $0, in: bytes, index) }
    }
  }

  /// Calls `body` with the bytes of each name, in the order of the profiles.
  func forEachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    files.withBytes { bytes in
      for place in entries.indices { profileNames.withName(at: place, in: bytes, body) }
    }
  }

  /// Takes a section of a file whose name stands at `range` of that file.
  mutating func take(
    _ section: Int, of file: SourceFile.Kind, namedAt range: Range<Int>,
    in bytes: ProfileNames.FileBytes
  ) {
    if isNothing(section, of: file) { return }
    let name = Bytes(rebasing: bytes[file][range])
    if let place = profileNames.placeOrInsert(name, in: bytes, &index) {
      add(section, of: file, at: place)
    } else {
      profileNames.append(range, of: file)
      append(section, of: file)
    }
  }

  /// The same for a name that stands in no file as it is.
  mutating func take(
    _ section: Int, of file: SourceFile.Kind, named name: Profile.Name,
    in bytes: ProfileNames.FileBytes
  ) {
    if isNothing(section, of: file) { return }
    if let place = name.withUTF8({ profileNames.placeOrInsert($0, in: bytes, &index) }) {
      add(section, of: file, at: place)
    } else {
      profileNames.append(name)
      append(section, of: file)
    }
  }

  private mutating func append(_ section: Int, of file: SourceFile.Kind) {
    let section = Int32(truncatingIfNeeded: section)
    switch file {
    case .config: entries.append(Entry(config: section))
    case .credentials: entries.append(Entry(credentials: section))
    }
  }

  private mutating func add(_ section: Int, of file: SourceFile.Kind, at place: Int) {
    switch file {
    case .config: addConfig(section, at: place)
    case .credentials:
      if entries[place].credentials < 0 {
        entries[place].credentials = Int32(truncatingIfNeeded: section)
      } else {
        changeOthers(at: place) { $0.moreCredentials.append(section) }
      }
    }
  }

  /// A later config section of the same name replaces the earlier one as a whole and keeps its place in the order (botocore
  /// configloader.py:build_profile_map, cases sec-026 to sec-028), or continues it, as the client has it.
  private mutating func addConfig(_ section: Int, at place: Int) {
    let earlier = Int(entries[place].config)
    guard earlier >= 0 else {
      entries[place].config = Int32(truncatingIfNeeded: section)
      return
    }
    switch files.rules.sectionsOfOneName {
    case .laterReplaces: replace(earlier, by: section, at: place)
    case .merged:
      let name = name(at: place)
      switch (isBareDefault(earlier, name), isBareDefault(section, name)) {
      case (true, false): replace(earlier, by: section, at: place)
      case (false, true): changeOthers(at: place) { $0.replaced.append(section) }
      case (true, true), (false, false): changeOthers(at: place) { $0.moreConfig.append(section) }
      }
    }
  }

  private mutating func replace(_ earlier: Int, by section: Int, at place: Int) {
    entries[place].config = Int32(truncatingIfNeeded: section)
    changeOthers(at: place) { others in
      others.replaced.append(earlier)
      others.replaced += others.moreConfig
      others.moreConfig = []
    }
  }

  private mutating func changeOthers(at place: Int, _ change: (inout Others) -> Void) {
    if entries[place].others < 0 {
      entries[place].others = Int32(truncatingIfNeeded: others.count)
      others.append(Others())
    }
    change(&others[Int(entries[place].others)])
  }

  /// `[default]`, which counts for nothing beside `[profile default]`, where the client has it so.
  private func isBareDefault(_ section: Int, _ name: Profile.Name) -> Bool {
    guard files.rules.profileDefault == .beatsDefault else { return false }
    return files.config.sections[section].title.text[...].pythonStripped.utf8.elementsEqual(
      name.text.utf8)
  }

  private func isNothing(_ section: Int, of file: SourceFile.Kind) -> Bool {
    files.rules.emptyProfile == .doesNotExist && files[file].sections[section].settings.isEmpty
  }

  /// The profile at a place, merged: key by key, and the credentials file wins (session.py:full_config).
  func profile(at place: Int) -> Profile {
    let entry = entries[place]
    let others = entry.others < 0 ? nil : others[Int(entry.others)]
    let name = name(at: place)
    var profile = Profile(name: name)
    if entry.config >= 0 {
      take([Int(entry.config)] + (others?.moreConfig ?? []), of: files.config, &profile)
      if let others { hide(others.replaced, in: &profile) }
    }
    if entry.credentials >= 0 {
      var over = Profile(name: name)
      take([Int(entry.credentials)] + (others?.moreCredentials ?? []), of: files.credentials, &over)
      lay(over, on: &profile)
    }
    return profile
  }

  /// Where `[DEFAULT]` stands in each of the files.
  var defaults: [SourceLocation] {
    [files.config, files.credentials].compactMap { reading in
      reading.defaults.map { SourceLocation(file: reading.file, line: $0.line) }
    }
  }

  /// A complaint for each section that another one replaced.
  func complaints(by client: Dialect.Client) -> [Complaint] {
    var complaints: [Complaint] = []
    if others.isEmpty { return complaints }
    for entry in entries where entry.others >= 0 {
      for section in others[Int(entry.others)].replaced {
        complaints.append(
          Complaint(
            .replacedSection(
              title: files.config.sections[section].title.text,
              by: location(ofConfig: Int(entry.config))),
            in: files.config.file, line: files.config.sections.line(at: section), by: client,
            damage: .dropsSection))
      }
    }
    return complaints
  }

  func location(ofConfig section: Int) -> SourceLocation {
    SourceLocation(file: files.config.file, line: files.config.sections.line(at: section))
  }
}
