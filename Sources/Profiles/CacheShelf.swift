// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The cache files that have been read so far.
///
/// A file that is not on the shelf has not been read yet.
package struct CacheShelf: Sendable {
  private var files: [CacheFile] = []
  /// What each of them holds, by place.
  private var entries: [CacheEntry] = []
  private var index = NameIndex()

  package init() {}

  package subscript(file: CacheFile) -> CacheEntry? {
    index.place(of: file.scatter) { files[$0] == file }.map { entries[$0] }
  }

  /// Puts a file there, in the place of what it held before.
  package mutating func put(_ entry: CacheEntry, of file: CacheFile) {
    if let place = placeOrInsert(file) { entries[place] = entry } else { entries.append(entry) }
  }

  /// Puts a file there if it is not there yet.
  package mutating func fill(_ file: CacheFile, with entry: @autoclosure () -> CacheEntry) {
    if placeOrInsert(file) == nil { entries.append(entry()) }
  }

  /// The place of a file; `nil` where it now stands at the end, and its entry is to be appended.
  private mutating func placeOrInsert(_ file: CacheFile) -> Int? {
    let place = index.placeOrInsert(file.scatter) {
      files[$0] == file
    } scatters: {
      ($0 < files.count ? files[$0] : file).scatter
    }
    if place == nil { files.append(file) }
    return place
  }

  /// Those of `files` that have not been read yet.
  package func missing(_ files: [CacheFile]) -> [CacheFile] {
    files.filter { self[$0] == nil }
  }

  package mutating func removeAll() { self = CacheShelf() }
}

extension CacheFile {
  /// Of what tells nearly all files apart.
  fileprivate var scatter: UInt32 {
    var text =
      switch key {
      case .assumedRole(let arn, _, _, _, _): arn
      case .ssoRole(let account, let role, _, _): account + role
      case .ssoRegistration(_, _, let session, let startURL): session ?? startURL
      case .text(let text): text
      }
    return text.withUTF8(\.scatter)
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
