// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// Both files as one client sees them together: profiles, sso-sessions, services, and all complaints.
///
/// This module says what the files mean. What of it is shown it leaves to `PickerUI`, what is said to a shell to
/// `ShellExport`, and reading the disk to `awsprof`.
package struct ProfileSet: Sendable {
  private let tables: Tables
  /// Those that were merged once, by place.
  private var keptProfiles = RowValues<Profile>()
  private var keptSessions = RowValues<Profile>()
  /// What botocore turns to when the profile has no credentials.
  package var older = OlderCredentials()

  /// What never changes: a class, because every session that is worked out takes a copy of the set.
  private final class Tables: Sendable {
    let profiles: ProfileTable
    let ssoSessions: ProfileTable
    let services: ProfileTable
    let others: ProfileTable
    let complaints: [Complaint]
    let config: SourceFile
    let credentials: SourceFile
    let client: Dialect.Client

    init(_ sorting: Sorting, _ files: Readings, as client: Dialect.Client) {
      profiles = sorting.profiles
      ssoSessions = sorting.ssoSessions
      services = sorting.services
      others = sorting.others
      complaints = sorting.complaints
      config = files.config.file
      credentials = files.credentials.file
      self.client = client
    }
  }

  /// Merges as the client does: key by key, and the credentials file wins (botocore session.py:full_config).
  ///
  /// A file that the client takes for an empty one adds nothing; what a refused file says is kept, so that it can be shown.
  package init(config: Reading, credentials: Reading, as dialect: Dialect = .botocore) {
    let files = Readings(config: config, credentials: credentials, rules: dialect.merging)
    tables = Tables(Sorting(files, as: dialect), files, as: dialect.client)
  }

  /// The client that sees them so.
  package var client: Dialect.Client { tables.client }

  package var config: SourceFile { tables.config }

  package var credentials: SourceFile { tables.credentials }

  package var complaints: [Complaint] { tables.complaints }

  /// Where `[DEFAULT]` stands, in the files whose reader hands it to every profile.
  var defaults: [SourceLocation] { tables.profiles.defaults }

  package var count: Int { tables.profiles.count }

  /// In the order of `boto3.Session().available_profiles`: config's, then those only credentials has.
  package var names: [Profile.Name] { tables.profiles.names }

  /// Calls `body` with the bytes of each name in that order, of which no text is made.
  package func forEachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    tables.profiles.forEachName(body)
  }

  package func name(at place: Int) -> Profile.Name { tables.profiles.name(at: place) }

  /// The profile at a place of that order, merged now.
  package func profile(at place: Int) -> Profile {
    keptProfiles[place] ?? tables.profiles.profile(at: place)
  }

  package func place(of name: Profile.Name) -> Int? { tables.profiles.place(of: name) }

  /// Merges the profile at a place once for all the times that it is asked for.
  package mutating func keep(at place: Int) {
    keptProfiles.keep(place, of: tables.profiles)
  }

  /// Merges once for all what other profiles lean on: the source of this one, and the sso-sessions.
  ///
  /// For who looks at all profiles, of which most have one source.
  package mutating func keepWhat(isLeanedOnBy profile: Profile) {
    if let name = profile.text("source_profile"), let place = place(of: Profile.Name(name)) {
      keep(at: place)
    }
    if let name = profile.text("sso_session"),
      let place = tables.ssoSessions.place(of: Profile.Name(name))
    {
      keptSessions.keep(place, of: tables.ssoSessions)
    }
  }

  package var profiles: [Profile] { (0..<count).map(profile(at:)) }

  package var ssoSessions: [Profile] {
    (0..<tables.ssoSessions.count).map(tables.ssoSessions.profile(at:))
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
    tables.ssoSessions.place(of: name).map {
      keptSessions[$0] ?? tables.ssoSessions.profile(at: $0)
    }
  }

  /// The `[services NAME]` section that a profile's `services` key names.
  package func services(_ name: Profile.Name) -> Profile? {
    tables.services.place(of: name).map(tables.services.profile(at:))
  }

  package var services: [Profile] {
    (0..<tables.services.count).map(tables.services.profile(at:))
  }

  /// The sections of the config file that are neither profile nor sso-session nor services.
  package var otherSections: [Profile] {
    (0..<tables.others.count).map(tables.others.profile(at:))
  }

  /// The first complaint that makes the client refuse one of the files, and so every use of a profile.
  ///
  /// The config file is read first, so its path is the one in the client's message.
  package var refusal: Complaint? { complaints.first { $0.refusesFile } }

  package var refusesNothing: Bool { !complaints.contains { $0.refusesFile } }
}

extension RowValues<Profile> {
  /// Who scrolls through fifty thousand is not to have them all in memory: then it begins anew.
  private static var most: Int { 4096 }

  /// Merges the profile at a place once for all the times that it is asked for.
  fileprivate mutating func keep(_ place: Int, of table: ProfileTable) {
    guard self[place] == nil else { return }
    if values.count == Self.most { removeAll() }
    set(table.profile(at: place), ofRow: place)
  }
}
