// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import SignIn
import SignInWire

/// `awsprof console NAME`: the web console as a profile.
struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Prints the address that opens the web console as a profile.",
    discussion: """
      Signs in first where the session has ended. Whoever has the address is signed in, for fifteen minutes from now; the \
      console's session lasts as long as the profile's. --open keeps it from everybody's eyes. Keys of a user open no console.
      """)

  @Argument(
    help: "The profile's name, exactly. Without it: what a command would use in this shell.")
  var name: String?

  @Option(help: ArgumentHelp("Begin at this service: s3, ec2, cloudwatch.", valueName: "name"))
  var service: String?

  @Option(help: ArgumentHelp("Use this region instead of the profile's own.", valueName: "region"))
  var region: String?

  @Flag(help: "Open it in the browser and print nothing.")
  var open = false

  @OptionGroup var signIn: SignInOptions

  func run() throws {
    let world = try signIn.log.world()
    var target = try signIn.target(
      named: name.map { Profile.Name($0) }, of: world.readProfiles(), in: world)
    if let region {
      target.surroundings.region = try ExportLines.region(of: target.profile, .named(region))
    }
    let credentials = try target.signIn(in: world).credentials
    let flow: ConsoleFlow
    do {
      flow = try ConsoleFlow(credentials, service: service, target.surroundings)
    } catch {
      throw Failure(error)
    }
    let performer = Performer(world, runsProcess: false)
    let page = try performer.run(flow)
    guard open else { return try Output.print(page.revealed + "\n") }
    _ = try performer.run(
      SecretPageFlow(page, random: target.surroundings.random.suffix(32)))
  }
}
