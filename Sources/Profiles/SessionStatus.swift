// SPDX-License-Identifier: Apache-2.0

/// How a session stands at one moment.
package enum SessionStatus: Sendable {
  /// Keys that do not end, or do not say when.
  case permanent
  case live(until: Timestamp)
  /// Less than fifteen minutes are left, and the clients renew it at the next use (credentials.py, 900 s).
  case expiring(until: Timestamp)
  case expired(at: Timestamp)
  /// Ended, with what it takes to renew it without a person: a refresh token in a registration that is still good.
  case renewable(since: Timestamp)
  /// Nobody signed in: there is no token.
  case neverSignedIn
  /// No client kept credentials of this role; they are asked for at the next use.
  case notCached
  /// A cache file that no client can use, and why.
  case corrupt(CacheFile, reason: String)
  case unknown(Unknown)
  case broken(ResolutionError)

  package enum Unknown: Hashable, Sendable {
    /// `credential_process` is not run to find out.
    case processNotRun
    /// The container or the metadata service is not asked to find out.
    case notAsked
    /// No credentials are configured.
    case nothingConfigured
    /// The cache file has not been read yet.
    case notReadYet
    /// A date in the environment that nobody can read.
    case unreadableDate
  }

  /// From this many seconds before its end a session is expiring.
  package static let expiringWindow = 900.0

  /// The status of something that ends at `end`.
  package init(ending end: Timestamp, now: Timestamp) {
    let left = end.since(now)
    self =
      left <= 0
      ? .expired(at: end) : left < Self.expiringWindow ? .expiring(until: end) : .live(until: end)
  }
}

extension Session {
  /// How it stands, judged by the cache files and the clock alone.
  package func status(in shelf: CacheShelf, now: Timestamp) -> SessionStatus {
    switch self {
    case .environmentKeys(let keys): keys.status(now: now)
    case .staticKeys: .permanent
    case .role(let role): shelf.roleStatus(role.cache, now: now)
    case .webIdentity(let identity): shelf.roleStatus(identity.cache, now: now)
    case .sso(let sso): shelf.tokenStatus(sso.token, mayRefresh: sso.session != nil, now: now)
    case .login(let login): shelf.loginStatus(login.cache, now: now)
    case .process: .unknown(.processNotRun)
    case .container: .unknown(.notAsked)
    case .instanceMetadata: .unknown(.nothingConfigured)
    }
  }

  /// The same to those who keep no role: it is asked for at the next use, if what it rests on is good for that.
  func statusOfItsSource(in shelf: CacheShelf, now: Timestamp) -> SessionStatus {
    switch self {
    case .webIdentity: return .notCached
    case .role(let role):
      let source = role.source.session.statusOfItsSource(in: shelf, now: now)
      switch source {
      case .permanent, .live, .expiring, .renewable, .notCached, .unknown: return .notCached
      case .expired, .neverSignedIn, .corrupt, .broken: return source
      }
    case .environmentKeys, .staticKeys, .process, .container, .instanceMetadata, .sso, .login:
      return status(in: shelf, now: now)
    }
  }

  /// The one cache file that decides its status, where one does.
  package var decidingCacheFile: CacheFile? {
    switch self {
    case .environmentKeys, .staticKeys, .process, .container, .instanceMetadata: nil
    case .role(let role): role.cache
    case .webIdentity(let identity): identity.cache
    case .sso(let sso): sso.token
    case .login(let login): login.cache
    }
  }

  /// That file, and those of the sessions it rests on.
  package var cacheFiles: [CacheFile] {
    switch self {
    case .environmentKeys, .staticKeys, .process, .container, .instanceMetadata: []
    case .role(let role): [role.cache] + role.source.session.cacheFiles
    case .webIdentity(let identity): [identity.cache]
    case .sso(let sso): [sso.token, sso.roleCache]
    case .login(let login): [login.cache]
    }
  }
}

extension Session.Source {
  package var session: Session {
    switch self {
    case .profile(_, let session), .credentialSource(_, let session), .own(_, let session): session
    }
  }

  package var setting: Setting {
    switch self {
    case .profile(let setting, _), .credentialSource(let setting, _), .own(let setting, _): setting
    }
  }
}

extension Session.EnvironmentKeys {
  fileprivate func status(now: Timestamp) -> SessionStatus {
    guard let expiration else { return .permanent }
    do {
      return SessionStatus(ending: try Timestamp(parsing: expiration), now: now)
    } catch {
      return .unknown(.unreadableDate)
    }
  }
}
