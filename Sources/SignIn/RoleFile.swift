// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// `~/.aws/cli/cache/....json`: credentials of a role, with their secrets.
struct RoleFile: Decodable {
  struct Keys: Decodable {
    let AccessKeyId: String
    let SecretAccessKey: SealedText
    let SessionToken: SealedText?
    let Expiration: String
    let AccountId: String?
  }
  let Credentials: Keys

  /// Those that a client would still use; an entry that cannot be read is as good as none.
  static func credentials(of contents: SealedText, at now: Timestamp) -> SigningKeys? {
    guard let keys = try? contents.json(RoleFile.self).Credentials,
      let end = try? Timestamp(parsing: keys.Expiration)
    else { return nil }
    let credentials = SigningKeys(
      accessKeyID: keys.AccessKeyId, secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken, expiration: end, account: keys.AccountId)
    return credentials.isUsable(at: now) ? credentials : nil
  }
}

extension SigningKeys {
  /// What stands under `Credentials` in such a file, the date as its client writes it.
  func members(expiration: String) -> PythonJSON.Value {
    .object([
      ("AccessKeyId", .string(accessKeyID)),
      ("SecretAccessKey", .string(secretAccessKey.revealed)),
      ("SessionToken", sessionToken.map { .string($0.revealed) }),
      ("Expiration", .string(expiration)), ("AccountId", account.map { .string($0) }),
    ])
  }
}
