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
    try Self.list(
      names ? .names : json ? .json : .table, now: clock.now, client: reader.client)
  }

  enum Form {
    case table, names, json
  }

  static func list(
    _ form: Form, now: String? = nil, client: Client = .boto3
  ) throws(Failure) {
    let world = try World(now: now, client: client)
    let profiles = world.readProfiles()
    switch form {
    case .names:
      let isTerminal = System.isTerminal(1)
      try Output.print(
        profiles.names.reduce(into: "") { text, name in
          text += isTerminal ? Visible(name.text).text : name.text
          text += "\n"
        })
    case .table:
      let rows = ProfileReport.all(profiles, in: world) { $0.decidingCacheFile.map { [$0] } ?? [] }
      try Output.print(table(rows, now: world.now))
    case .json:
      let rows = ProfileReport.all(profiles, in: world, reading: \.cacheFiles)
      try Output.print(report(profiles, rows, in: world).text())
    }
    for complaint in profiles.complaints {
      Output.warn(complaint.warning)
    }
    if profiles.count == 0 {
      Output.warn(
        "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)")
    }
  }

  private static func report(
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
