// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Crypto

/// A file that a client keeps a session in. Its name is computed from the profile, never searched for.
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
  /// `dcdaf11551c0a8ee069a368689b1ae8be7f80734.json`
  package let name: String

  /// How a person writes its path.
  package var shown: String { "\(folder.rawValue)/\(name)" }
}

extension CacheFile {
  /// The credentials of a role or a web identity (botocore credentials.py:_create_cache_key).
  ///
  /// The source profile is not part of it: two profiles with the same role share the file, whatever their sources.
  static func assumedRole(
    arn: String, sessionName: String?, externalID: String?, mfaSerial: String?, duration: String?
  ) -> CacheFile {
    var members: [(key: String, value: PythonJSON.Value)] = [("RoleArn", .string(arn))]
    if let sessionName, !sessionName.isEmpty { members.append(("RoleSessionName", .string(sessionName))) }
    if let externalID { members.append(("ExternalId", .string(externalID))) }
    if let mfaSerial { members.append(("SerialNumber", .string(mfaSerial))) }
    if let duration { members.append(("DurationSeconds", .number(duration))) }
    return CacheFile(folder: .cli, name: sha1(PythonJSON.object(members, .spaced)) + ".json")
  }

  /// The role credentials that AWS CLI v2 keeps for an SSO profile.
  static func ssoRole(account: String, role: String, session: Verbatim?, startURL: String) -> CacheFile {
    var members: [(key: String, value: PythonJSON.Value)] = [
      ("accountId", .string(account)), ("roleName", .string(role)),
    ]
    if let session, !session.text.isEmpty {
      members.append(("sessionName", .string(session.text)))
    } else {
      members.append(("startUrl", .string(startURL)))
    }
    return CacheFile(folder: .cli, name: sha1(PythonJSON.object(members, .minified)) + ".json")
  }

  /// The token of an sso-session, or of a start URL exactly as written (utils.py:SSOTokenLoader).
  static func ssoToken(session: Verbatim?, startURL: String) -> CacheFile {
    CacheFile(folder: .sso, name: sha1(session?.text ?? startURL) + ".json")
  }

  /// The session of `aws login` (utils.py:generate_login_cache_key).
  static func login(session: String) -> CacheFile {
    CacheFile(folder: .login, name: hex(SHA256.hash(data: Array(session.utf8))) + ".json")
  }

  private static func sha1(_ text: String) -> String {
    hex(Insecure.SHA1.hash(data: Array(text.utf8)))
  }

  private static func hex(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = ""
    for byte in digest {
      text.unicodeScalars.append(digits[Int(byte >> 4)])
      text.unicodeScalars.append(digits[Int(byte & 15)])
    }
    return text
  }
}
