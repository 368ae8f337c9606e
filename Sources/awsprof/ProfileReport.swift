// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

/// One profile with all that is known of it at this moment: the row of `list`, the subject of `show`.
struct ProfileReport {
  let profile: Profile
  /// What the files say, whether or not boto3 refuses one of them.
  let session: Outcome
  let refusal: ResolutionError?
  let shelf: CacheShelf
  /// The token files that the session reads, by path.
  var sideFiles: [String: SideFile] = [:]
  let now: Timestamp
  let client: Client

  /// All profiles, each as it would be once chosen; or as an option names it, in the environment as it is.
  static func all(
    _ profiles: ProfileSet, in world: World, reading files: (Session) -> [CacheFile],
    areNamed: Bool = false
  ) -> [ProfileReport] {
    var found: [(Profile, Outcome)] = []
    let shelf = forEachSession(profiles, in: world, reading: files, areNamed: areNamed) {
      profile, session, _ in found.append((profile, session))
    }
    let now = world.now
    return found.map { profile, session in
      ProfileReport(
        profile: profile, session: session, refusal: profiles.refusalError, shelf: shelf, now: now,
        client: world.client)
    }
  }

  /// Calls `body` with one profile after the other, of which none is kept: fifty thousand take 200 MiB.
  ///
  /// Each is as it would be once chosen: the variables that awsprof unsets do not count. Of the cache files of a session, those
  /// are read that `files` names: to say how it stands, one is enough.
  static func forEach(
    _ profiles: ProfileSet, in world: World, reading files: (Session) -> [CacheFile],
    _ body: (ProfileReport) -> Void
  ) {
    let now = world.now
    let refusal = profiles.refusalError
    _ = forEachSession(profiles, in: world, reading: files, areNamed: false) {
      profile, session, shelf in
      body(
        ProfileReport(
          profile: profile, session: session, refusal: refusal, shelf: shelf, now: now,
          client: world.client))
    }
  }

  /// Answers with all the cache files that were read.
  private static func forEachSession(
    _ profiles: ProfileSet, in world: World, reading files: (Session) -> [CacheFile],
    areNamed: Bool, _ body: (Profile, Outcome, CacheShelf) -> Void
  ) -> CacheShelf {
    let after = world.environment.afterAnyChoice
    var profiles = profiles
    var shelf = CacheShelf()
    for place in 0..<profiles.count {
      let profile = profiles.profile(at: place)
      profiles.keepWhat(isLeanedOnBy: profile)
      let session =
        areNamed
        ? profiles.outcome(for: .explicit(profile.name), in: world.environment, as: world.client)
        : profiles.outcome(of: profile, in: after, as: world.client)
      if let session = session.success { world.put(files(session), on: &shelf) }
      body(profile, session, shelf)
    }
    return shelf
  }

  /// One profile, in the environment as it is.
  static func one(
    _ profile: Profile, _ selection: Selection, of profiles: ProfileSet, in world: World
  ) -> ProfileReport {
    let session = profiles.outcome(for: selection, in: world.environment, as: world.client)
    let shelf = world.shelf(of: session.success?.cacheFiles ?? [])
    return ProfileReport(
      profile: profile, session: session, refusal: profiles.refusalError, shelf: shelf,
      sideFiles: world.sideFiles(for: session.success), now: world.now, client: world.client)
  }

  /// What happens when a client first needs the credentials.
  func firstUse(_ endpoints: EndpointResolver, keepsRoles: Bool) -> FirstUse {
    let rehearsal = Rehearsal(
      endpoints, shelf, sideFiles: sideFiles, now: now, keepsRoles: keepsRoles)
    return rehearsal.firstUse(of: session)
  }

  var status: SessionStatus {
    refusal.map { .broken($0) } ?? session.status(in: shelf, now: now, to: client)
  }

  var kind: Session.Kind { session.kind }

  var account: String? { session.success?.account(in: shelf) }

  var steps: [SessionStep] { session.success?.steps(in: shelf, now: now) ?? [] }

  /// What stops boto3: a refused file before all else.
  var error: ResolutionError? {
    if let refusal { return refusal }
    if case .failure(let error) = session { return error }
    return nil
  }
}
