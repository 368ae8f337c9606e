// SPDX-License-Identifier: Apache-2.0

import Crypto
import Profiles
import SignInWire

/// The authorization code flow with PKCE (RFC 7636): the browser of this machine signs in and comes back to a port here.
struct BrowserAuthorization: Flow {
  private let registration: SSORegistration
  private let scopes: [String]
  private let client: ServiceClient
  private let verifier: SealedText
  /// What only our own page can come back with.
  private let mark: String
  private var port = 0
  private var state = State.starting

  private enum State {
    case starting
    case listening
    case showing
    case opening
    case awaiting
    case asking(Call)
  }

  /// As long as AWS CLI v2 waits.
  private static let seconds = 600.0

  /// `random`: 96 bytes that nobody can guess.
  init(
    _ registration: SSORegistration, scopes: [String], _ client: ServiceClient, random: [UInt8]
  ) {
    self.registration = registration
    self.scopes = scopes
    self.client = client
    verifier = SealedText(Base64URL.letters(random.prefix(64)))
    mark = Base64URL.letters(random.dropFirst(64))
  }

  mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<Response> {
    switch (state, happening) {
    case (.starting, _):
      state = .listening
      return .act(.perform(.listen))
    case (.listening, .event(.listening(let port))):
      self.port = port
      state = .showing
      return .act(.show(Invitation(page: page, userCode: nil)))
    case (.listening, .event(.notListening(let reason))):
      return .failed(.noBrowserPort(reason: reason))
    case (.showing, _):
      state = .opening
      return .act(.perform(.open(page: page)))
    case (.opening, _):
      // That no browser opens does no harm: the page is shown, and can be opened by hand.
      state = .awaiting
      return .act(.perform(.awaitRedirect(state: mark, seconds: Self.seconds)))
    case (.awaiting, .event(.redirected(let query))): return ask(with: query)
    case (.awaiting, _): return .failed(.codeExpired)
    case (.asking(var call), _):
      let step = call.handle(happening)
      state = .asking(call)
      return step
    case (.listening, _): return .failed(.unexpected("the browser"))
    }
  }

  private mutating func ask(with query: SealedText) -> Step<Response> {
    let fields = FormText.decoded(query.revealed)
    if let error = fields["error"] {
      return .failed(.refusedInBrowser(fields["error_description"] ?? error))
    }
    guard let code = fields["code"], fields["state"] == mark else {
      return .failed(.refusedInBrowser("the page that came back is not ours"))
    }
    let grant = OIDC.Grant.authorizationCode(
      code: SealedText(code), verifier: verifier, redirectURI: redirectURI)
    let call = client.call("CreateToken", OIDC.createToken(grant, registration, client))
    state = .asking(call)
    return .act(call.first)
  }

  private var redirectURI: String { "http://127.0.0.1:\(port)/oauth/callback" }

  private var page: String {
    let challenge = Base64URL.encoded(Array(SHA256.hash(data: Array(verifier.revealed.utf8))))
    let query = FormText.encoded([
      ("response_type", "code"), ("client_id", registration.id), ("redirect_uri", redirectURI),
      ("state", mark), ("code_challenge_method", "S256"),
      ("scopes", scopes.joined(separator: " ")), ("code_challenge", challenge),
    ])
    return client.request(.get, "/authorize").url + "?" + query
  }
}
