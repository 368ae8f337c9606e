// SPDX-License-Identifier: Apache-2.0

package import Profiles
package import SignInWire

/// `~/.aws/sso/cache/....json`: what somebody who signed in to SSO has, and what renews it.
package struct SSOToken: Sendable {
  let startURL: String
  package let region: String
  package let accessToken: SealedText
  package let expiration: Timestamp
  /// What the token can be renewed with, where the file has all of it.
  let renewal: Renewal?

  struct Renewal: Sendable {
    let registration: SSORegistration
    let refreshToken: SealedText
  }
}

extension SSOToken {
  /// The token of a file; `nil` where it is none: a registration, half a file.
  package init?(_ contents: SealedText) {
    guard let file = try? contents.json(File.self),
      let end = try? Timestamp(parsing: file.expiresAt)
    else { return nil }
    self.init(
      startURL: file.startUrl ?? "", region: file.region ?? "", accessToken: file.accessToken,
      expiration: end, renewal: file.renewal)
  }

  private struct File: Decodable {
    let startUrl: String?
    let region: String?
    let accessToken: SealedText
    let expiresAt: String
    let clientId: String?
    let clientSecret: SealedText?
    let registrationExpiresAt: String?
    let refreshToken: SealedText?

    var renewal: Renewal? {
      guard let clientId, let clientSecret, let refreshToken,
        let end = registrationExpiresAt.flatMap({ try? Timestamp(parsing: $0) })
      else { return nil }
      return Renewal(
        registration: SSORegistration(id: clientId, secret: clientSecret, expiration: end),
        refreshToken: refreshToken)
    }
  }

  /// The file's text, as AWS CLI v2 writes it (botocore utils.py:SSOTokenFetcher).
  ///
  /// The registration stays although nothing is left to refresh with, as tokens.py:SSOTokenProvider keeps it.
  func contents(registration: SSORegistration) -> SealedText {
    let members: [(key: String, value: PythonJSON.Value?)] = [
      ("startUrl", .string(startURL)), ("region", .string(region)),
      ("accessToken", .string(accessToken.revealed)), ("expiresAt", .string(expiration.iso8601)),
      ("clientId", .string(registration.id)),
      ("clientSecret", .string(registration.secret.revealed)),
      ("registrationExpiresAt", .string(registration.expiration.iso8601)),
      ("refreshToken", renewal.map { .string($0.refreshToken.revealed) }),
    ]
    return SealedText(PythonJSON.text(members, .spaced))
  }
}
