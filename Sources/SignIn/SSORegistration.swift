// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A client that SSO knows: everybody registers one of their own, in `~/.aws/sso/cache` beside the tokens.
struct SSORegistration: Sendable {
  let id: String
  let secret: SealedText
  let expiration: Timestamp

  init(id: String, secret: SealedText, expiration: Timestamp) {
    self.id = id
    self.secret = secret
    self.expiration = expiration
  }

  /// The registration of a file; `nil` where it is none, or one for the other way of signing in.
  init?(_ contents: SealedText, forBrowser: Bool) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(contents.revealed.utf8)),
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
    let grants: [PythonJSON.Value] = [.string("authorization_code"), .string("refresh_token")]
    let members: [(key: String, value: PythonJSON.Value?)] = [
      ("clientId", .string(id)), ("clientSecret", .string(secret.revealed)),
      ("expiresAt", .string(expiration.iso8601)),
      ("scopes", scopes.isEmpty ? nil : .list(scopes.map { .string($0) })),
      ("grantTypes", forBrowser ? .list(grants) : nil),
    ]
    return SealedText(PythonJSON.text(members, .spaced))
  }
}
