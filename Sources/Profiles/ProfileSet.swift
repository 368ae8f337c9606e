// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// Both files as one client sees them together: profiles, sso-sessions, services, and all complaints.
///
/// This module says what the files mean. What of it is shown it leaves to `PickerUI`, what is said to a shell to
/// `ShellExport`, and reading the disk to `awsprof`.
package struct ProfileSet: Sendable {
  private var profileTable = ProfileTable()
  private var ssoSessionTable = ProfileTable()
  private var servicesTable = ProfileTable()
  /// Top-level sections of the config file that are none of these: `[plugins]`, a forgotten prefix.
  package private(set) var others: [Section] = []
  package private(set) var complaints: [Complaint] = []
  package let config: SourceFile
  package let credentials: SourceFile

  /// Merges as botocore does (session.py:full_config): key by key, and the credentials file wins.
  package init(config: Reading, credentials: Reading) {
    self.config = config.file
    self.credentials = credentials.file
    complaints = config.complaints + credentials.complaints
    takeConfig(config)
    for section in credentials.sections { profileTable.merge(section, of: credentials) }
  }

  /// In the order of `boto3.Session().available_profiles`: config's, then those only credentials has.
  package var profiles: [Profile] { profileTable.list }

  package var ssoSessions: [Profile] { ssoSessionTable.list }

  package var services: [Profile] { servicesTable.list }

  package subscript(name: Profile.Name) -> Profile? { profileTable[name] }

  package func ssoSession(_ name: Profile.Name) -> Profile? { ssoSessionTable[name] }

  package func servicesSection(_ name: Profile.Name) -> Profile? { servicesTable[name] }

  /// The first complaint that makes botocore refuse one of the files, and so every use of a profile.
  ///
  /// The config file is read first, so its path is the one in botocore's message.
  package var refusal: Complaint? {
    complaints.first { $0.refusesFile }
  }

  private mutating func takeConfig(_ config: Reading) {
    var profiles: [(name: Profile.Name, section: Section)] = []
    var ssoSessions = profiles
    var services = profiles
    profiles.reserveCapacity(config.sections.count)
    for section in config.sections {
      switch SectionRole(title: section.title, in: .config) {
      case .profile(let name): profiles.append((name, section))
      case .ssoSession(let name): ssoSessions.append((name, section))
      case .services(let name): services.append((name, section))
      case .other:
        others.append(section)
        guard section.title != "plugins", section.title != "preview" else { continue }
        complaints.append(section.complaint(.noProfilePrefix(title: section.title.text), in: config.file))
      case .dropped(let rule):
        complaints.append(section.complaint(rule, in: config.file))
      }
    }
    complaints += profileTable.take(profiles, of: config)
    complaints += ssoSessionTable.take(ssoSessions, of: config)
    complaints += servicesTable.take(services, of: config)
  }
}

extension Section {
  fileprivate func complaint(_ rule: Complaint.Rule, in file: SourceFile) -> Complaint {
    Complaint(rule, in: file, line: line)
  }
}
