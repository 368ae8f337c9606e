// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn
import SignInWire

/// A session that lies in a cache folder, whichever profile it is of.
struct CachedSession {
  let path: String
  let expiration: Timestamp
  /// A token of SSO, which can be ended at AWS's side.
  let token: SSOToken?

  func hasEnded(at now: Timestamp) -> Bool { expiration <= now }
}

extension CacheStore {
  /// All sessions in the three folders.
  ///
  /// What is none is left alone: registrations of clients, and what other programs keep beside them.
  func sessions() -> [CachedSession] {
    CacheFile.Folder.allCases.flatMap { folder in
      Disk.names(in: folders.path(of: folder)).filter { $0.hasSuffix(".json") }.sorted()
        .compactMap { name in
          session(at: "\(folders.path(of: folder))/\(name)", in: folder)
        }
    }
  }

  /// The session of a file; `nil` where it holds none.
  func session(at path: String, in folder: CacheFile.Folder) -> CachedSession? {
    guard case .present(let bytes) = Disk.read(path, limit: Disk.cacheLimit) else { return nil }
    switch CacheEntry(bytes, in: folder) {
    case .credentials(let end, _, _), .login(let end, _, _, _):
      return CachedSession(path: path, expiration: end, token: nil)
    case .token(let end, _):
      let token = SSOToken(SealedText(String(decoding: bytes, as: UTF8.self)))
      return CachedSession(path: path, expiration: end, token: token)
    case .absent, .unusable: return nil
    }
  }
}
