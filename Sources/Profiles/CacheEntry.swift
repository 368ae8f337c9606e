// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a cache file holds, without its secrets: they are checked to be there and not kept.
package enum CacheEntry: Sendable {
  case absent
  /// Credentials of a role, a web identity or an SSO role.
  case credentials(expiration: Timestamp, maskedKeyID: String, account: String?)
  /// An SSO token. `renewableUntil` is the end of the client registration it can be refreshed with.
  case token(expiration: Timestamp, renewableUntil: Timestamp?)
  /// A session of `aws login`.
  case login(expiration: Timestamp, maskedKeyID: String, account: String?)
  case unusable(reason: String)

  /// Reads the bytes of a cache file in the form that its folder holds.
  package init(_ bytes: [UInt8], in folder: CacheFile.Folder) {
    do {
      let decoder = JSONDecoder()
      let data = Data(bytes)
      self =
        switch folder {
        case .cli: try decoder.decode(RoleFile.self, from: data).entry
        case .sso: try decoder.decode(TokenFile.self, from: data).entry
        case .login: try decoder.decode(LoginFile.self, from: data).entry
        }
    } catch let error as Unusable {
      self = .unusable(reason: error.reason)
    } catch let error as DecodingError {
      self = .unusable(reason: error.reason)
    } catch {
      self = .unusable(reason: "not JSON")
    }
  }
}

/// A file that is JSON and still of no use.
private struct Unusable: Error {
  let reason: String
}

/// A member that must be there and is not looked at.
private struct Present: Decodable {
  init(from decoder: any Decoder) {}
}

/// `~/.aws/cli/cache`: the answer of STS, or of SSO's GetRoleCredentials.
private struct RoleFile: Decodable {
  struct Credentials: Decodable {
    let accessKeyID: String
    let secretAccessKey: Present
    let sessionToken: Present
    let expiration: String
    let accountID: String?

    enum CodingKeys: String, CodingKey {
      case accessKeyID = "AccessKeyId"
      case secretAccessKey = "SecretAccessKey"
      case sessionToken = "SessionToken"
      case expiration = "Expiration"
      case accountID = "AccountId"
    }
  }
  let credentials: Credentials

  enum CodingKeys: String, CodingKey {
    case credentials = "Credentials"
  }

  var entry: CacheEntry {
    get throws {
      .credentials(
        expiration: try moment(credentials.expiration, of: "Expiration"),
        maskedKeyID: Masking.accessKey(credentials.accessKeyID), account: credentials.accountID)
    }
  }
}

/// `~/.aws/sso/cache`: a token, or the registration of a client, which is no session.
private struct TokenFile: Decodable {
  let accessToken: Present?
  let expiresAt: String?
  let refreshToken: Present?
  let clientId: Present?
  let clientSecret: Present?
  let registrationExpiresAt: String?

  var entry: CacheEntry {
    get throws {
      guard accessToken != nil else { throw Unusable(reason: "accessToken is missing") }
      guard let expiresAt else { throw Unusable(reason: "expiresAt is missing") }
      let canRefresh = refreshToken != nil && clientId != nil && clientSecret != nil
      let registration = canRefresh ? registrationExpiresAt : nil
      return .token(
        expiration: try moment(expiresAt, of: "expiresAt"),
        renewableUntil: try registration.map { try moment($0, of: "registrationExpiresAt") })
    }
  }
}

/// `~/.aws/login/cache`: here `accessToken` is an object.
private struct LoginFile: Decodable {
  struct AccessToken: Decodable {
    let accessKeyId: String
    let secretAccessKey: Present
    let sessionToken: Present
    let accountId: String?
    let expiresAt: String
  }
  let accessToken: AccessToken
  let refreshToken: Present
  let dpopKey: Present
  let clientId: Present

  var entry: CacheEntry {
    get throws {
      .login(
        expiration: try moment(accessToken.expiresAt, of: "expiresAt"),
        maskedKeyID: Masking.accessKey(accessToken.accessKeyId), account: accessToken.accountId)
    }
  }
}

private func moment(_ text: String, of key: String) throws -> Timestamp {
  do {
    return try Timestamp(parsing: text)
  } catch .noZone {
    throw Unusable(reason: "\(key) has no time zone")
  } catch .unreadable {
    throw Unusable(reason: "\(key) is not a date")
  }
}

extension DecodingError {
  /// The member that is missing or of the wrong kind; never a value.
  fileprivate var reason: String {
    switch self {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.codingPath.last.map { "\($0.stringValue) is of the wrong kind" }
        ?? "not a JSON object"
    case .dataCorrupted: "not JSON"
    @unknown default: "not JSON"
    }
  }
}
