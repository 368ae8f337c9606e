// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// AssumeRoleWithWebIdentity: a token from a file for a role, unsigned.
struct WebIdentityStage: Stage {
  private let identity: Session.WebIdentity
  private let client: ServiceClient
  private var call: Call?

  init(_ identity: Session.WebIdentity, _ client: ServiceClient) throws(SignInError) {
    self.identity = identity
    self.client = client
    try Parameter.check(.roleARN, identity.arn.text ?? "", of: identity.profile)
  }

  var cache: CacheFile? { identity.cache }

  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    RoleFile.credentials(of: contents, at: now).map { .credentials($0) }
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch happening {
    case .read(let token):
      do {
        try Parameter.check(.token, token.revealed, of: identity.profile)
      } catch {
        return .failed(error)
      }
      let name = identity.sessionName?.text.flatMap { $0.isEmpty ? nil : $0 }
      let request = STS.assumeRoleWithWebIdentity(
        arn: identity.arn.text ?? "", sessionName: name ?? STS.sessionName(at: now), token: token,
        client)
      call = Call("AssumeRoleWithWebIdentity", request, maxAttempts: client.maxAttempts)
      return advance(.begun)
    case .unreadable(let reason):
      return .failed(.unreadableToken(path: identity.tokenFile.text ?? "", reason: reason))
    default:
      if call != nil { return advance(happening) }
      // Read at every refresh: whoever issues the token writes a new one before the old one ends.
      return .act(.read(path: identity.tokenFile.text ?? ""))
    }
  }

  private mutating func advance(_ happening: Happening) -> Step<Made> {
    guard var call else { return .failed(.unexpected("AssumeRoleWithWebIdentity")) }
    let step = call.handle(happening)
    self.call = call
    return step.orElse {
      STSAnswer.made(of: $0, "AssumeRoleWithWebIdentity", retries: call.retries)
    }
  }
}
