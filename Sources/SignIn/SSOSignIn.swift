// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// A person signs in to SSO: with a code on a page that is open anywhere, or in the browser of this machine (PKCE).
///
/// A registration is kept and used again, under the name that AWS CLI v2 gives it.
struct SSOSignIn: Flow {
  struct Outcome: Sendable {
    /// The answer of CreateToken.
    let response: Response
    let registration: SSORegistration
  }

  let portal: SSOPortal
  let client: ServiceClient
  let usesDeviceCode: Bool
  let random: [UInt8]
  private var state = State.starting
  /// Whether the registration is one that was kept, which SSO may have forgotten.
  private var isKept = false

  private enum State {
    case starting
    case lookingForRegistration
    case registering(Call)
    case keepingRegistration(SSORegistration)
    case authorizing(any Flow<Response>, SSORegistration)
  }

  init(_ portal: SSOPortal, _ client: ServiceClient, usesDeviceCode: Bool, random: [UInt8]) {
    self.portal = portal
    self.client = client
    self.usesDeviceCode = usesDeviceCode
    self.random = random
  }

  mutating func handle(_ happening: Happening, now: Timestamp) -> Step<Outcome> {
    switch state {
    case .starting:
      state = .lookingForRegistration
      return .act(.look(file))
    case .lookingForRegistration:
      if case .looked(let contents?, _) = happening,
        let registration = SSORegistration(contents, forBrowser: !usesDeviceCode),
        registration.expiration.since(now) >= SigningKeys.window
      {
        isKept = true
        return authorize(with: registration, now)
      }
      return register(now)
    case .registering(var call):
      let step = call.handle(happening)
      state = .registering(call)
      return step.orElse { keep($0) }
    case .keepingRegistration(let registration): return authorize(with: registration, now)
    case .authorizing(let flow, let registration):
      return advance(flow, happening, registration, now)
    }
  }

  /// A registration that SSO does not know any more is made anew, once.
  private mutating func advance(
    _ flow: any Flow<Response>, _ happening: Happening, _ registration: SSORegistration,
    _ now: Timestamp
  ) -> Step<Outcome> {
    var flow = flow
    let step = flow.handle(happening, now: now)
    state = .authorizing(flow, registration)
    if isKept, case .failed(.service(let error)) = step, error.refusesClient {
      isKept = false
      return register(now)
    }
    return step.orElse { .done(Outcome(response: $0, registration: registration)) }
  }

  /// Named by the scopes as they are configured: what stands in for none is in the request and the file, not in the name
  /// (AWS CLI v2 sso/utils.py:SSOTokenFetcherAuth._registration).
  private var file: CacheFile {
    .ssoRegistration(
      region: portal.region, scopes: portal.scopes, session: portal.session,
      startURL: portal.startURL)
  }

  /// In the browser there are always scopes; the CLI's own is the one that reaches accounts.
  private var registeredScopes: [String] {
    let scopes = portal.scopes ?? []
    return scopes.isEmpty && !usesDeviceCode ? ["sso:account:access"] : scopes
  }

  private mutating func register(_ now: Timestamp) -> Step<Outcome> {
    let name = "awsprof-client-\(portal.session ?? String(Int(now.seconds)))"
    let request = OIDC.registerClient(
      name: name, scopes: registeredScopes, issuer: usesDeviceCode ? nil : portal.startURL,
      client)
    let call = client.call("RegisterClient", request)
    state = .registering(call)
    return .act(call.first)
  }

  private mutating func keep(_ response: Response) -> Step<Outcome> {
    OIDCAnswers.read(OIDCAnswers.Registration.self, response, of: "RegisterClient") { answer in
      let registration = SSORegistration(
        id: answer.clientId, secret: answer.clientSecret,
        expiration: Timestamp(seconds: answer.clientSecretExpiresAt))
      state = .keepingRegistration(registration)
      return .act(
        .store(
          file,
          contents: registration.contents(scopes: registeredScopes, forBrowser: !usesDeviceCode)))
    }
  }

  private mutating func authorize(with registration: SSORegistration, _ now: Timestamp)
    -> Step<Outcome>
  {
    let flow: any Flow<Response> =
      usesDeviceCode
      ? DeviceAuthorization(registration, startURL: portal.startURL, client)
      : BrowserAuthorization(registration, scopes: registeredScopes, client, random: random)
    return advance(flow, .begun, registration, now)
  }
}
