// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The calls of SSO's OIDC service, one function each under the API's own name.
enum OIDC {
  /// How the client means to get its token.
  enum Grant: Sendable {
    case deviceCode(SealedText)
    case authorizationCode(code: SealedText, verifier: SealedText, redirectURI: String)
    case refreshToken(SealedText)
  }

  static func registerClient(
    name: String, scopes: [String], issuer: String?, _ client: ServiceClient
  ) -> Request {
    // With an issuer it is a client of the flow in the browser (CLI v2 sso/utils.py).
    let browser: [(key: String, value: PythonJSON.Value?)] = [
      ("grantTypes", grantTypes),
      ("redirectUris", .list([.string(redirectURI)])), ("issuerUrl", issuer.map { .string($0) }),
    ]
    return client.post(
      "/client/register",
      [
        ("clientName", .string(name)), ("clientType", .string("public")),
        ("scopes", scopes.isEmpty ? nil : .list(scopes.map { .string($0) })),
      ] + (issuer == nil ? [] : browser))
  }

  static func startDeviceAuthorization(
    _ registration: SSORegistration, startURL: String, _ client: ServiceClient
  ) -> Request {
    client.post(
      "/device_authorization",
      [
        ("clientId", .string(registration.id)),
        ("clientSecret", .string(registration.secret.revealed)), ("startUrl", .string(startURL)),
      ])
  }

  static func createToken(_ grant: Grant, _ registration: SSORegistration, _ client: ServiceClient)
    -> Request
  {
    let members: [(key: String, value: PythonJSON.Value?)] =
      switch grant {
      case .deviceCode(let code):
        [
          ("grantType", .string("urn:ietf:params:oauth:grant-type:device_code")),
          ("deviceCode", .string(code.revealed)),
        ]
      case .authorizationCode(let code, let verifier, let redirectURI):
        [
          ("grantType", .string("authorization_code")), ("code", .string(code.revealed)),
          ("codeVerifier", .string(verifier.revealed)), ("redirectUri", .string(redirectURI)),
        ]
      case .refreshToken(let token):
        [("grantType", .string("refresh_token")), ("refreshToken", .string(token.revealed))]
      }
    return client.post(
      "/token",
      [
        ("clientId", .string(registration.id)),
        ("clientSecret", .string(registration.secret.revealed)),
      ] + members)
  }

  /// Where the browser comes back to, registered without the port that is only known later.
  static let redirectURI = "http://127.0.0.1/oauth/callback"

  /// What a client of the flow in the browser asks to be granted.
  static var grantTypes: PythonJSON.Value {
    .list([.string("authorization_code"), .string("refresh_token")])
  }
}
