// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What stops a client from using a profile.
extension Examination {
  /// The errors that each profile ends in, one finding for what has one cause: the clients that stop at a profile which
  /// boto3 cannot use either are named with boto3's reason, whatever they call it themselves.
  var profileErrors: [Finding] {
    var findings: [Finding] = []
    var loops: [Set<Profile.Name>: ResolutionError] = [:]
    for name in allNames {
      var cause: ResolutionError?
      for (client, set) in zip(Client.allCases, sets) where set.place(of: name) != nil {
        guard let error = fault(of: name, in: set, client) else { continue }
        if cause == nil { cause = Self.firstSeen(error, &loops) }
        guard let cause else { continue }
        findings.add(
          Finding(
            severity(of: cause), cause.place ?? set.config.shown, cause.sentence,
            location: cause.location, clients: [client], profiles: [name],
            fix: .advice(cause.remedy)))
      }
    }
    return findings
  }

  /// Every name that is a profile to some client, boto3's first.
  private var allNames: [Profile.Name] {
    let own = boto3.names
    let known = Set(own)
    var others: [Profile.Name] = []
    for set in sets.dropFirst() {
      others += set.names.filter { !known.contains($0) && !others.contains($0) }
    }
    return own + others
  }

  /// What stops the client, or what it passes over; a refused file is a finding of its own.
  private func fault(
    of name: Profile.Name, in set: ProfileSet, _ client: Client
  ) -> ResolutionError? {
    var passedOver: ResolutionError?
    do {
      _ = try set.session(
        for: .environment(name, variable: "AWS_PROFILE"), in: environmentAfter, as: client,
        passedOver: &passedOver)
    } catch {
      passedOver = error
    }
    switch passedOver {
    // These are the clients' ways, not faults of the files.
    case .noCredentials, .mfaWithoutPrompt, .emptyCredentialSource, .refusedFile, nil: return nil
    case let fault?: return fault
    }
  }

  /// A loop is the same from wherever one enters it.
  private static func firstSeen(
    _ error: ResolutionError, _ loops: inout [Set<Profile.Name>: ResolutionError]
  ) -> ResolutionError {
    guard case .loop(_, let visited) = error else { return error }
    if let seen = loops[Set(visited)] { return seen }
    loops[Set(visited)] = error
    return error
  }

  /// What only an SDK minds is a warning.
  private func severity(of error: ResolutionError) -> Finding.Severity {
    switch error {
    case .collidingSources, .sourceWithoutRole, .ssoSettingOutsideSession, .unknownRetryMode:
      .warning
    default: .error
    }
  }

  /// Names that only some clients can read, and profiles that are not there to some.
  var nameFindings: [Finding] {
    var findings: [Finding] = []
    for name in boto3.names {
      guard let profile = boto3[name], let location = profile.declarations.first else { continue }
      let blind = zip(Client.allCases, sets).filter { client, set in
        // A file that a client refuses is another finding.
        set.refusal == nil && set.place(of: name) == nil
          // Where a section that sets nothing is no profile, it has nothing to say anyway.
          && !(client.dialect.merging.emptyProfile == .doesNotExist
            && profile.settings.allSatisfy { $0.text == "" })
      }
      if blind.isEmpty { continue }
      findings.append(
        Finding(
          .warning, location, "profile '\(name)' is not there to some clients",
          clients: blind.map(\.0), profiles: [name],
          fix: .advice("name it with letters, digits and the marks - _ . / @ % + : alone")))
    }
    return findings
  }
}
