// SPDX-License-Identifier: Apache-2.0

/// A session, or why there is none.
///
/// Not a `Result`: the first use of one costs the picker a search through every conformance, for that of its error.
package enum Outcome: Sendable {
  case success(Session)
  case failure(ResolutionError)

  package init(_ body: () throws(ResolutionError) -> Session) {
    do {
      self = .success(try body())
    } catch {
      self = .failure(error)
    }
  }

  package var success: Session? {
    if case .success(let session) = self { return session }
    return nil
  }
}

extension Outcome {
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
      client.rules.readsCLICache
        ? session.status(in: shelf, now: now) : session.statusOfItsSource(in: shelf, now: now)
    case .failure(let error): .broken(error)
    }
  }
}
