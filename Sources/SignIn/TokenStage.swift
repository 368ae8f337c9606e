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
  private var old: SSOToken?
  private var state = State.starting

  private enum State {
    case starting
    case renewing(Call, SSOToken.Renewal)
    case signingIn(SSOSignIn)
  }

  init(
    _ portal: SSOPortal, _ client: ServiceClient, usesDeviceCode: Bool, random: [UInt8]
  ) {
    self.portal = portal
    self.client = client
    self.usesDeviceCode = usesDeviceCode || portal.session == nil
    self.random = random
  }

  var cache: CacheFile? { portal.token }

  /// A token that cannot be renewed is used to its end (botocore tokens.py:SSOTokenProvider, case sso-004).
  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    guard let token = SSOToken(contents) else { return nil }
    let left = token.expiration.since(now)
    let isRenewable = portal.session != nil && token.renewal != nil
    return left >= SigningKeys.window || left > 0 && !isRenewable ? .token(token) : nil
  }

  mutating func note(_ contents: SealedText) {
    old = SSOToken(contents)
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch state {
    case .starting:
      guard portal.session != nil, let renewal = old?.renewal, now < renewal.registration.expiration
      else { return signIn(now) }
      let request = OIDC.createToken(
        .refreshToken(renewal.refreshToken), renewal.registration, client)
      var call = Call("CreateToken", request, maxAttempts: client.maxAttempts)
      let step = call.handle(.begun)
      state = .renewing(call, renewal)
      return step.orElse { _ in .failed(.unexpected("CreateToken")) }
    case .renewing(var call, let renewal):
      let step = call.handle(happening)
      state = .renewing(call, renewal)
      // Whatever SSO has against the refresh token, a person can still sign in.
      if case .failed(.service) = step { return signIn(now) }
      return step.orElse { made(of: $0, renewal.registration, now) }
    case .signingIn(var flow):
      let step = flow.handle(happening, now: now)
      state = .signingIn(flow)
      return step.orElse { made(of: $0.response, $0.registration, now) }
    }
  }

  private mutating func signIn(_ now: Timestamp) -> Step<Made> {
    var flow = SSOSignIn(
      startURL: portal.startURL, region: portal.region, session: portal.session,
      scopes: portal.scopes, client: client, usesDeviceCode: usesDeviceCode, random: random)
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
