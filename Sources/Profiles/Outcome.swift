// SPDX-License-Identifier: Apache-2.0

extension Result {
  package var success: Success? {
    if case .success(let success) = self { return success }
    return nil
  }
}

/// A session, or why there is none.
extension Result<Session, ResolutionError> {
  /// What the list calls it, also where the rules are broken.
  package var kind: Session.Kind {
    switch self {
    case .success(let session): session.kind
    case .failure(let error): error.kind
    }
  }

  /// How it stands to a client, judged by the cache files and the clock alone.
  package func status(in shelf: CacheShelf, now: Timestamp, to client: Client)
    -> SessionStatus
  {
    switch self {
    case .success(let session):
      client.readsCLICache
        ? session.status(in: shelf, now: now) : session.statusOfItsSource(in: shelf, now: now)
    case .failure(let error): .broken(error)
    }
  }
}
