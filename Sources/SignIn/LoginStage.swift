// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

/// A session of `aws login`: its keys while they last, else new ones for its refresh token and a proof of its key
/// (botocore credentials.py:LoginCredentialFetcher).
///
/// Who has none yet signs in with the AWS CLI, which registers the key.
struct LoginStage: Stage {
  private let login: Session.Login
  private let client: ServiceClient
  private let random: [UInt8]
  private var old: Result<LoginSession, LoginSession.Unusable>?
  private var call: Call?

  private static let operation = "CreateOAuth2Token"

  /// The keys last a quarter of an hour, so they are used nearly to their end (LoginCredentialFetcher._REFRESH_THRESHOLD).
  private static let window = 300.0

  init(_ login: Session.Login, _ client: ServiceClient, random: [UInt8]) {
    self.login = login
    self.client = client
    self.random = random
  }

  var cache: CacheFile? { login.cache }

  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    // Why a session cannot be used is said when it is to be renewed.
    guard let keys = try? LoginSession(contents).keys, let end = keys.expiration,
      end.since(now) > Self.window
    else { return nil }
    return .credentials(keys)
  }

  mutating func note(_ contents: SealedText) {
    old = Result { () throws(LoginSession.Unusable) in try LoginSession(contents) }
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    let session: LoginSession
    switch old {
    case nil: return .failed(.notLoggedIn(login.profile))
    case .failure(let flaw)?: return .failed(.loginFile(login.cache, flaw.reason, login.profile))
    case .success(let found)?: session = found
    }
    var call: Call
    if let begun = self.call {
      call = begun
    } else {
      guard let request = request(for: session, now) else {
        return .failed(.loginFile(login.cache, "dpopKey does not sign", login.profile))
      }
      call = client.call(Self.operation, request)
    }
    let step = call.handle(happening)
    self.call = call
    if case .failed(.service(let error)) = step,
      let reason = error.oauthError.flatMap(LoginRefusal.init)
    {
      return .failed(.loginRefused(reason, login.profile))
    }
    return step.orElse { response in
      OIDCAnswers.read(OIDCAnswers.Login.self, response, of: Self.operation) { answer in
        .done(made(of: answer, session, now))
      }
    }
  }

  private func request(for session: LoginSession, _ now: Timestamp) -> Request? {
    var request = OAuth2.createOAuth2Token(
      clientID: session.clientID, refreshToken: session.refreshToken, client)
    // `try?`: what a signing library has against a key helps nobody.
    let proof = try? DPoP.proof(for: request, by: session.proofKey, id: random, at: now)
    guard let proof else { return nil }
    request.headers.append(.init("DPoP", proof))
    return request
  }

  private func made(
    of answer: OIDCAnswers.Login, _ session: LoginSession, _ now: Timestamp
  ) -> Made {
    let keys = SigningKeys(
      accessKeyID: answer.accessToken.accessKeyId,
      secretAccessKey: answer.accessToken.secretAccessKey,
      sessionToken: answer.accessToken.sessionToken,
      expiration: Timestamp(seconds: now.seconds + answer.expiresIn),
      account: session.keys.account)
    return Made(
      product: .credentials(keys),
      contents: session.contents(
        keys: keys, refreshToken: answer.refreshToken ?? session.refreshToken))
  }
}

/// Why sign-in renews a session no more, by its own names (botocore data/signin, OAuth2ErrorCode).
package enum LoginRefusal: String, Sendable {
  case tokenExpired = "TOKEN_EXPIRED"
  case userCredentialsChanged = "USER_CREDENTIALS_CHANGED"
  case insufficientPermissions = "INSUFFICIENT_PERMISSIONS"
}
