// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// AssumeRoleWithWebIdentity: a token from a file for a role, unsigned.
struct WebIdentityStage: Stage {
  private let identity: Session.WebIdentity
  private let client: ServiceClient
  private var call: Call?

  private static let operation = "AssumeRoleWithWebIdentity"

  init(_ identity: Session.WebIdentity, _ client: ServiceClient) throws(SignInError) {
    self.identity = identity
    self.client = client
    try Parameter.check(.roleARN, identity.arn.text ?? "", of: identity.profile)
    if let name = sessionName { try Parameter.check(.sessionName, name, of: identity.profile) }
  }

  private var sessionName: String? { identity.sessionName?.unlessEmpty?.text }

  var cache: CacheFile? { identity.cache }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch happening {
    case .read(let token):
      do {
        try Parameter.check(.token, token.revealed, of: identity.profile)
      } catch {
        return .failed(error)
      }
      let request = STS.assumeRoleWithWebIdentity(
        arn: identity.arn.text ?? "", sessionName: sessionName ?? STS.sessionName(at: now),
        token: token, client)
      let call = client.call(Self.operation, request)
      self.call = call
      return .act(call.first)
    case .unreadable(let reason):
      return .failed(.unreadableToken(path: identity.tokenFile.text ?? "", reason: reason))
    default:
      if var call {
        let step = call.handle(happening)
        self.call = call
        return step.orElse { STSAnswer.made(of: $0, Self.operation, retries: call.retries) }
      }
      // Read at every refresh: whoever issues the token writes a new one before the old one ends.
      return .act(.read(path: identity.tokenFile.text ?? ""))
    }
  }
}
