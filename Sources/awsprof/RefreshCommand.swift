// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import SignIn

/// `awsprof refresh NAME...`: signs in again and fills the caches that the AWS CLI and boto3 read.
struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Signs in again: role, MFA, SSO, login, web identity; fills the clients' own caches.",
    usage: """
      awsprof refresh NAME...
      awsprof refresh --all-expiring
      """,
    discussion: """
      What is live for another fifteen minutes is left alone, as the AWS clients leave it; --force renews it too. \
      Says on stderr until when each session is live; status 1 if one of them is not.
      """)

  @Argument(help: "The profiles' names, exactly.")
  var names: [String] = []

  @Flag(help: "Every profile whose session has ended or ends within fifteen minutes.")
  var allExpiring = false

  @Flag(help: "Renew what is live, too.")
  var force = false

  @OptionGroup var signIn: SignInOptions

  func validate() throws {
    if names.isEmpty != allExpiring {
      throw ValidationError("name the profiles, or say --all-expiring")
    }
  }

  func run() throws {
    let world = try signIn.log.world()
    let profiles = world.readProfiles()
    let names = allExpiring ? Self.expiring(profiles, world) : self.names.map { Profile.Name($0) }
    if allExpiring, names.isEmpty { Output.say("no session is expiring") }
    var hasFailed = false
    for name in names {
      do throws(Failure) {
        let outcome = try refresh(name, profiles, world)
        if !outcome.unstored.isEmpty { hasFailed = true }
        Output.say(Self.sentence(name, outcome, world.now))
      } catch {
        if error.status == .cancelled { throw error }
        Output.report(error)
        hasFailed = true
      }
    }
    if hasFailed { throw Failure.found }
  }

  private func refresh(_ name: Profile.Name, _ profiles: ProfileSet, _ world: World)
    throws(Failure) -> SessionFlow.Outcome
  {
    var target = try signIn.target(named: name, of: profiles, in: world)
    target.surroundings.isForClients = true
    if force { target.surroundings.renewedSince = world.now }
    return try target.signIn(in: world)
  }

  static func sentence(
    _ name: Profile.Name, _ outcome: SessionFlow.Outcome, _ now: Timestamp
  ) -> String {
    guard let end = outcome.credentials.expiration else {
      return "\(name): keys that do not end, there is nothing to refresh"
    }
    let words = StatusWords(.init(ending: end, now: now), now: now, glyphs: .ascii)
    return "\(name): \(words.word) \(words.time)" + (outcome.isNew ? "" : ", as it was")
  }

  /// Those that somebody signed in, in the order of the files; of several that share a cache file the first.
  private static func expiring(_ profiles: ProfileSet, _ world: World) -> [Profile.Name] {
    var seen: Set<CacheFile> = []
    let reports = ProfileReport.all(profiles, in: world, reading: \.cacheFiles, areNamed: true)
    return reports.compactMap { report in
      switch report.status {
      case .expiring, .expired, .renewable: break
      case .permanent, .live, .neverSignedIn, .notCached, .corrupt, .unknown, .broken: return nil
      }
      guard let file = report.session.success?.cacheFiles.first, seen.insert(file).inserted else {
        return nil
      }
      return report.profile.name
    }
  }
}
