// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Crypto
import Profiles
import SignInWire

/// The proof that whoever asks has the key that a login session was made with (RFC 9449): a JSON Web Token, signed with ES256.
///
/// Its members and their order are botocore's (credentials.py:_build_dpop_header).
enum DPoP {
  /// `id`: 16 bytes that no other proof has.
  static func proof(
    for request: Request, by key: P256.Signing.PrivateKey, id: [UInt8], at now: Timestamp
  ) throws -> String {
    let point = key.publicKey.rawRepresentation
    let jwk: [(key: String, value: PythonJSON.Value?)] = [
      ("kty", .string("EC")), ("x", .string(Base64URL.encoded(point.prefix(32)))),
      ("y", .string(Base64URL.encoded(point.suffix(32)))), ("crv", .string("P-256")),
    ]
    let header = PythonJSON.text(
      [("typ", .string("dpop+jwt")), ("alg", .string("ES256")), ("jwk", .object(jwk))], .minified)
    let payload = PythonJSON.text(
      [
        ("htm", .string(request.method.rawValue)), ("htu", .string(request.url)),
        ("iat", .number(String(Int(now.seconds)))), ("jti", .string(uuid(id))),
      ], .minified)
    let text =
      Base64URL.encoded(Array(header.utf8)) + "." + Base64URL.encoded(Array(payload.utf8))
    let signature = try key.signature(for: SHA256.hash(data: Array(text.utf8)))
    return text + "." + Base64URL.encoded(signature.rawRepresentation)
  }

  /// A UUID of version 4 (RFC 9562, section 5.4).
  private static func uuid(_ random: [UInt8]) -> String {
    var text = ""
    for (place, byte) in random.prefix(16).enumerated() {
      if [4, 6, 8, 10].contains(place) { text += "-" }
      let byte = place == 6 ? byte & 0x0F | 0x40 : place == 8 ? byte & 0x3F | 0x80 : byte
      text += byte.hexadecimal(width: 2)
    }
    return text
  }
}
