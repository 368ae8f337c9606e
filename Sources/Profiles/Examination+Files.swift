// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What the text of the files does to the clients.
extension Examination {
  /// The complaints of every dialect, one finding a line: with boto3's reason where boto3 has one.
  var complaints: [Finding] {
    var findings: [Finding] = []
    let declared = Set(boto3.profiles.flatMap(\.declarations).map(\.description))
    for (client, set) in zip(Client.allCases, sets) {
      for complaint in set.complaints {
        guard let severity = severity(of: complaint) else { continue }
        if !client.isBotocore, isFoundElsewhere(complaint, declared) { continue }
        findings.add(
          Finding(
            severity, complaint.place, complaint.sentence,
            location: complaint.line.map { SourceLocation(file: complaint.file, line: $0) },
            clients: [client], fix: .advice(complaint.remedy)), whateverItSays: true)
      }
    }
    return findings
  }

  /// A section that is a profile to boto3 alone is a matter of its name, `[DEFAULT]` and an empty region have findings of
  /// their own, and any other empty value means the same as none.
  private func isFoundElsewhere(_ complaint: Complaint, _ declared: Set<String>) -> Bool {
    switch complaint.rule {
    case .emptyValue, .noProfilePrefix(title: "DEFAULT"): true
    default: complaint.damage == .dropsSection && declared.contains(complaint.place)
    }
  }

  private func severity(of complaint: Complaint) -> Finding.Severity? {
    // The clients read it, and awsprof does not: what it says of the profiles is then not what they do.
    if case .tooLarge = complaint.rule { return .error }
    return switch complaint.damage {
    case .refusesFile, .ignoresFile: .error
    case .dropsSection, .dropsLine: .warning
    case .harmless: nil
    }
  }

  /// `[DEFAULT]`, whose settings reach every profile of botocore's and nobody else's, and sso-sessions that nobody uses.
  var sectionFindings: [Finding] {
    var findings = boto3.defaults.map { location in
      Finding(
        .warning, location,
        "[DEFAULT] gives its settings to every profile in the AWS CLI and boto3, and is nothing to the others",
        fix: .advice("move its settings into the profiles that need them"))
    }
    let used = Set(boto3.profiles.compactMap { $0.text("sso_session").map { Profile.Name($0) } })
    for section in boto3.ssoSessions where !used.contains(section.name) {
      guard let location = section.declarations.first else { continue }
      findings.append(
        Finding(
          .note, location, "no profile uses [sso-session \(section.name)]", clients: [],
          fix: .advice("name it in a profile, or delete it")))
    }
    return findings
  }

  /// Files with secrets in them that others may read.
  var accessFindings: [Finding] {
    files.filter { $0.holdsSecrets && $0.mode & 0o077 != 0 }.map { file in
      Finding(
        .warning, file.shown, "other users may read the file, and secrets stand in it",
        clients: [], fix: .command("chmod 600 \(file.shown)"))
    }
  }
}
