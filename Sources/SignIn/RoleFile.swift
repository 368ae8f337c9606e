// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
    let data = Data(contents.revealed.utf8)
    guard let keys = try? JSONDecoder().decode(RoleFile.self, from: data).Credentials,
      let end = try? Timestamp(parsing: keys.Expiration)
    else { return nil }
    let credentials = SigningKeys(
      accessKeyID: keys.AccessKeyId, secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken, expiration: end, account: keys.AccountId)
    return credentials.isUsable(at: now) ? credentials : nil
  }
}
