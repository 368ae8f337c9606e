// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A file that a client keeps a session in.
///
/// Its name is computed from the profile, never searched for.
package struct CacheFile: Hashable, Sendable {
  package enum Folder: String, Hashable, Sendable, CaseIterable {
    /// Role credentials: written by AWS CLI v1 and v2.
    case cli = "~/.aws/cli/cache"
    /// SSO tokens: written by everything that does SSO.
    case sso = "~/.aws/sso/cache"
    /// `aws login` sessions.
    case login = "~/.aws/login/cache"
  }

  package let folder: Folder
  /// Another place for the folder, as AWS_LOGIN_CACHE_DIRECTORY has it.
  var moved: String?
  let key: Key

  /// What the file is named by the hash of.
  ///
  /// The text is made, and the hash taken, only when the file is to be read.
  enum Key: Hashable, Sendable {
    case assumedRole(
      arn: String, sessionName: String?, externalID: String?, mfaSerial: String?, duration: String?)
    case ssoRole(account: String, role: String, session: String?, startURL: String)
    case ssoRegistration(region: String, scopes: [String]?, session: String?, startURL: String)
    /// The name of an sso-session, a start URL, a login session: hashed as it stands.
    case text(String)
  }

  /// The name in its folder: `dcdaf11551c0a8ee069a368689b1ae8be7f80734.json`.
  package var name: String {
    let bytes = key.bytes
    return
      switch folder
    {
    case .cli, .sso: Self.name(Insecure.SHA1.hash(data: bytes))
    case .login: Self.name(SHA256.hash(data: bytes))
    }
  }

  /// Its folder as a person writes it.
  package var directory: String { moved ?? folder.rawValue }

  /// How a person writes its path.
  package var shown: String { "\(directory)/\(name)" }

  /// The hexadecimal digits of a hash, and `.json`.
  private static func name(_ digest: some Digest) -> String {
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    // SHA-256 has 64 digits.
    return String(unsafeUninitializedCapacity: 64 + 5) { name in
      var end = 0
      for byte in digest {
        name[end] = digit(byte >> 4)
        name[end + 1] = digit(byte & 15)
        end += 2
      }
      for byte in ".json".utf8 {
        name[end] = byte
        end += 1
      }
      return end
    }
  }
}

extension CacheFile {
  /// The credentials of a role or a web identity.
  static func assumedRole(
    arn: String, sessionName: String?, externalID: String?, mfaSerial: String?, duration: String?
  ) -> CacheFile {
    CacheFile(
      folder: .cli,
      key: .assumedRole(
        arn: arn, sessionName: sessionName, externalID: externalID, mfaSerial: mfaSerial,
        duration: duration))
  }

  /// The role credentials that AWS CLI v2 keeps for an SSO profile.
  static func ssoRole(account: String, role: String, session: String?, startURL: String)
    -> CacheFile
  {
    CacheFile(
      folder: .cli,
      key: .ssoRole(account: account, role: role, session: session, startURL: startURL))
  }

  /// The token of an sso-session, or of a start URL exactly as written (utils.py:SSOTokenLoader).
  package static func ssoToken(session: String?, startURL: String) -> CacheFile {
    CacheFile(folder: .sso, key: .text(session ?? startURL))
  }

  /// The registration of the client that signs in to SSO (AWS CLI v2 sso/utils.py:_registration_cache_key).
  package static func ssoRegistration(
    region: String, scopes: [String]?, session: String?, startURL: String
  ) -> CacheFile {
    CacheFile(
      folder: .sso,
      key: .ssoRegistration(region: region, scopes: scopes, session: session, startURL: startURL))
  }

  /// The session of `aws login` (utils.py:generate_login_cache_key, get_login_token_cache_directory).
  static func login(session: String, in directory: String?) -> CacheFile {
    CacheFile(folder: .login, moved: directory, key: .text(session))
  }
}

extension CacheFile.Key {
  /// The text that is hashed (botocore credentials.py:_create_cache_key).
  ///
  /// The source profile is not part of a role's: two profiles with the same role share the file, whatever their sources.
  /// An empty session name counts as none, and a duration that Python's `int` refuses is left out.
  fileprivate var bytes: [UInt8] {
    switch self {
    case .assumedRole(let arn, let sessionName, let externalID, let mfaSerial, let duration):
      PythonJSON.object(
        [
          ("DurationSeconds", duration.flatMap(PythonJSON.integer).map { .number($0) }),
          ("ExternalId", externalID.map { .string($0) }),
          ("RoleArn", .string(arn)),
          ("RoleSessionName", sessionName.flatMap { $0.isEmpty ? nil : .string($0) }),
          ("SerialNumber", mfaSerial.map { .string($0) }),
        ], .spaced)
    case .ssoRole(let account, let role, let session, let startURL):
      PythonJSON.object(
        [
          ("accountId", .string(account)), ("roleName", .string(role)),
          ("sessionName", session.flatMap { $0.isEmpty ? nil : .string($0) }),
          ("startUrl", session?.isEmpty == false ? nil : .string(startURL)),
        ], .minified)
    case .ssoRegistration(let region, let scopes, let session, let startURL):
      PythonJSON.object(
        [
          ("region", .string(region)),
          ("scopes", scopes.map { .list($0.map { .string($0) }) } ?? .null),
          ("session_name", session.map { .string($0) } ?? .null),
          ("startUrl", .string(startURL)), ("tool", .string("botocore")),
        ], .spaced)
    case .text(let text): Array(text.utf8)
    }
  }
}
