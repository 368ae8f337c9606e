// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension ProfileSet {
  /// What boto3 would sign with, or the error it would raise, without running or sending anything.
  ///
  /// The providers of botocore's chain in their order (credentials.py:create_credential_resolver); the first that has
  /// something to say wins, an error stops.
  ///
  ///     try set.session(for: .explicit("prod"), in: environment)
  package func session(for selection: Selection, in environment: Environment)
    throws(ResolutionError)
    -> Session
  {
    if let refusal { throw .refusedFile(refusal) }
    return try sessionAsWritten(for: selection, in: environment)
  }

  /// The same for a reader that would not refuse a file for one bad line: what the file says all the same.
  package func sessionAsWritten(
    for selection: Selection, in environment: Environment
  ) throws(ResolutionError) -> Session {
    if place(of: selection.name) == nil, selection != .none {
      throw .profileNotFound(selection.name, near: names(near: selection.name))
    }
    // botocore asks its providers for `profile or 'default'`: the empty name exists, and its credentials are default's
    // (credentials.py:create_credential_resolver).
    let name: Profile.Name = selection.name.text.isEmpty ? "default" : selection.name
    let profile = place(of: name).map(profile(at:)) ?? Profile(name: name)
    return try session(of: profile, in: environment, readsEnvironmentFirst: !selection.isExplicit)
  }

  private func session(
    of profile: Profile, in environment: Environment, readsEnvironmentFirst: Bool
  ) throws(ResolutionError) -> Session {
    var resolver = SessionResolver(
      set: self, environment: environment, first: profile.name,
      readsEnvironmentFirst: readsEnvironmentFirst)
    return try resolver.resolve(profile)
  }

  /// The outcome for a profile that was merged just now, as AWS_PROFILE would choose it.
  package func outcome(
    of profile: Profile, in environment: Environment, as client: Client
  ) -> Outcome {
    guard client.isBotocore, !profile.name.text.isEmpty else {
      let selection = Selection.environment(profile.name, variable: "AWS_PROFILE")
      return outcome(for: selection, in: environment, as: client)
    }
    return Outcome { () throws(ResolutionError) in
      try session(of: profile, in: environment, readsEnvironmentFirst: true)
    }
  }

  /// The session as written, or why there is none, as a value.
  package func outcome(
    for selection: Selection, in environment: Environment, as client: Client = .boto3
  ) -> Outcome {
    Outcome { () throws(ResolutionError) in
      if client.isBotocore { return try sessionAsWritten(for: selection, in: environment) }
      var passedOver: ResolutionError?
      return try session(for: selection, in: environment, as: client, passedOver: &passedOver)
    }
  }

  /// Profiles whose names a person may have meant, at most three.
  package func names(near name: Profile.Name) -> [Profile.Name] {
    let wanted = name.text.lowercased()
    guard !wanted.isEmpty else { return [] }
    let near = names.lazy.filter {
      let candidate = $0.text.lowercased()
      return candidate.hasPrefix(wanted) || wanted.hasPrefix(candidate)
        || candidate.range(ofText: wanted) != nil
    }
    return Array(near.prefix(3))
  }
}

/// Walks botocore's credential providers for one profile and for the profiles it leans on.
struct SessionResolver {
  let set: ProfileSet
  let environment: Environment
  let first: Profile.Name
  /// The profiles on the way from the first one, to find a loop.
  var following: [Profile.Name] = []
  let readsEnvironmentFirst: Bool

  mutating func resolve(_ profile: Profile) throws(ResolutionError) -> Session {
    if readsEnvironmentFirst, let keys = try environmentKeys() { return .environmentKeys(keys) }
    if profile.isRole { return .role(try role(profile)) }
    if let session = try configured(profile, readsEnvironment: readsEnvironmentFirst) {
      return session
    }
    if let keys = try set.older.keys(of: profile.name) { return .staticKeys(keys) }
    if let variable = environment.containerVariable { return .container(variable: variable) }
    return .instanceMetadata(isDisabled: environment.forbidsMetadata())
  }

  /// Providers 3 to 8, which also serve a source profile: web identity, SSO, credentials file, login, process, config.
  private func configured(
    _ profile: Profile, readsEnvironment: Bool
  ) throws(ResolutionError) -> Session? {
    if let identity = try webIdentity(profile, readsEnvironment: readsEnvironment) {
      return .webIdentity(identity)
    }
    if let sso = try sso(profile) { return .sso(sso) }
    if let keys = try staticKeys(profile, in: .credentials) { return .staticKeys(keys) }
    if let session = try text("login_session", of: profile) {
      let cache = CacheFile.login(
        session: session.text ?? "", in: environment["AWS_LOGIN_CACHE_DIRECTORY"])
      return .login(Session.Login(profile: profile.name, session: session, cache: cache))
    }
    if let command = try text("credential_process", of: profile) {
      let words: [String]
      do {
        words = try shellWords(command.text ?? "")
      } catch {
        throw ResolutionError.openQuote(command, error)
      }
      guard let program = words.first, !program.isEmpty else { throw .emptyProcess(command) }
      return .process(command: command)
    }
    if let keys = try staticKeys(profile, in: .config) { return .staticKeys(keys) }
    return nil
  }

  private func environmentKeys() throws(ResolutionError) -> Session.EnvironmentKeys? {
    guard let key = environment.nonEmpty("AWS_ACCESS_KEY_ID") else { return nil }
    guard environment.nonEmpty("AWS_SECRET_ACCESS_KEY") != nil else {
      throw .partialKeys(
        method: "env", missing: "AWS_SECRET_ACCESS_KEY",
        present: .environment(variable: "AWS_ACCESS_KEY_ID"))
    }
    return Session.EnvironmentKeys(
      maskedKeyID: Masking.accessKey(key),
      expiration: environment.nonEmpty("AWS_CREDENTIAL_EXPIRATION"))
  }

  /// One file alone: a key of one and a secret of the other are never joined.
  private func staticKeys(
    _ profile: Profile, in file: SourceFile.Kind
  ) throws(ResolutionError) -> Session.StaticKeys? {
    guard let key = profile.written("aws_access_key_id", in: file) else { return nil }
    let store: Session.StaticKeys.Store = file == .credentials ? .credentials : .config
    guard profile.written("aws_secret_access_key", in: file) != nil else {
      throw .partialKeys(
        method: store.rawValue, missing: "aws_secret_access_key", present: key.origin)
    }
    return Session.StaticKeys(
      profile: profile.name, accessKeyID: key,
      sessionToken: profile.written("aws_security_token", in: file)
        ?? profile.written("aws_session_token", in: file),
      account: profile.written("aws_account_id", in: file), store: store)
  }

  private mutating func role(_ profile: Profile) throws(ResolutionError) -> Session.AssumedRole {
    guard let written = profile["role_arn"] else {
      preconditionFailure("a role profile has a role_arn, or isRole is wrong")
    }
    let source = try source(of: profile, arn: written)
    let arn = try text("role_arn", of: profile) ?? written
    let duration = try text("duration_seconds", of: profile)
    let mfaSerial = try text("mfa_serial", of: profile)
    let externalID = try text("external_id", of: profile)
    let sessionName = try text("role_session_name", of: profile)
    return Session.AssumedRole(
      profile: profile.name, arn: arn, source: source, mfaSerial: mfaSerial,
      externalID: externalID, sessionName: sessionName, duration: duration)
  }

  private mutating func source(
    of profile: Profile, arn: Setting
  ) throws(ResolutionError) -> Session.Source {
    let sourceProfile = try text("source_profile", of: profile)
    let credentialSource = profile["credential_source"]
    if let sourceProfile, let credentialSource {
      throw .bothSources(
        profile.name, sourceProfile: sourceProfile, credentialSource: credentialSource)
    }
    if let sourceProfile {
      return .profile(sourceProfile, try credentials(fromProfile: sourceProfile, of: profile))
    }
    if let credentialSource {
      return .credentialSource(
        credentialSource, try credentials(from: credentialSource, of: profile))
    }
    throw .neitherSource(profile.name, arn: arn)
  }

  private func credentials(
    from setting: Setting, of profile: Profile
  ) throws(ResolutionError) -> Session {
    switch setting.text {
    case "Environment":
      if let keys = try environmentKeys() { return .environmentKeys(keys) }
    case "EcsContainer":
      if let variable = environment.containerVariable { return .container(variable: variable) }
    case "Ec2InstanceMetadata":
      if !environment.forbidsMetadata() { return .instanceMetadata(isDisabled: false) }
    default:
      throw .unknownCredentialSource(profile.name, setting)
    }
    throw .emptyCredentialSource(profile.name, setting)
  }

  /// A source with keys of its own is not assumed even if it is a role (case role-019); one without is a link of the
  /// chain.
  private mutating func credentials(
    fromProfile setting: Setting, of profile: Profile
  ) throws(ResolutionError) -> Session {
    let name = Profile.Name(setting.text ?? "")
    guard let place = set.place(of: name) else {
      throw .unknownSourceProfile(profile.name, setting)
    }
    let source = set.profile(at: place)
    if name == first || following.contains(name), name != profile.name || !source.hasStaticKey {
      throw .loop(setting, visited: [first] + following)
    }
    if source.hasStaticKey || !source.isRole {
      guard let session = try configured(source, readsEnvironment: false) else {
        throw .sourceWithoutCredentials(setting)
      }
      return session
    }
    following.append(name)
    return .role(try role(source))
  }
}

/// The setting of a key that a client reads as plain text.
func text(_ key: Verbatim, of profile: Profile) throws(ResolutionError) -> Setting? {
  guard profile.has(key), let setting = profile[key] else { return nil }
  if case .block = setting.value { throw .blockInsteadOfText(setting) }
  return setting
}

extension Profile {
  /// A role to assume: web identity profiles have a role_arn too and are not meant.
  fileprivate var isRole: Bool {
    has("role_arn") && !has("web_identity_token_file")
  }

  fileprivate var hasStaticKey: Bool {
    has("aws_access_key_id") || has("aws_secret_access_key")
  }
}
