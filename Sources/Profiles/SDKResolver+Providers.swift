// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The providers that read one profile.
extension SDKResolver {
  /// A plain setting, where the client would find one.
  func value(_ key: Verbatim, of profile: Profile) -> Setting? {
    guard let setting = profile[key], let text = setting.text else { return nil }
    return text.isEmpty && rules.emptySetting == .isUnset ? nil : setting
  }

  /// Keys that are whole.
  func staticKeys(_ profile: Profile) throws(ResolutionError) -> Session.StaticKeys? {
    if !rules.joinsKeysOfFiles { return try keysOfOneFile(profile) }
    if let keys = wholeKeys(profile) { return keys }
    if rules.halfProfileKeys == .isPassedOver { return nil }
    let present = ["aws_access_key_id", "aws_secret_access_key"].compactMap {
      value($0, of: profile)
    }
    guard let half = present.first else { return nil }
    throw partialKeys(of: profile, present: half)
  }

  /// The pair of the credentials file, else that of config, whose half is forgotten where credentials has the section.
  private func keysOfOneFile(_ profile: Profile) throws(ResolutionError) -> Session.StaticKeys? {
    let isInCredentials = profile.declarations.contains { $0.file.kind == .credentials }
    let files: [SourceFile.Kind] = isInCredentials ? [.credentials, .config] : [.config]
    for (place, file) in files.enumerated() {
      let key = profile.written("aws_access_key_id", in: file)
      let secret = profile.written("aws_secret_access_key", in: file)
      if let key, let secret {
        // A pair is one although both of it are empty, and then gives no keys.
        if key.text?.isEmpty != false || secret.text?.isEmpty != false { return nil }
        return Session.StaticKeys(
          profile: profile.name, accessKeyID: key,
          sessionToken: profile.written("aws_session_token", in: file)
            ?? profile.written("aws_session_token", in: .config),
          account: value("aws_account_id", of: profile),
          store: file == .credentials ? .credentials : .config)
      }
      if place == 0, let half = key ?? secret { throw partialKeys(of: profile, present: half) }
    }
    return nil
  }

  private func partialKeys(of profile: Profile, present half: Setting) -> ResolutionError {
    .partialKeys(
      method: profile.name.text,
      missing: half.key == "aws_access_key_id" ? "aws_secret_access_key" : "aws_access_key_id",
      present: half.origin)
  }

  func wholeKeys(_ profile: Profile) -> Session.StaticKeys? {
    guard let key = value("aws_access_key_id", of: profile),
      value("aws_secret_access_key", of: profile) != nil
    else { return nil }
    return Session.StaticKeys(
      profile: profile.name, accessKeyID: key,
      sessionToken: value("aws_session_token", of: profile),
      account: value("aws_account_id", of: profile),
      store: key.origin.location?.file.kind == .credentials ? .credentials : .config
    )
  }

  func webIdentity(_ profile: Profile) throws(ResolutionError) -> Session.WebIdentity? {
    guard let tokenFile = value("web_identity_token_file", of: profile) else { return nil }
    guard let arn = value("role_arn", of: profile) else {
      if rules.webIdentityWithoutRole == .isPassedOver { return nil }
      throw .webIdentityWithoutRole(tokenFile: tokenFile)
    }
    return Session.WebIdentity(
      profile: profile.name, tokenFile: tokenFile, arn: arn,
      sessionName: value("role_session_name", of: profile))
  }

  /// `credential_source`, by the three names that all clients know.
  func credentials(
    from source: Setting, of profile: Profile
  ) throws(ResolutionError) -> Session {
    switch source.text {
    case "Environment":
      if let keys = environmentKeys { return .environmentKeys(keys) }
    case "EcsContainer":
      if let variable = environment.containerVariable { return .container(variable: variable) }
    case "Ec2InstanceMetadata":
      if !environment.forbidsMetadata(for: client) { return .instanceMetadata(isDisabled: false) }
    default:
      throw .unknownCredentialSource(profile.name, source)
    }
    throw .emptyCredentialSource(profile.name, source)
  }

  func assumedRole(
    _ profile: Profile, arn: Setting, source: Session.Source
  ) -> Session {
    func setting(_ key: Verbatim) -> Setting? {
      rules.ignoredRoleSettings.contains(key) ? nil : value(key, of: profile)
    }
    return .role(
      Session.AssumedRole(
        profile: profile.name, arn: arn, source: source, mfaSerial: setting("mfa_serial"),
        externalID: setting("external_id"), sessionName: setting("role_session_name"),
        duration: setting("duration_seconds")))
  }
}
