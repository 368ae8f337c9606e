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
    let empty = ProfileTable(config: config, credentials: credentials, rules: dialect.merging)
    (profileTable, ssoSessionTable, servicesTable, otherTable) = (empty, empty, empty, empty)
    if !config.complaints.isEmpty { complaints = config.complaints }
    if !credentials.complaints.isEmpty { complaints += credentials.complaints }
    if !config.isDisregarded {
      for place in config.sections.indices { takeConfig(place, of: config) }
    }
    if !credentials.isDisregarded {
      for place in credentials.sections.indices { takeCredentials(place, of: credentials) }
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

  package func name(at place: Int) -> Profile.Name { profileTable.name(at: place) }

  /// The profile at a place of that order, merged now.
  package func profile(at place: Int) -> Profile { profileTable.profile(at: place) }

  package func place(of name: Profile.Name) -> Int? { profileTable.place(of: name) }

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

  private mutating func takeConfig(_ place: Int, of config: Reading) {
    let section = config.sections[place]
    switch SectionRole(title: section.title, in: .config, by: titles) {
    case .profile(let name): profileTable.takeConfig(place, named: name)
    case .ssoSession(let name): ssoSessionTable.takeConfig(place, named: name)
    case .services(let name): servicesTable.takeConfig(place, named: name)
    case .other:
      otherTable.takeConfig(place, named: section.title)
      if section.title == "plugins" || section.title == "preview" { return }
      complain(.noProfilePrefix(title: section.title.text), at: section, of: config)
    case .dropped(let rule): complain(rule, at: section, of: config)
    }
  }

  private mutating func takeCredentials(_ place: Int, of credentials: Reading) {
    let section = credentials.sections[place]
    switch SectionRole(title: section.title, in: .credentials, by: titles) {
    case .profile(let name): profileTable.takeCredentials(place, named: name)
    case .ssoSession(let name): ssoSessionTable.takeCredentials(place, named: name)
    case .services(let name): servicesTable.takeCredentials(place, named: name)
    case .other: break
    case .dropped(let rule): complain(rule, at: section, of: credentials)
    }
  }

  private mutating func addComplaints(of table: ProfileTable) {
    if table.hasReplacedSections { complaints += table.complaints(by: client) }
  }

  private mutating func complain(
    _ rule: Complaint.Rule, at section: Section, of reading: Reading
  ) {
    complaints.append(
      Complaint(rule, in: reading.file, line: section.line, by: client, damage: .dropsSection))
  }
}
