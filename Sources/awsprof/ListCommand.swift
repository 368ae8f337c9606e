// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles

/// `awsprof list`: all profiles, as a table, as names or as JSON.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the profiles: name, kind, account, region, session.")

  @Flag(help: "Names only, one a line, as boto3.Session().available_profiles has them.")
  var names = false

  @Flag(help: "JSON, documented in awsprof-json(5).")
  var json = false

  @OptionGroup var clock: ClockOptions
  @OptionGroup var reader: ClientOptions

  func validate() throws {
    if names, json { throw ValidationError("--names and --json exclude each other") }
  }

  func run() throws {
    let world = try World(now: clock.now, client: reader.client)
    let profiles = world.readProfiles()
    if names {
      let isTerminal = System.isTerminal(1)
      let names = profiles.names.map { isTerminal ? Visible($0.text).text : $0.text }
      try Output.print(names.map { $0 + "\n" }.joined())
    } else {
      let rows = ProfileReport.all(profiles, in: world)
      try Output.print(
        json ? try report(profiles, rows, in: world).text() : Self.table(rows, now: world.now))
    }
    for complaint in profiles.complaints {
      Output.warn(complaint.warning)
    }
    if profiles.count == 0 {
      Output.warn(
        "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)")
    }
  }

  private func report(
    _ profiles: ProfileSet, _ rows: [ProfileReport], in world: World
  ) -> ListReport {
    let selection = Selection(in: world.environment, as: world.client)
    return ListReport(
      profiles, rows, EndpointResolver(profiles, selection, in: world.environment),
      as: world.client)
  }

  private static func table(_ rows: [ProfileReport], now: Timestamp) -> String {
    let glyphs: Glyphs = .ascii
    let lines =
      [["PROFILE", "KIND", "ACCOUNT", "REGION", "SESSION"]]
      + rows.map { row in
        let words = StatusWords(row.status, now: now, glyphs: glyphs)
        return [
          row.profile.name.text, row.kind.word, row.account ?? "-",
          row.profile["region"]?.text ?? "-",
          words.sentence,
        ]
      }
    return TextTable.lines(lines).map { $0 + "\n" }.joined()
  }
}
