// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The call of sign-in that renews the sessions of `aws login`; the proof is added by who has the key.
enum OAuth2 {
  static func createOAuth2Token(
    clientID: String, refreshToken: SealedText, _ client: ServiceClient
  ) -> Request {
    client.post(
      "/v1/token",
      [
        ("clientId", .string(clientID)), ("refreshToken", .string(refreshToken.revealed)),
        ("grantType", .string("refresh_token")),
      ])
  }
}
