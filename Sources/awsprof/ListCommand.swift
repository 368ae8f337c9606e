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
      try Output.print(System.isTerminal(1) ? Array(visibleNames(profiles).utf8) : names(profiles))
    case .table:
      try Output.print(table(profiles, in: world))
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

  /// A name a line, as the files have it: another program reads them.
  private static func names(_ profiles: ProfileSet) -> [UInt8] {
    var lines: [UInt8] = []
    // Most names have less than thirty bytes.
    lines.reserveCapacity(profiles.count * 32)
    profiles.forEachName { name in
      lines.append(contentsOf: name)
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }

  private static func visibleNames(_ profiles: ProfileSet) -> String {
    profiles.names.reduce(into: "") { $0 += Visible($1.text).text + "\n" }
  }

  private static func report(
    _ profiles: ProfileSet, _ rows: [ProfileReport], in world: World
  ) -> ListReport {
    let selection = Selection(in: world.environment, as: world.client)
    return ListReport(
      profiles, rows, EndpointResolver(profiles, selection, in: world.environment),
      as: world.client)
  }

  private static func table(_ profiles: ProfileSet, in world: World) -> [UInt8] {
    let glyphs: Glyphs = .ascii
    var table = TextTable()
    table.append(["PROFILE", "KIND", "ACCOUNT", "REGION", "SESSION"])
    ProfileReport.forEach(
      profiles, in: world, reading: { $0.decidingCacheFile.map { [$0] } ?? [] }
    ) { report in
      let words = StatusWords(report.status, now: report.now, glyphs: glyphs)
      table.append([
        report.profile.name.text, report.kind.word, report.account ?? "-",
        report.profile.text("region") ?? "-", words.sentence,
      ])
    }
    return table.asText()
  }
}
