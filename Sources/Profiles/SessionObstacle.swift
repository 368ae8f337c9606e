// SPDX-License-Identifier: Apache-2.0

/// Why a session could not be had anew, although nothing is wrong with the session itself: something that it rests on
/// has ended, and only a person can renew that.
package struct SessionObstacle: Sendable {
  /// The profile that has to be signed in.
  package let profile: Profile.Name
  package let status: SessionStatus
}

extension Session {
  /// What stands in the way of the next renewal: the sign-in at the bottom of the chain that has ended.
  ///
  ///     hop (not cached)  <-  prod-reader (live 46m)  <-  dev (SSO token expired)
  package func obstacle(in shelf: CacheShelf, now: Timestamp) -> SessionObstacle? {
    guard case .role(let role) = self else { return nil }
    let source = role.source.session
    switch source.status(in: shelf, now: now) {
    case .permanent, .live, .expiring, .renewable, .unknown: return nil
    case .expired, .neverSignedIn, .notCached, .corrupt, .broken: break
    }
    switch source {
    case .role: return source.obstacle(in: shelf, now: now)
    case .sso(let sso):
      // Role credentials that are still live are used as they are, whatever became of the token.
      switch shelf.roleStatus(sso.roleCache, now: now) {
      case .live, .expiring: return nil
      default:
        return SessionObstacle(profile: sso.profile, status: source.status(in: shelf, now: now))
      }
    case .login(let login):
      return SessionObstacle(profile: login.profile, status: source.status(in: shelf, now: now))
    case .environmentKeys, .staticKeys, .webIdentity, .process, .container, .instanceMetadata:
      return nil
    }
  }
}
