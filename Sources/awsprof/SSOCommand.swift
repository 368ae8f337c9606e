// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import Profiles
import SignIn

/// `awsprof sso`: what is about an sso-session and no profile.
struct SSOCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sso", abstract: "Makes profiles of the accounts and roles of an sso-session.",
    subcommands: [SSOPopulateCommand.self])
}

/// `awsprof sso populate SESSION`: profiles for every account and role that somebody may use.
struct SSOPopulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "populate",
    abstract: "Writes profiles for all accounts and roles of an sso-session.",
    usage: """
      awsprof sso populate [SESSION] --into FILE
      awsprof sso populate [SESSION] --missing >> ~/.aws/config
      """,
    discussion: """
      Asks SSO, and signs in first where the token has ended. Without --missing it is a whole config file, with the \
      sso-session, for AWS_CONFIG_FILE. Names are ACCOUNT-ROLE, the same at every call. \
      awsprof itself writes into no file that is there, and into none that the AWS clients read.
      """)

  @Argument(help: "The name of the [sso-session]; not needed where there is only one.")
  var session: String?

  @Flag(help: "Only the profiles that the files do not have yet, without the sso-session.")
  var missing = false

  @Option(help: ArgumentHelp("Write into this new file instead of stdout.", valueName: "file"))
  var into: String?

  @Option(
    help: ArgumentHelp("The profiles' region instead of the sso_region.", valueName: "region"))
  var region: String?

  @OptionGroup var signIn: SignInOptions

  func validate() throws {
    if let region, region.isEmpty || !Region.isWellFormed(region) {
      throw ValidationError("'\(region)' is not a region's name")
    }
  }

  func run() throws {
    let world = try signIn.log.world()
    let profiles = world.readProfiles()
    let portal = try Self.portal(session, in: profiles)
    // Before anybody is asked for anything.
    let file = try into.map { try NewFile($0, location: world.location) }
    let found = try directory(of: portal, profiles, world)
    let written = SSOProfiles(found, of: portal, region: region)
    let new = missing ? written.missing(in: profiles) : (text: written.file, count: written.count)
    if let file { try file.write(new.text) } else { try Output.print(new.text) }
    let place = file.map { " in \($0.path)" } ?? ""
    Output.say(new.count == 1 ? "1 profile\(place)" : "\(new.count) profiles\(place)")
  }

  private func directory(of portal: SSOPortal, _ profiles: ProfileSet, _ world: World)
    throws(Failure) -> [SSODirectoryFlow.Entry]
  {
    var surroundings = Surroundings(
      profiles: profiles, environment: world.environment,
      profile: profiles.profile(for: .none) ?? Profile(name: "default"), region: portal.region)
    surroundings.usesDeviceCode = signIn.deviceCode
    surroundings.random = SignInTarget.random()
    let flow: SSODirectoryFlow
    do {
      flow = try SSODirectoryFlow(portal, surroundings)
    } catch {
      throw Failure(error)
    }
    let performer = Performer(world, runsProcess: false)
    let outcome = try performer.run(flow)
    SignInTarget.warn(of: outcome.unstored)
    return outcome.entries
  }

  private static func portal(_ name: String?, in profiles: ProfileSet) throws(Failure) -> SSOPortal
  {
    if let refusal = profiles.refusal { throw Failure(refusal.description) }
    let all = profiles.ssoSessions
    let names = all.map(\.name.text).joined(separator: ", ")
    let section = name.map { name in all.first { $0.name == Profile.Name(name) } } ?? all.first
    guard let section, name != nil || all.count == 1 else {
      throw Failure(
        name.map { "there is no sso-session '\($0)'" } ?? "there is not exactly one sso-session",
        hint: names.isEmpty
          ? "'aws configure sso-session' makes one" : "sso-sessions in the config file: \(names)")
    }
    guard let portal = SSOPortal(section) else {
      throw Failure(
        "sso-session '\(section.name)' lacks sso_start_url or sso_region",
        hint: "write both into its section")
    }
    return portal
  }
}
