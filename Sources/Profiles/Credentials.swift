// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What requests are signed with: a key, its secret, and for temporary ones a token and an end.
package struct Credentials: Sendable {
  package let accessKeyID: String
  package let secretAccessKey: Secret
  package let sessionToken: Secret?
  package let expiration: Timestamp?

  /// The keys that stand in one of the two files, the secret beside the key; the files from before the profiles are not
  /// asked for theirs.
  package init?(_ keys: Session.StaticKeys, of profile: Profile) {
    guard let id = keys.accessKeyID.text, let file = keys.store.file,
      let secret = profile.written("aws_secret_access_key", in: file)?.text
    else { return nil }
    accessKeyID = id
    secretAccessKey = Secret(secret)
    sessionToken = (keys.sessionToken?.text).map(Secret.init)
    expiration = nil
  }

  /// The credentials in a cache file; `nil` where it holds none that anybody could use.
  ///
  /// ``CacheEntry`` says why not: it reads the same members and keeps no secret.
  package init?(_ bytes: [UInt8], in folder: CacheFile.Folder) {
    let decoder = JSONDecoder()
    let data = Data(bytes)
    switch folder {
    case .cli:
      guard let file = try? decoder.decode(RoleFile.self, from: data).Credentials,
        let end = try? Timestamp(parsing: file.Expiration)
      else { return nil }
      self.init(file.AccessKeyId, file.SecretAccessKey, file.SessionToken, end)
    case .login:
      guard let file = try? decoder.decode(LoginFile.self, from: data).accessToken,
        let end = try? Timestamp(parsing: file.expiresAt)
      else { return nil }
      self.init(file.accessKeyId, file.secretAccessKey, file.sessionToken, end)
    case .sso: return nil
    }
  }

  private init(_ id: String, _ secret: String, _ token: String, _ end: Timestamp) {
    accessKeyID = id
    secretAccessKey = Secret(secret)
    sessionToken = Secret(token)
    expiration = end
  }
}

extension Session {
  /// The cache file in which a client keeps the credentials themselves; a token of single sign-on is none.
  package var credentialsCache: CacheFile? {
    switch self {
    case .role(let role): role.cache
    case .webIdentity(let identity): identity.cache
    case .sso(let sso): sso.roleCache
    case .login(let login): login.cache
    case .environmentKeys, .staticKeys, .process, .container, .instanceMetadata: nil
    }
  }
}

/// `~/.aws/cli/cache`, by its own names.
private struct RoleFile: Decodable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  struct Answer: Decodable {
    let AccessKeyId: String
    let SecretAccessKey: String
    let SessionToken: String
    let Expiration: String
  }
  // swift-format-ignore: AlwaysUseLowerCamelCase
  let Credentials: Answer
}

/// `~/.aws/login/cache`, by its own names.
private struct LoginFile: Decodable {
  struct Answer: Decodable {
    let accessKeyId: String
    let secretAccessKey: String
    let sessionToken: String
    let expiresAt: String
  }
  let accessToken: Answer
}
