// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// A proof of DPoP as a recording can have it: every signature is another, so it is verified and left out.
enum ProofWords {
  static func words(_ proof: String) -> String {
    let parts = proof.split(separator: ".").map(String.init)
    guard parts.count == 3, let header = data(parts[0]), let payload = data(parts[1]),
      let signature = data(parts[2]),
      let claimed = try? JSONDecoder().decode(Header.self, from: header),
      let x = data(claimed.jwk.x), let y = data(claimed.jwk.y),
      let key = try? P256.Signing.PublicKey(rawRepresentation: x + y),
      let signed = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
    else { return "no proof" }
    let text = Data("\(parts[0]).\(parts[1])".utf8)
    let isValid = key.isValidSignature(signed, for: text)
    return [header, payload].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      + (isValid ? " signed by this key" : " with a wrong signature")
  }

  private struct Header: Decodable {
    struct Key: Decodable {
      let x: String
      let y: String
    }
    let jwk: Key
  }

  private static func data(_ text: String) -> Data? {
    let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(
      of: "_", with: "/")
    return Data(
      base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
  }
}
