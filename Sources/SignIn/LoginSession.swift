// SPDX-License-Identifier: Apache-2.0

import Crypto
import Profiles
import SignInWire

/// `~/.aws/login/cache/....json`: the session of `aws login`, its keys and what renews them.
struct LoginSession: Sendable {
  let keys: SigningKeys
  let clientID: String
  let refreshToken: SealedText
  /// The key that the session is bound to; it never leaves this machine.
  let proofKey: P256.Signing.PrivateKey
  /// The file as it was: what is not renewed stays.
  private let file: JSONValue

  /// What the file lacks, by name.
  struct Unusable: Error {
    let reason: String
  }

  init(_ contents: SealedText) throws(Unusable) {
    guard let file = JSONValue(Array(contents.revealed.utf8)) else {
      throw Unusable(reason: "it is not JSON")
    }
    func text(_ value: JSONValue?, _ name: String) throws(Unusable) -> String {
      guard let text = value?[name]?.text else { throw Unusable(reason: "\(name) is missing") }
      return text
    }
    guard let token = file["accessToken"] else { throw Unusable(reason: "accessToken is missing") }
    guard let end = try? Timestamp(parsing: try text(token, "expiresAt")) else {
      throw Unusable(reason: "expiresAt is not a date")
    }
    keys = SigningKeys(
      accessKeyID: try text(token, "accessKeyId"),
      secretAccessKey: SealedText(try text(token, "secretAccessKey")),
      sessionToken: SealedText(try text(token, "sessionToken")), expiration: end,
      account: token["accountId"]?.text)
    clientID = try text(file, "clientId")
    refreshToken = SealedText(try text(file, "refreshToken"))
    guard let bytes = LoginRenewal.key(in: try text(file, "dpopKey")),
      let key = try? P256.Signing.PrivateKey(derRepresentation: bytes)
    else { throw Unusable(reason: "dpopKey is not a key") }
    proofKey = key
    self.file = file
  }

  /// The file's text with new keys, the members in the order in which AWS CLI v2 writes them, and whatever else it had.
  func contents(keys: SigningKeys, refreshToken: SealedText) -> SealedText {
    let account = file["accessToken"]?["accountId"].map(\.python)
    let token = PythonJSON.Value.object([
      ("accessKeyId", .string(keys.accessKeyID)),
      ("secretAccessKey", .string(keys.secretAccessKey.revealed)),
      ("sessionToken", keys.sessionToken.map { .string($0.revealed) }), ("accountId", account),
      ("expiresAt", keys.expiration.map { .string($0.iso8601) }),
    ])
    let order = ["accessToken", "tokenType", "clientId", "refreshToken", "idToken", "dpopKey"]
    let others = file.memberNames.filter { !order.contains($0) }.sorted()
    let members: [(key: String, value: PythonJSON.Value?)] = (order + others).map { name in
      switch name {
      case "accessToken": (name, token)
      case "refreshToken": (name, .string(refreshToken.revealed))
      default: (name, file[name].map(\.python))
      }
    }
    return SealedText(PythonJSON.text(members, .spaced))
  }
}
