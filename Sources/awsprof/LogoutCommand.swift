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
      A profile's own session is removed, not that of the profiles it rests on. A token of SSO is also ended at AWS's \
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
    let found =
      if let name {
        try sessions(of: Profile.Name(name), profiles, world, store)
      } else {
        store.sessions().filter { all || $0.hasEnded(at: world.now) }
      }
    var count = 0
    for session in found {
      if let token = session.liveToken(at: world.now) { end(token, profiles, world) }
      if store.remove(session.path) { count += 1 }
    }
    Output.say(count == 1 ? "1 session is removed" : "\(count) sessions are removed")
  }

  private func sessions(
    of name: Profile.Name, _ profiles: ProfileSet, _ world: World, _ store: CacheStore
  ) throws(Failure) -> [CachedSession] {
    let target = try SignInTarget(name, of: profiles, in: world)
    return target.session.ownCacheFiles.compactMap { file in
      store.session(at: world.cacheFolders.path(of: file), in: file.folder)
    }
  }

  /// What AWS says to it is told and does not stop the rest: the file goes in any case.
  private func end(_ token: SSOToken, _ profiles: ProfileSet, _ world: World) {
    do throws(Failure) {
      let profile = profiles.profile(for: .none) ?? profiles.profiles.first
      guard let profile else { return }
      let surroundings = Surroundings(
        profiles: profiles, environment: world.environment, profile: profile, region: token.region)
      let flow: LogoutFlow
      do {
        flow = LogoutFlow(token, try surroundings.client(.sso, region: token.region))
      } catch {
        throw Failure(error.description)
      }
      _ = try Performer(world, runsProcess: false).run(flow)
    } catch {
      Output.warn("the token is removed here, and AWS was not told: \(error.sentence)")
    }
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
