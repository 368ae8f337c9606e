// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import ShellExport

/// `export NAME --format process`: credentials in the form that a `credential_process` answers in, and never on a terminal.
///
/// It takes what stands in the files and in the AWS CLI's caches. It renews nothing, so without live credentials it is
/// an error that says who makes some.
struct CredentialsOutput {
  let world: World
  let profiles: ProfileSet

  func write(_ profile: Profile) throws(Failure) {
    try Output.keepFromTerminal(
      profile.name,
      hint:
        "--format process is for a program that reads them, as in: credential_process = awsprof export NAME --format process"
    )
    let session: Session
    do {
      session = try profiles.session(for: .explicit(profile.name), in: world.environment)
    } catch {
      throw Failure(error)
    }
    try Output.print(try credentials(of: profile, session).exported.asProcessPrints)
  }

  private func credentials(of profile: Profile, _ session: Session) throws(Failure) -> Credentials {
    if case .staticKeys(let keys) = session, let owner = profiles[keys.profile],
      let credentials = Credentials(keys, of: owner)
    {
      return credentials
    }
    guard let cache = session.credentialsCache else { throw Self.nothing(profile, session) }
    let path = world.cacheFolders.path(of: cache)
    guard case .present(let bytes) = Disk.read(path, limit: Disk.cacheLimit),
      let credentials = Credentials(bytes, in: cache.folder)
    else {
      throw Failure(
        "no credentials of '\(profile.name)' are cached in \(cache.shown)",
        hint: Self.remedy(profile, session))
    }
    if let end = credentials.expiration, end <= world.now {
      throw Failure(
        "the cached credentials of '\(profile.name)' ended at \(end.iso8601)",
        hint: Self.remedy(profile, session))
    }
    return credentials
  }

  private static func nothing(_ profile: Profile, _ session: Session) -> Failure {
    if case .process = session {
      return Failure(
        "the credentials of '\(profile.name)' come from its credential_process, which is not run",
        hint: "use its own credential_process line, or source_profile = \(profile.name)")
    }
    return Failure(
      "profile '\(profile.name)' has no credentials in config, credentials or the caches",
      hint: "awsprof show says where its credentials come from")
  }

  /// Who makes new ones and caches them.
  private static func remedy(_ profile: Profile, _ session: Session) -> String {
    let command = "aws sts get-caller-identity --profile \(profile.name)"
    switch session {
    case .sso: return "aws sso login --profile \(profile.name), then: \(command)"
    case .login: return "aws login --profile \(profile.name)"
    case .environmentKeys, .staticKeys, .role, .webIdentity, .process, .container,
      .instanceMetadata:
      return "the AWS CLI makes and caches some: \(command)"
    }
  }
}

extension Credentials {
  fileprivate var exported: EnvironmentChange.Keys {
    EnvironmentChange.Keys(
      accessKeyID: accessKeyID, secretAccessKey: secretAccessKey.revealed,
      sessionToken: sessionToken?.revealed, expiration: expiration?.iso8601, account: nil)
  }
}

extension Output {
  /// Refuses to print a secret where everybody can read it: the three commands that print one begin with this.
  static func keepFromTerminal(_ name: Profile.Name, hint: String) throws(Failure) {
    guard System.isTerminal(1) else { return }
    throw Failure("the credentials of '\(name)' would be seen on the terminal", hint: hint)
  }
}
