// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// Both files as one client sees them together: profiles, sso-sessions, services, and all complaints.
///
/// This module says what the files mean. What of it is shown it leaves to `PickerUI`, what is said to a shell to
/// `ShellExport`, and reading the disk to `awsprof`.
package struct ProfileSet: Sendable {
  private var profileTable: ProfileTable
  private var ssoSessionTable: ProfileTable
  private var servicesTable: ProfileTable
  private var otherTable: ProfileTable
  package private(set) var complaints: [Complaint] = []
  package let config: SourceFile
  package let credentials: SourceFile
  /// The client that sees them so.
  package let client: Dialect.Client
  private let titles: TitleRules
  /// What botocore turns to when the profile has no credentials.
  package var older = OlderCredentials()

  /// Merges as the client does: key by key, and the credentials file wins (botocore session.py:full_config).
  ///
  /// A file that the client takes for an empty one adds nothing; what a refused file says is kept, so that it can be shown.
  package init(config: Reading, credentials: Reading, as dialect: Dialect = .botocore) {
    self.config = config.file
    self.credentials = credentials.file
    client = dialect.client
    titles = dialect.titles
    let files = Readings(config: config, credentials: credentials, rules: dialect.merging)
    let empty = ProfileTable(of: files)
    (profileTable, ssoSessionTable, servicesTable, otherTable) = (empty, empty, empty, empty)
    if !config.complaints.isEmpty { complaints = config.complaints }
    if !credentials.complaints.isEmpty { complaints += credentials.complaints }
    profileTable.reserve()
    files.withBytes { bytes in
      if !config.isDisregarded { takeAll(of: config, in: bytes) }
      if !credentials.isDisregarded { takeAll(of: credentials, in: bytes) }
    }
    addComplaints(of: profileTable)
    addComplaints(of: ssoSessionTable)
    addComplaints(of: servicesTable)
  }

  /// Where `[DEFAULT]` stands, in the files whose reader hands it to every profile.
  var defaults: [SourceLocation] { profileTable.defaults }

  package var count: Int { profileTable.count }

  /// In the order of `boto3.Session().available_profiles`: config's, then those only credentials has.
  package var names: [Profile.Name] { profileTable.names }

  /// Calls `body` with the bytes of each name in that order, of which no text is made.
  package func forEachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    profileTable.forEachName(body)
  }

  package func name(at place: Int) -> Profile.Name { profileTable.name(at: place) }

  /// The profile at a place of that order, merged now.
  package func profile(at place: Int) -> Profile { profileTable.profile(at: place) }

  package func place(of name: Profile.Name) -> Int? { profileTable.place(of: name) }

  /// Merges once for all what other profiles lean on: the source of this one, and the sso-sessions.
  ///
  /// For who looks at all profiles, of which most have one source.
  package mutating func keepWhat(isLeanedOnBy profile: Profile) {
    if let name = profile.text("source_profile"), let place = place(of: Profile.Name(name)) {
      profileTable.keep(at: place)
    }
    if let name = profile.text("sso_session"),
      let place = ssoSessionTable.place(of: Profile.Name(name))
    {
      ssoSessionTable.keep(at: place)
    }
  }

  package var profiles: [Profile] { (0..<count).map(profile(at:)) }

  package var ssoSessions: [Profile] {
    (0..<ssoSessionTable.count).map(ssoSessionTable.profile(at:))
  }

  package subscript(name: Profile.Name) -> Profile? {
    place(of: name).map(profile(at:))
  }

  /// The profile that a command uses; without a selection an empty one where there is no `[default]`.
  package func profile(for selection: Selection) -> Profile? {
    if let profile = self[selection.name] { return profile }
    return selection == .none ? Profile(name: selection.name) : nil
  }

  package func ssoSession(_ name: Profile.Name) -> Profile? {
    ssoSessionTable.place(of: name).map(ssoSessionTable.profile(at:))
  }

  /// The `[services NAME]` section that a profile's `services` key names.
  package func services(_ name: Profile.Name) -> Profile? {
    servicesTable.place(of: name).map(servicesTable.profile(at:))
  }

  package var services: [Profile] {
    (0..<servicesTable.count).map(servicesTable.profile(at:))
  }

  /// The sections of the config file that are neither profile nor sso-session nor services.
  package var otherSections: [Profile] {
    (0..<otherTable.count).map(otherTable.profile(at:))
  }

  /// The first complaint that makes the client refuse one of the files, and so every use of a profile.
  ///
  /// The config file is read first, so its path is the one in the client's message.
  package var refusal: Complaint? {
    complaints.first { $0.refusesFile }
  }

  package var refusesNothing: Bool {
    !complaints.contains { $0.refusesFile }
  }

  private mutating func takeAll(of reading: Reading, in bytes: ProfileNames.FileBytes) {
    let file = reading.file.kind
    for place in reading.sections.indices {
      if case .shellWords = titles, let name = reading.plainName(at: place, in: bytes[file]) {
        profileTable.take(place, of: file, namedAt: name, in: bytes)
      } else {
        take(place, of: reading, in: bytes)
      }
    }
  }

  private mutating func take(
    _ place: Int, of reading: Reading, in bytes: ProfileNames.FileBytes
  ) {
    let section = reading.sections[place]
    let file = reading.file.kind
    switch SectionRole(title: section.title, in: file, by: titles) {
    case .profile(let name): profileTable.take(place, of: file, named: name, in: bytes)
    case .ssoSession(let name): ssoSessionTable.take(place, of: file, named: name, in: bytes)
    case .services(let name): servicesTable.take(place, of: file, named: name, in: bytes)
    case .other:
      if file == .credentials { break }
      otherTable.take(place, of: file, named: section.title, in: bytes)
      if section.title == "plugins" || section.title == "preview" { return }
      complain(.noProfilePrefix(title: section.title.text), at: section, of: reading)
    case .dropped(let rule): complain(rule, at: section, of: reading)
    }
  }

  private mutating func addComplaints(of table: ProfileTable) {
    complaints += table.complaints(by: client)
  }

  private mutating func complain(
    _ rule: Complaint.Rule, at section: Section, of reading: Reading
  ) {
    complaints.append(
      Complaint(rule, in: reading.file, line: section.line, by: client, damage: .dropsSection))
  }
}

extension Reading {
  /// Where the name of a profile stands in the title at `place`, as nearly every title is written; `nil` where `SectionRole`
  /// has to judge it.
  fileprivate func plainName(at place: Int, in bytes: Bytes) -> Range<Int>? {
    let title = sections.title(at: place)
    if title.isEmpty { return nil }
    if file.kind == .credentials { return title }
    guard let name = Bytes(rebasing: bytes[title]).plainName(after: "profile ") else { return nil }
    return title.lowerBound + name.lowerBound..<title.upperBound
  }
}
