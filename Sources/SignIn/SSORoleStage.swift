// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// GetRoleCredentials: the keys of a role in an account, for a token of SSO.
struct SSORoleStage: Stage {
  private let sso: Session.SSO
  private let client: ServiceClient
  private var call: Call?

  init(_ sso: Session.SSO, _ client: ServiceClient) {
    self.sso = sso
    self.client = client
  }

  var cache: CacheFile? { sso.roleCache }
  var restsOnSession: Bool { true }

  mutating func handle(_ happening: Happening, after before: Product?, now: Timestamp) -> Step<Made>
  {
    guard case .token(let token)? = before else { return .failed(.noCredentials(sso.profile)) }
    var call =
      call
      ?? client.call(
        "GetRoleCredentials",
        SSO.getRoleCredentials(
          account: sso.account.text ?? "", role: sso.role.text ?? "", token: token.accessToken,
          client))
    let step = call.handle(happening)
    self.call = call
    return step.orElse { response in
      OIDCAnswers.read(
        OIDCAnswers.RoleCredentials.self, response, of: "GetRoleCredentials"
      ) { .done(made(of: $0.roleCredentials)) }
    }
  }

  private func made(of keys: OIDCAnswers.RoleCredentials.Keys) -> Made {
    let end = Timestamp(seconds: keys.expiration / 1000)
    let made = SigningKeys(
      accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken, expiration: end, account: sso.account.text)
    let text = PythonJSON.text(
      [
        ("ProviderType", .string("sso")),
        ("Credentials", made.members(expiration: end.iso8601)),
      ], .spaced)
    return Made(product: .credentials(made), contents: SealedText(text))
  }
}
