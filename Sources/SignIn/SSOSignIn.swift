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

  let startURL: String
  let region: String
  let session: String?
  let scopes: [String]
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
    case device(DeviceAuthorization, SSORegistration)
    case browser(BrowserAuthorization, SSORegistration)
  }

  init(
    startURL: String, region: String, session: String?, scopes: [String], client: ServiceClient,
    usesDeviceCode: Bool, random: [UInt8]
  ) {
    self.startURL = startURL
    self.region = region
    self.session = session
    self.scopes = scopes
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
    case .device(var flow, let registration):
      let step = flow.handle(happening, now: now)
      state = .device(flow, registration)
      return finish(step, registration, now)
    case .browser(var flow, let registration):
      let step = flow.handle(happening, now: now)
      state = .browser(flow, registration)
      return finish(step, registration, now)
    }
  }

  /// A registration that SSO does not know any more is made anew, once.
  private mutating func finish(
    _ step: Step<Response>, _ registration: SSORegistration, _ now: Timestamp
  ) -> Step<Outcome> {
    if isKept, case .failed(.service(let error)) = step, error.refusesClient {
      isKept = false
      return register(now)
    }
    return step.orElse { .done(Outcome(response: $0, registration: registration)) }
  }

  /// Named by the scopes as they are configured: what stands in for none is in the request and the file, not in the name
  /// (AWS CLI v2 sso/utils.py:SSOTokenFetcherAuth._registration).
  private var file: CacheFile {
    .ssoRegistration(region: region, scopes: scopes, session: session, startURL: startURL)
  }

  /// In the browser there are always scopes; the CLI's own is the one that reaches accounts.
  private var registeredScopes: [String] {
    scopes.isEmpty && !usesDeviceCode ? ["sso:account:access"] : scopes
  }

  private mutating func register(_ now: Timestamp) -> Step<Outcome> {
    let name = "awsprof-client-\(session ?? String(Int(now.seconds)))"
    let request = OIDC.registerClient(
      name: name, scopes: registeredScopes, issuer: usesDeviceCode ? nil : startURL, client)
    var call = Call("RegisterClient", request, maxAttempts: client.maxAttempts)
    let step = call.handle(.begun)
    state = .registering(call)
    return step.orElse { _ in .failed(.unexpected("RegisterClient")) }
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
    let step: Step<Response>
    if usesDeviceCode {
      var flow = DeviceAuthorization(registration, startURL: startURL, client)
      step = flow.handle(.begun, now: now)
      state = .device(flow, registration)
    } else {
      var flow = BrowserAuthorization(
        registration, scopes: registeredScopes, client, random: random)
      step = flow.handle(.begun, now: now)
      state = .browser(flow, registration)
    }
    return finish(step, registration, now)
  }
}
