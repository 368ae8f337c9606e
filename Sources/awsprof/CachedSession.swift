// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn
import SignInWire

/// A session that lies in a cache folder, whichever profile it is of.
struct CachedSession {
  let path: String
  let entry: CacheEntry
  /// A token of SSO, which can be ended at AWS's side.
  let token: SSOToken?

  /// Whether there is a session in it at all.
  var holdsSession: Bool {
    switch entry {
    case .credentials, .token, .login: true
    case .absent, .unusable: false
    }
  }

  /// Whether no client can use it any more: one that renews itself without a person has not ended (``SessionStatus``).
  func hasEnded(at now: Timestamp) -> Bool {
    switch entry {
    case .credentials(let end, _, _): end <= now
    case .token(let end, let renewableUntil): max(end, renewableUntil ?? end) <= now
    case .login(let end, _, _, let renewal): end <= now && renewal != .possible
    case .absent, .unusable: false
    }
  }

  /// The token as AWS still knows it; one that has ended there is nothing to end.
  func liveToken(at now: Timestamp) -> SSOToken? {
    guard let token, now < token.expiration else { return nil }
    return token
  }
}

extension CacheStore {
  /// All sessions in the three folders.
  ///
  /// What is none is left alone: registrations of clients, and what other programs keep beside them.
  func sessions() -> [CachedSession] {
    CacheFile.Folder.allCases.flatMap { folder in
      Disk.names(in: folders.path(of: folder)).filter { $0.hasSuffix(".json") }.sorted()
        .map { session(at: "\(folders.path(of: folder))/\($0)", in: folder) }
        .filter(\.holdsSession)
    }
  }

  /// What a file holds, were it of no use either.
  func session(at path: String, in folder: CacheFile.Folder) -> CachedSession {
    guard case .present(let bytes) = Disk.read(path, limit: Disk.cacheLimit) else {
      return CachedSession(path: path, entry: .absent, token: nil)
    }
    let entry = CacheEntry(bytes, in: folder)
    var token: SSOToken?
    if case .token = entry { token = SSOToken(SealedText(String(decoding: bytes, as: UTF8.self))) }
    return CachedSession(path: path, entry: entry, token: token)
  }
}
