// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// `awsprof show [NAME]`: every setting, its place, what it hides, the session step by step.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows everything about a profile; without a name, the one this shell has.")

  @Argument(help: "The profile's name, exactly.")
  var name: String?

  @Flag(help: "JSON, documented in awsprof-json(5).")
  var json = false

  @Option(help: ArgumentHelp("As with this region chosen for the command.", valueName: "name"))
  var region: String?

  @OptionGroup var clock: ClockOptions
  @OptionGroup var reader: ClientOptions

  func run() throws {
    let world = try World(now: clock.now, client: reader.client)
    let profiles = world.readProfiles()
    let selection =
      name.map { Selection.explicit(Profile.Name($0)) }
      ?? Selection(in: world.environment, as: world.client)
    let endpoints = EndpointResolver(
      profiles, selection, in: world.environment, region: region.map { ($0, "--region") })
    // With a name, as `--profile NAME` would be; without, as this shell is, its keys included.
    let profile = profiles.profile(for: selection)
    let row = ProfileReport.one(
      profile ?? Profile(name: selection.name), selection, of: profiles, in: world)
    let clients = ClientsReport(
      explicit: name.map { Profile.Name($0) }, region: region, in: world)
    if json {
      try Output.print(try ShowReport(profiles, row, endpoints, clients).text())
    } else if profile != nil {
      try Output.print(ShowText(row, endpoints, profiles: profiles, clients: clients).text)
    }
    if profile == nil { throw ExportLines.unknown(selection.name, in: profiles) }
  }
}
