// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The token of SSO: renewed where the file has what that takes, else a person signs in, with a code or in the browser.
struct TokenStage: Stage {
  let portal: SSOPortal
  let client: ServiceClient
  /// For machines without a browser; the legacy form knows nothing else.
  let usesDeviceCode: Bool
  private let random: [UInt8]
  /// Whether a new token is wanted although the old one is good (`--force`).
  private let isForced: Bool
  /// The profile that nobody is there to sign in for.
  var unattended: Profile.Name?
  private var old: SSOToken?
  private var state = State.starting

  private enum State {
    case starting
    case renewing(Call, SSOToken.Renewal)
    case signingIn(SSOSignIn)
  }

  init(
    _ portal: SSOPortal, _ client: ServiceClient, usesDeviceCode: Bool, random: [UInt8],
    isForced: Bool
  ) {
    self.portal = portal
    self.client = client
    self.usesDeviceCode = usesDeviceCode || portal.session == nil
    self.random = random
    self.isForced = isForced
  }

  var cache: CacheFile? { portal.token }

  /// A token that cannot be renewed is used to its end (botocore tokens.py:SSOTokenProvider, case sso-004).
  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    guard let token = SSOToken(contents) else { return nil }
    let left = token.expiration.since(now)
    let isEnough = left >= SigningKeys.window || left > 0 && renewal(of: token, at: now) == nil
    return isEnough ? .token(token) : nil
  }

  /// What renews it without a person; the legacy form knows no such thing, and a registration has an end of its own.
  private func renewal(of token: SSOToken?, at now: Timestamp) -> SSOToken.Renewal? {
    guard portal.session != nil, let renewal = token?.renewal,
      now < renewal.registration.expiration
    else { return nil }
    return renewal
  }

  mutating func note(_ contents: SealedText) {
    old = SSOToken(contents)
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch state {
    case .starting:
      guard let renewal = renewal(of: old, at: now) else { return signIn(now) }
      let request = OIDC.createToken(
        .refreshToken(renewal.refreshToken), renewal.registration, client)
      let call = client.call("CreateToken", request)
      state = .renewing(call, renewal)
      return .act(call.first)
    case .renewing(var call, let renewal):
      let step = call.handle(happening)
      state = .renewing(call, renewal)
      return recover(from: step.orElse { made(of: $0, renewal.registration, now) }, now)
    case .signingIn(var flow):
      let step = flow.handle(happening, now: now)
      state = .signingIn(flow)
      return step.orElse { made(of: $0.response, $0.registration, now) }
    }
  }

  /// Goes on after a renewal that did not work.
  ///
  /// A token that is still good is used to its end, and nothing is written (botocore tokens.py:SSOTokenProvider._refresher).
  /// After that, whatever SSO has against the refresh token, a person can sign in.
  private mutating func recover(from step: Step<Made>, _ now: Timestamp) -> Step<Made> {
    guard case .failed(let error) = step else { return step }
    if let old, now < old.expiration, !isForced { return .done(Made(product: .token(old))) }
    if case .service = error { return signIn(now) }
    return step
  }

  private mutating func signIn(_ now: Timestamp) -> Step<Made> {
    if let unattended { return .failed(.nobodyToSignIn(unattended)) }
    var flow = SSOSignIn(portal, client, usesDeviceCode: usesDeviceCode, random: random)
    let step = flow.handle(.begun, now: now)
    state = .signingIn(flow)
    return step.orElse { made(of: $0.response, $0.registration, now) }
  }

  private func made(of response: Response, _ registration: SSORegistration, _ now: Timestamp)
    -> Step<Made>
  {
    OIDCAnswers.read(OIDCAnswers.Token.self, response, of: "CreateToken") { answer in
      let token = SSOToken(
        startURL: portal.startURL, region: portal.region,
        accessToken: answer.accessToken,
        expiration: Timestamp(seconds: now.seconds + answer.expiresIn),
        renewal: answer.refreshToken.map {
          SSOToken.Renewal(registration: registration, refreshToken: $0)
        })
      return .done(
        Made(product: .token(token), contents: token.contents(registration: registration)))
    }
  }
}
