// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles
import SignInWire

/// What a sign-in is done with, besides the session itself.
package struct Surroundings: Sendable {
  package let profiles: ProfileSet
  package let environment: Environment
  /// The profile that was selected: its region and its settings reach every service.
  package let profile: Profile
  package var region: String?
  /// Whether a program may ask on the terminal: not while a picker has it.
  package var mayUseTerminal = true
  /// Whether SSO is signed in to with a code on a page, for machines without a browser.
  package var usesDeviceCode = false
  /// Whether keys of a user are to be exchanged for those of a session with MFA (`--mfa`).
  package var usesSessionToken = false
  /// Whether there is a person to sign in; nobody waits ten minutes for one who is not there.
  package var isAttended = true
  /// Bytes that nobody can guess, for the browser's way back: 96.
  package var random: [UInt8] = []
  /// Since when the result must have been made (`--force`); `nil` takes what a cache has.
  package var renewedSince: Timestamp?
  /// Whether a role of SSO counts only beside a usable token.
  ///
  /// boto3 and AWS CLI v1 ask for the token first and read no such role. Who only hands keys on needs no token.
  package var isForClients = false

  package init(
    profiles: ProfileSet, environment: Environment, profile: Profile, region: String?
  ) {
    self.profiles = profiles
    self.environment = environment
    self.profile = profile
    self.region = region
  }

  package func client(_ service: SignInService, region: String?) throws(SignInError)
    -> ServiceClient
  {
    try ServiceClient(service, of: profile, in: profiles, environment, region: region)
  }
}

extension SessionFlow {
  /// The stages of a session, the innermost first; what cannot work is refused before anything is sent.
  package init(_ session: Session, _ surroundings: Surroundings) throws(SignInError) {
    var stages = try Self.stages(of: session, surroundings)
    if surroundings.usesSessionToken {
      guard case .staticKeys(let keys) = session, keys.sessionToken == nil else {
        throw .noKeysOfUser(surroundings.profile.name)
      }
      let client = try surroundings.client(.sts, region: surroundings.region)
      stages.append(try SessionTokenStage(of: surroundings.profile, client))
    }
    self.init(
      stages: stages, renewedSince: surroundings.renewedSince,
      isForClients: surroundings.isForClients)
  }

  private static func stages(of session: Session, _ surroundings: Surroundings) throws(SignInError)
    -> [any Stage]
  {
    switch session {
    case .environmentKeys:
      return [KeysStage(credentials: try surroundings.environmentKeys())]
    case .staticKeys(let keys):
      return [KeysStage(credentials: try surroundings.keys(keys))]
    case .role(let role):
      let client = try surroundings.client(.sts, region: surroundings.region)
      return try stages(of: role.source.session, surroundings) + [try RoleStage(role, client)]
    case .webIdentity(let identity):
      let client = try surroundings.client(.sts, region: surroundings.region)
      return [try WebIdentityStage(identity, client)]
    case .process(let command):
      return [ProcessStage(command, mayUseTerminal: surroundings.mayUseTerminal)]
    case .container:
      return [try ContainerStage(surroundings.environment)]
    case .instanceMetadata(let isDisabled):
      if isDisabled { throw .noCredentials(surroundings.profile.name) }
      return [MetadataStage(surroundings.profile, surroundings.environment)]
    case .sso(let sso):
      return [
        try surroundings.tokenStage(of: SSOPortal(sso, in: surroundings.profiles)),
        SSORoleStage(sso, try surroundings.client(.sso, region: sso.region.text)),
      ]
    case .login(let login):
      let client = try surroundings.client(.signIn, region: surroundings.region)
      return [LoginStage(login, client, random: surroundings.random)]
    }
  }
}

extension Surroundings {
  func tokenStage(of portal: SSOPortal) throws(SignInError) -> TokenStage {
    var stage = TokenStage(
      portal, try client(.ssoOIDC, region: portal.region), usesDeviceCode: usesDeviceCode,
      random: random, isForced: renewedSince != nil)
    if !isAttended { stage.unattended = profile.name }
    return stage
  }

  /// Keys with their secret; `session(for:in:)` has seen that both are there.
  ///
  /// The files of boto 2 and of Amazon's first tools are no part of a profile, and their secrets are not read.
  fileprivate func keys(_ keys: Session.StaticKeys) throws(SignInError) -> SigningKeys {
    guard let file = keys.store.file else { throw .olderKeys(provider: keys.store.rawValue) }
    guard let id = keys.accessKeyID.text,
      let secret = profiles[keys.profile]?.written("aws_secret_access_key", in: file)?.text
    else { throw .noCredentials(keys.profile) }
    return SigningKeys(
      accessKeyID: id, secretAccessKey: SealedText(secret),
      sessionToken: keys.sessionToken?.text.map { SealedText($0) }, account: keys.account?.text)
  }

  /// The older name of the token wins (case env-010).
  fileprivate func environmentKeys() throws(SignInError) -> SigningKeys {
    guard let id = environment.nonEmpty("AWS_ACCESS_KEY_ID"),
      let secret = environment.nonEmpty("AWS_SECRET_ACCESS_KEY")
    else { throw .noCredentials(profile.name) }
    let token =
      environment.nonEmpty("AWS_SECURITY_TOKEN") ?? environment.nonEmpty("AWS_SESSION_TOKEN")
    let expiration = environment.nonEmpty("AWS_CREDENTIAL_EXPIRATION")
    return SigningKeys(
      accessKeyID: id, secretAccessKey: SealedText(secret),
      sessionToken: token.map(SealedText.init),
      expiration: expiration.flatMap { try? Timestamp(parsing: $0) },
      account: environment.nonEmpty("AWS_ACCOUNT_ID"))
  }
}
