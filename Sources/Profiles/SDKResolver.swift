// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Walks the credential chain of the Go, Rust or JavaScript SDK, by the client's rules.
///
/// Unlike botocore they read static keys from the merged profile, not file by file, and look into a source profile for
/// static keys first. How a role finds its source differs in kind, and is in a file for each of them.
struct SDKResolver {
  let set: ProfileSet
  let environment: Environment
  let client: Client
  var rules: ClientRules { client.rules }

  /// What it would sign with; `passedOver` is the error of the profile that it did not stop at.
  func resolve(
    _ selection: Selection, passedOver: inout ResolutionError?
  ) throws(ResolutionError) -> Session {
    if rules.readsFilesFirst, let refusal = set.refusalError { throw refusal }
    if rules.checksRetryMode { try checkRetryMode(of: set[selection.name]) }
    if readsEnvironmentKeys(for: selection), let keys = environmentKeys {
      return .environmentKeys(keys)
    }
    if rules.environmentWebIdentity == .beforeProfile, let identity = try environmentWebIdentity() {
      return .webIdentity(identity)
    }
    do {
      if let session = try profileSession(selection) { return session }
    } catch {
      guard isPassedOver(error) else { throw error }
      passedOver = error
    }
    if rules.environmentWebIdentity == .afterProfile, let identity = try environmentWebIdentity() {
      return .webIdentity(identity)
    }
    return elsewhere
  }

  /// Both places are looked at before anything else: config/env_config.go, config/shared_config.go:updateRetryMode.
  private func checkRetryMode(of profile: Profile?) throws(ResolutionError) {
    let settings = [
      environment.setting("retry_mode", "AWS_RETRY_MODE"),
      profile.flatMap { value("retry_mode", of: $0) },
    ]
    for case let setting? in settings {
      guard let mode = setting.text, !mode.isEmpty else { continue }
      if mode != "standard", mode != "adaptive" { throw .unknownRetryMode(setting) }
    }
  }

  /// The session that the profile itself describes; `nil` where the chain goes on without it.
  func profileSession(_ selection: Selection) throws(ResolutionError) -> Session? {
    if let refusal = set.refusalError { throw refusal }
    guard let profile = set[selection.name] else {
      if mustExist(selection) {
        throw .profileNotFound(selection.name, near: set.names(near: selection.name))
      }
      return nil
    }
    return try session(of: profile, after: [])
  }

  /// The session of a profile that was reached through the profiles in `visited`.
  func session(
    of profile: Profile, after visited: [Profile.Name]
  ) throws(ResolutionError) -> Session {
    switch client {
    case .go: try goSession(of: profile, after: visited)
    case .rust: try rustSession(of: profile, after: visited)
    case .javaScript: try javaScriptSession(of: profile, after: visited)
    case .boto3, .cliV2: preconditionFailure("botocore's chain is walked by SessionResolver")
    }
  }

  /// The first provider of the profile that has something to say, a role with a source left out.
  func base(of profile: Profile) throws(ResolutionError) -> Session? {
    for provider in rules.providers {
      if let session = try session(of: profile, from: provider) { return session }
    }
    return nil
  }

  private func session(
    of profile: Profile, from provider: ProfileProvider
  ) throws(ResolutionError) -> Session? {
    switch provider {
    case .role: return nil
    case .staticKeys: return try staticKeys(profile).map { .staticKeys($0) }
    case .credentialSource:
      guard let source = value("credential_source", of: profile) else { return nil }
      return try credentials(from: source, of: profile)
    case .webIdentity: return try webIdentity(profile).map { .webIdentity($0) }
    case .sso: return try sso(profile).map { .sso($0) }
    case .login:
      guard let session = value("login_session", of: profile) else { return nil }
      let cache = CacheFile.login(
        session: session.text ?? "", in: environment["AWS_LOGIN_CACHE_DIRECTORY"])
      return .login(Session.Login(profile: profile.name, session: session, cache: cache))
    case .process: return value("credential_process", of: profile).map { .process(command: $0) }
    }
  }

  private func mustExist(_ selection: Selection) -> Bool {
    if rules.mayLackEveryProfile, set.count == 0 { return false }
    if rules.mayLackNamedDefault, selection.name == "default" { return false }
    return switch selection {
    case .explicit: !rules.requiredProfileVariables.isEmpty
    case .environment(_, let variable): rules.requiredProfileVariables.contains(variable)
    case .none: false
    }
  }

  private func isPassedOver(_ error: ResolutionError) -> Bool {
    switch (rules.errorsPassedOver, error) {
    case (.none, _): false
    case (.absence, .noCredentials): true
    case (.absence, _): false
    case (.nearlyAll, .mfaWithoutPrompt), (.nearlyAll, .incompleteSSO),
      (.nearlyAll, .inconsistentSSO), (.nearlyAll, .unknownSSOSession):
      false
    case (.nearlyAll, _): true
    }
  }

  /// The container's endpoint, else the metadata service.
  var elsewhere: Session {
    if let variable = environment.containerVariable { return .container(variable: variable) }
    return .instanceMetadata(isDisabled: environment.forbidsMetadata(for: client))
  }
}
