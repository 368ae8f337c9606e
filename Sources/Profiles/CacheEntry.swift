// SPDX-License-Identifier: Apache-2.0

/// What a cache file holds, without its secrets: they are checked to be there and not kept.
package enum CacheEntry: Equatable, Sendable {
  case absent
  /// Credentials of a role, a web identity or an SSO role.
  case credentials(expiration: Timestamp, maskedKeyID: String, account: String?)
  /// An SSO token. `renewableUntil` is the end of the client registration it can be refreshed with.
  case token(expiration: Timestamp, renewableUntil: Timestamp?)
  /// A session of `aws login`. `renewal` says whether it can be renewed.
  case login(
    expiration: Timestamp, maskedKeyID: String, account: String?, renewal: LoginRenewal)
  case unusable(Flaw)

  /// Why a file is of no use to a client.
  package struct Flaw: Hashable, Sendable {
    /// Never a value: `accessToken is missing`.
    package let reason: String
    /// The members whose absence botocore names by itself.
    package var missing: [String] = []
    /// A member that the service's model refuses, so that nothing is sent.
    package var isRefusedParameter = false
    /// The end of the session, where the file says that much: an entry that has ended is not looked at any further.
    package var expiration: Timestamp?

    package init(
      _ reason: String, missing: [String] = [], isRefusedParameter: Bool = false,
      expiration: Timestamp? = nil
    ) {
      self.reason = reason
      self.missing = missing
      self.isRefusedParameter = isRefusedParameter
      self.expiration = expiration
    }
  }

  /// Reads the bytes of a cache file in the form that its folder holds.
  package init(_ bytes: [UInt8], in folder: CacheFile.Folder) {
    self.init(JSONValue(bytes), in: folder)
  }

  /// The same through the JSON library alone.
  package init(decoding bytes: [UInt8], in folder: CacheFile.Folder) {
    self.init(JSONValue(decoding: bytes), in: folder)
  }

  private init(_ json: JSONValue?, in folder: CacheFile.Folder) {
    guard let json else {
      self = .unusable(Flaw("not JSON"))
      return
    }
    do {
      self =
        switch folder {
        case .cli: try Self.role(json)
        case .sso: try Self.token(json)
        case .login: try Self.login(json)
        }
    } catch {
      self = .unusable(error)
    }
  }
}

extension CacheEntry.Flaw: Error {}

extension CacheEntry {
  /// `~/.aws/cli/cache`: the answer of STS, or of SSO's GetRoleCredentials.
  ///
  /// The end is read first (credentials.py:CachedCredentialFetcher._is_expired), the rest only where it is not near.
  private static func role(_ json: JSONValue) throws(Flaw) -> CacheEntry {
    let credentials = try json.member("Credentials")
    let expiration = try credentials.moment("Expiration")
    return .credentials(
      expiration: expiration,
      maskedKeyID: try credentials.keyPair(
        "AccessKeyId", "SecretAccessKey", "SessionToken", expiration),
      account: credentials["AccountId"]?.text)
  }

  /// `~/.aws/sso/cache`: a token, or the registration of a client, which is no session.
  private static func token(_ json: JSONValue) throws(Flaw) -> CacheEntry {
    let missing = json.missing(["accessToken", "expiresAt"])
    guard let missing, missing.isEmpty else {
      throw Flaw(missing?.first.map { "\($0) is missing" } ?? notAnObject, missing: missing ?? [])
    }
    let expiration = try json.moment("expiresAt")
    guard json["accessToken"]?.text != nil else {
      throw Flaw("accessToken is not a text", isRefusedParameter: true, expiration: expiration)
    }
    let needed = ["refreshToken", "clientId", "clientSecret", "registrationExpiresAt"]
    guard json.missing(needed) == [] else {
      return .token(expiration: expiration, renewableUntil: nil)
    }
    // The rest is read only once the token is near its end.
    let end: Timestamp
    do throws(Flaw) {
      end = try json.moment("registrationExpiresAt")
    } catch {
      throw Flaw(error.reason, expiration: expiration)
    }
    if let name = needed.prefix(3).first(where: { json[$0]?.text == nil }) {
      throw Flaw("\(name) is not a text", isRefusedParameter: true, expiration: expiration)
    }
    return .token(expiration: expiration, renewableUntil: end)
  }

  /// `~/.aws/login/cache`: here `accessToken` is an object.
  private static func login(_ json: JSONValue) throws(Flaw) -> CacheEntry {
    let missing = json.missing(["accessToken", "refreshToken", "dpopKey", "clientId"])
    guard let missing, missing.isEmpty else {
      throw Flaw(missing?.first.map { "\($0) is missing" } ?? notAnObject, missing: missing ?? [])
    }
    let token = try json.member("accessToken")
    let expiration = try token.moment("expiresAt")
    guard let account = token["accountId"] else { throw Flaw("accountId is missing") }
    return .login(
      expiration: expiration,
      maskedKeyID: try token.keyPair("accessKeyId", "secretAccessKey", "sessionToken", nil),
      account: account.text, renewal: LoginRenewal(json))
  }

  private static let notAnObject = "not a JSON object"
}

extension JSONValue {
  fileprivate func member(_ name: String) throws(CacheEntry.Flaw) -> JSONValue {
    guard case .object = self else { throw .init("not a JSON object") }
    guard let value = self[name] else { throw .init("\(name) is missing") }
    guard case .object = value else { throw .init("\(name) is of the wrong kind") }
    return value
  }

  /// The id of a key, as shown, whose secret and token are there: Python takes any value for one.
  fileprivate func keyPair(
    _ id: String, _ secret: String, _ token: String, _ expiration: Timestamp?
  ) throws(CacheEntry.Flaw) -> String {
    for name in [id, secret, token] where self[name] == nil {
      throw .init("\(name) is missing", expiration: expiration)
    }
    return Masking.accessKey(self[id]?.text ?? "")
  }

  fileprivate func moment(_ name: String) throws(CacheEntry.Flaw) -> Timestamp {
    guard let value = self[name] else { throw .init("\(name) is missing") }
    guard let text = value.text else { throw .init("\(name) is of the wrong kind") }
    do {
      return try Timestamp(parsing: text)
    } catch {
      throw .init(error == .noZone ? "\(name) has no time zone" : "\(name) is not a date")
    }
  }
}
