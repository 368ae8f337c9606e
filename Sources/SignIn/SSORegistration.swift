// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// A client that SSO knows: everybody registers one of their own, in `~/.aws/sso/cache` beside the tokens.
struct SSORegistration: Sendable {
  let id: String
  let secret: SealedText
  let expiration: Timestamp
}

extension SSORegistration {
  /// The registration of a file; `nil` where it is none, or one for the other way of signing in.
  init?(_ contents: SealedText, forBrowser: Bool) {
    guard let file = try? contents.json(File.self),
      let end = try? Timestamp(parsing: file.expiresAt),
      (file.grantTypes ?? []).contains("authorization_code") == forBrowser
    else { return nil }
    self.init(id: file.clientId, secret: file.clientSecret, expiration: end)
  }

  private struct File: Decodable {
    let clientId: String
    let clientSecret: SealedText
    let expiresAt: String
    let grantTypes: [String]?
  }

  /// The file's text, as AWS CLI v2 writes it.
  func contents(scopes: [String], forBrowser: Bool) -> SealedText {
    let members: [(key: String, value: PythonJSON.Value?)] = [
      ("clientId", .string(id)), ("clientSecret", .string(secret.revealed)),
      ("expiresAt", .string(expiration.iso8601)),
      ("scopes", scopes.isEmpty ? nil : .list(scopes.map { .string($0) })),
      ("grantTypes", forBrowser ? OIDC.grantTypes : nil),
    ]
    return SealedText(PythonJSON.text(members, .spaced))
  }
}
