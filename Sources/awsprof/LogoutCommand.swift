// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import SignIn

/// `awsprof logout`: removes cached sessions, and ends those of SSO at AWS's side.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout",
    abstract: "Removes cached sessions: of a profile, those that have ended, or all.",
    usage: """
      awsprof logout NAME
      awsprof logout --expired | --all
      """,
    discussion: """
      A profile's own session is removed, not that of the profiles it rests on, and were its file of no use. A token of SSO is also ended at AWS's \
      side, for every profile that shares it. Keys in files are left alone.
      """)

  @Argument(help: "The profile's name, exactly.")
  var name: String?

  @Flag(help: "Every cached session that has ended, and does not renew itself.")
  var expired = false

  @Flag(help: "Every cached session: roles, SSO, login.")
  var all = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    if [name != nil, expired, all].filter(\.self).count != 1 {
      throw ValidationError("name a profile, or say --expired or --all")
    }
  }

  func run() throws {
    let world = try log.world()
    let profiles = world.readProfiles()
    let store = CacheStore(folders: world.cacheFolders)
    let target = try name.map { name throws(Failure) in
      try SignInTarget(Profile.Name(name), of: profiles, in: world)
    }
    let found =
      target?.session.ownCacheFiles.map { file in
        store.session(at: world.cacheFolders.path(of: file), in: file.folder)
      } ?? store.sessions().filter { all || $0.hasEnded(at: world.now) }
    let portals = Portals(profiles: profiles, world: world)
    var count = 0
    var hasFailed = false
    for session in found {
      if let token = session.liveToken(at: world.now) {
        end(token, as: target?.surroundings ?? portals.surroundings(of: session.path), world)
      }
      switch store.remove(session.path) {
      case .removed: count += 1
      case .absent: break
      case .failed(let reason):
        hasFailed = true
        Output.warn("\(world.location.shown(session.path)) cannot be removed: \(reason)")
      }
    }
    Output.say(count == 1 ? "1 session is removed" : "\(count) sessions are removed")
    if hasFailed { throw Failure.found }
  }

  /// What AWS says to it is told and does not stop the rest: the file goes in any case.
  private func end(_ token: SSOToken, as surroundings: Surroundings, _ world: World) {
    do throws(Failure) {
      let flow: LogoutFlow
      do {
        flow = LogoutFlow(token, try surroundings.client(.sso, region: token.region))
      } catch {
        throw Failure(error)
      }
      _ = try Performer(world, runsProcess: false).run(flow)
    } catch {
      Output.warn("the token is removed here, and AWS was not told: \(error.sentence)")
    }
  }
}

/// Who reaches SSO for the token of a file: a token goes to no other profile's endpoint.
private struct Portals {
  let profiles: ProfileSet
  let world: World

  /// Those of the first profile that signs in with that file; where there is none, no profile's settings count.
  func surroundings(of path: String) -> Surroundings {
    let owner = profiles.profiles.first { profile in
      let session = profiles.outcome(for: .explicit(profile.name), in: world.environment)
      guard case .success(.sso(let sso)) = session else { return false }
      return world.cacheFolders.path(of: sso.token) == path
    }
    return Surroundings(
      profiles: profiles, environment: world.environment,
      profile: owner ?? Profile(name: "default"), region: nil)
  }
}

extension Session {
  /// The files of the session itself, without those of the sessions it rests on.
  fileprivate var ownCacheFiles: [CacheFile] {
    switch self {
    case .role(let role): [role.cache]
    case .environmentKeys, .staticKeys, .webIdentity, .sso, .login, .process, .container,
      .instanceMetadata:
      cacheFiles
    }
  }
}
