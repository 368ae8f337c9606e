// SPDX-License-Identifier: Apache-2.0

/// The cache files that have been read so far.
///
/// A file that is not on the shelf has not been read yet.
package struct CacheShelf: Sendable {
  private var entries: [CacheFile: CacheEntry] = [:]

  package init() {}

  package subscript(file: CacheFile) -> CacheEntry? {
    get { entries[file] }
    set { entries[file] = newValue }
  }

  /// Those of `files` that have not been read yet.
  package func missing(_ files: [CacheFile]) -> [CacheFile] {
    files.filter { entries[$0] == nil }
  }

  package mutating func removeAll() {
    entries.removeAll()
  }
}

extension CacheShelf {
  package func roleStatus(_ file: CacheFile, now: Timestamp) -> SessionStatus {
    switch self[file] {
    case nil: .unknown(.notReadYet)
    case .absent: .notCached
    case .credentials(let expiration, _, _): SessionStatus(ending: expiration, now: now)
    case .unusable(let flaw): .corrupt(file, reason: flaw.reason)
    case .token, .login: .corrupt(file, reason: "not credentials of a role")
    }
  }

  /// Only a token of an sso-session is ever refreshed; the legacy form is not, whatever its file holds
  /// (tokens.py:SSOTokenProvider, credentials.py:SSOCredentialFetcher).
  package func tokenStatus(_ file: CacheFile, mayRefresh: Bool, now: Timestamp) -> SessionStatus {
    switch self[file] {
    case nil: return .unknown(.notReadYet)
    case .absent: return .neverSignedIn
    case .token(let expiration, let renewableUntil):
      let status = SessionStatus(ending: expiration, now: now)
      if case .expired = status, mayRefresh, let renewableUntil, now < renewableUntil {
        return .renewable(since: expiration)
      }
      return status
    case .unusable(let flaw): return .corrupt(file, reason: flaw.reason)
    case .credentials, .login: return .corrupt(file, reason: "not a token")
    }
  }

  /// A login session renews itself with its refresh token, whose own end (twelve hours at most) the file does not say.
  package func loginStatus(_ file: CacheFile, now: Timestamp) -> SessionStatus {
    switch self[file] {
    case nil: .unknown(.notReadYet)
    case .absent: .neverSignedIn
    case .login(let expiration, _, _, _):
      switch SessionStatus(ending: expiration, now: now) {
      case .expired: .renewable(since: expiration)
      case let status: status
      }
    case .unusable(let flaw): .corrupt(file, reason: flaw.reason)
    case .credentials, .token: .corrupt(file, reason: "not a login session")
    }
  }
}

extension Session {
  /// The account it would act in: from the files, else from the answer that a client cached.
  package func account(in shelf: CacheShelf) -> String? {
    if let account { return account }
    switch decidingCacheFile.flatMap({ shelf[$0] }) {
    case .credentials(_, _, let account), .login(_, _, let account, _): return account
    case .absent, .token, .unusable, nil: return nil
    }
  }
}
