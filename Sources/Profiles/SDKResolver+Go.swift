// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SDKResolver {
  /// config/shared_config.go:setFromIniSections and config/resolve_credentials.go:resolveCredsFromProfile.
  func goSession(
    of profile: Profile, after visited: [Profile.Name]
  ) throws(ResolutionError) -> Session {
    // A half of a pair makes the section an error, wherever the rest of its credentials come from.
    let keys = try staticKeys(profile)
    // Met again, a profile gives its own credentials and its role does not count: no loop is an error here.
    if visited.contains(profile.name) { return try goBase(of: profile) }
    try checkRole(of: profile)
    if !visited.isEmpty, let keys { return .staticKeys(keys) }
    try checkSources(of: profile)
    if let setting = value("source_profile", of: profile) {
      let name = Profile.Name(setting.text ?? "")
      guard let source = set[name] else { throw .unknownSourceProfile(profile.name, setting) }
      let session = try goSession(of: source, after: visited + [profile.name])
      if case .instanceMetadata = session { throw .sourceWithoutCredentials(setting) }
      if case .container = session { throw .sourceWithoutCredentials(setting) }
      // shared_config.go:hasCredentials does not count it.
      if case .login = session { throw .sourceWithoutCredentials(setting) }
      return try goRole(profile, source: .profile(setting, session))
    }
    if let setting = value("credential_source", of: profile), keys == nil {
      let session = try credentials(from: setting, of: profile)
      return try goRole(profile, source: .credentialSource(setting, session))
    }
    let session = try goBase(of: profile)
    guard let arn = value("role_arn", of: profile) else { return session }
    if case .webIdentity = session { return session }
    return try goRole(profile, source: .own(arn, session))
  }

  private func goBase(of profile: Profile) throws(ResolutionError) -> Session {
    try base(of: profile) ?? elsewhere
  }

  private func goRole(
    _ profile: Profile, source: Session.Source
  ) throws(ResolutionError) -> Session {
    guard let arn = value("role_arn", of: profile) else { return source.session }
    if let serial = value("mfa_serial", of: profile) {
      throw .mfaWithoutPrompt(profile.name, serial)
    }
    return assumedRole(profile, arn: arn, source: source)
  }

  /// shared_config.go:validateCredentialsRequireARN.
  private func checkRole(of profile: Profile) throws(ResolutionError) {
    guard value("role_arn", of: profile) == nil else { return }
    let needy: [Verbatim] = ["source_profile", "credential_source", "web_identity_token_file"]
    for key in needy {
      if let setting = value(key, of: profile) { throw .sourceWithoutRole(profile.name, setting) }
    }
  }

  /// shared_config.go:validateCredentialType.
  private func checkSources(of profile: Profile) throws(ResolutionError) {
    let kinds: [Verbatim] = [
      "source_profile", "credential_source", "credential_process", "web_identity_token_file",
    ]
    let present = kinds.compactMap { value($0, of: profile) }
    if present.count > 1 { throw .collidingSources(profile.name, present) }
  }
}
