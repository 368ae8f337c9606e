// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// One step of a session as a person follows it, the outermost first.
///
///     assume role Admin in 444455556666      ~/.aws/config:31
///     with the credentials of profile base   ~/.aws/config:32
///     sign in with SSO session corp          ~/.aws/config:7
package struct SessionStep: Sendable {
  package let deed: String
  /// The setting that asks for the step.
  package let origin: Origin?
  /// The file that keeps the step's result.
  package let cache: CacheFile?
  /// The other settings that belong to the step.
  package let details: [Setting]
  /// How the step itself stands.
  package let status: SessionStatus
}

extension Session {
  /// The steps, each with how it stands at this moment.
  package func steps(in shelf: CacheShelf, now: Timestamp) -> [SessionStep] {
    let status = status(in: shelf, now: now)
    switch self {
    case .environmentKeys(let keys):
      return [
        SessionStep(
          deed: "use the keys in the environment, \(keys.maskedKeyID)",
          origin: .environment(variable: "AWS_ACCESS_KEY_ID"), cache: nil, details: [],
          status: status)
      ]
    case .staticKeys(let keys):
      let id = Masking.accessKey(keys.accessKeyID.text ?? "")
      let details = [keys.sessionToken, keys.account].compactMap(\.self)
      return [
        SessionStep(
          deed: "use the keys of the profile, \(id)", origin: keys.accessKeyID.origin, cache: nil,
          details: details, status: status)
      ]
    case .role(let role):
      return [role.step(status)] + role.source.steps(in: shelf, now: now)
    case .webIdentity(let identity):
      return [
        SessionStep(
          deed: "assume role \(ARN.described(identity.arn.text)) with a web identity",
          origin: identity.arn.origin, cache: identity.cache,
          details: [identity.tokenFile, identity.sessionName].compactMap(\.self), status: status)
      ]
    case .sso(let sso): return sso.steps(in: shelf, now: now)
    case .login(let login):
      return [
        SessionStep(
          deed: "use the login session \(login.session.text ?? "")", origin: login.session.origin,
          cache: login.cache, details: [], status: status)
      ]
    case .process(let command):
      let program = Masking.shown(command.text ?? "", of: command.key)
      return [
        SessionStep(
          deed: "run \(program)", origin: command.origin, cache: nil, details: [], status: status)
      ]
    case .container(let variable):
      return [
        SessionStep(
          deed: "ask the container's credentials endpoint",
          origin: .environment(variable: variable),
          cache: nil, details: [], status: status)
      ]
    case .instanceMetadata(let isDisabled):
      let deed =
        isDisabled
        ? "no credentials: AWS_EC2_METADATA_DISABLED keeps the metadata service out"
        : "no credentials are configured: only on an EC2 machine its metadata service has some"
      return [SessionStep(deed: deed, origin: nil, cache: nil, details: [], status: status)]
    }
  }
}

extension Session.AssumedRole {
  fileprivate func step(_ status: SessionStatus) -> SessionStep {
    SessionStep(
      deed: "assume role \(ARN.described(arn.text))"
        + (mfaSerial == nil ? "" : " with an MFA code"),
      origin: arn.origin, cache: cache,
      details: [mfaSerial, externalID, sessionName, duration].compactMap(\.self), status: status)
  }
}

extension Session.Source {
  fileprivate func steps(in shelf: CacheShelf, now: Timestamp) -> [SessionStep] {
    let deed =
      switch self {
      case .profile(let setting, _): "with the credentials of profile \(setting.text ?? "")"
      case .credentialSource(let setting, _): "with the credentials of \(setting.text ?? "")"
      case .own: "with the profile's own credentials"
      }
    let source = SessionStep(
      deed: deed, origin: setting.origin, cache: nil, details: [],
      status: session.status(in: shelf, now: now))
    return [source] + session.steps(in: shelf, now: now)
  }
}

extension Session.SSO {
  fileprivate func steps(in shelf: CacheShelf, now: Timestamp) -> [SessionStep] {
    let name = session?.text.map { "SSO session \($0)" } ?? "SSO at \(startURL.text ?? "")"
    let place = declaration.map { Origin.line($0) } ?? startURL.origin
    return [
      SessionStep(
        deed: "get role \(role.text ?? "") in \(account.text ?? "")", origin: role.origin,
        cache: roleCache, details: [account], status: shelf.roleStatus(roleCache, now: now)),
      SessionStep(
        deed: "sign in to \(name)", origin: place, cache: token, details: [startURL, region],
        status: shelf.tokenStatus(token, mayRefresh: session != nil, now: now)),
    ]
  }
}

extension ARN {
  /// `Reader in 111122223333`, or the text itself where it is no role's ARN.
  fileprivate static func described(_ arn: String?) -> String {
    guard let name = name(arn), let account = account(arn) else { return arn ?? "" }
    return "\(name) in \(account)"
  }
}
