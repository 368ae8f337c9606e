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

  @OptionGroup var clock: ClockOptions
  @OptionGroup var reader: ClientOptions

  func run() throws {
    let world = try World(now: clock.now, client: reader.client)
    let profiles = world.readProfiles()
    let selection =
      name.map { Selection.explicit(Profile.Name($0)) }
      ?? Selection(in: world.environment, as: world.client)
    guard let profile = profiles.profile(for: selection) else {
      throw ExportLines.unknown(selection.name, in: profiles)
    }
    // With a name, as `--profile NAME` would be; without, as this shell is, its keys included.
    let row = ProfileReport.one(profile, selection, of: profiles, in: world)
    let region = Region(of: profile, in: world.environment, as: world.client)
    let clients = ClientsReport(explicit: name.map { Profile.Name($0) }, in: world)
    if json {
      try Output.print(try ShowReport(profiles, row, region: region, clients: clients).text())
    } else {
      try Output.print(ShowText(row, region: region, profiles: profiles, clients: clients).text)
    }
  }
}

/// The text of `show`: the lines of the picker's detail page, in columns as wide as they need.
struct ShowText {
  let text: String

  init(_ row: ProfileReport, region: Region, profiles: ProfileSet, clients: ClientsReport) {
    var lines = ["profile   \(row.profile.name)", "kind      \(row.kind.word)"]
    let places = row.profile.declarations.map(\.description).joined(separator: ", ")
    lines.append("written   \(places.isEmpty ? "nowhere" : places)")
    let words = StatusWords(row.status, now: row.now, glyphs: .ascii)
    lines.append("session   \(words.sentence)")
    lines.append(Self.line(region, clients[row.client]))
    if let error = row.error {
      let client = error.clientError(of: row.client)
      lines += [
        "", "\(error)", "  to do: \(error.remedy)",
        "  \(row.client.rawValue): \(client.shown)",
      ]
    }
    lines += [""] + Self.table(row.profile.settings)
    if !row.steps.isEmpty { lines += [""] + Self.steps(row) }
    lines += ["", "what each client sees"] + clients.lines
    let complaints = profiles.complaints.flatMap { complaint in
      ["", "\(complaint)"] + (complaint.effect.map { ["  \($0)"] } ?? []) + [
        "  to do: \(complaint.remedy)"
      ]
    }
    text = (lines + complaints).map { Visible($0).text + "\n" }.joined()
  }

  private static func line(_ region: Region, _ view: ClientView?) -> String {
    let wrong =
      view?.regionError.map { "; \(view?.client.rawValue ?? ""): \($0.shown)" } ?? ""
    guard let setting = region.setting else {
      return "region    none" + (wrong.isEmpty ? "; EC2's metadata service is asked" : wrong)
    }
    let hidden = setting.hidden.map {
      "; hides \(value($0.value, of: setting.key)) of \($0.origin)"
    }
    return "region    \(value(setting.value, of: setting.key))  \(setting.origin)"
      + hidden.joined() + wrong
  }

  private static func table(_ settings: [Setting]) -> [String] {
    let rows = settings.flatMap { setting -> [[String]] in
      var rows = [[setting.key.text, value(setting.value, of: setting.key), "\(setting.origin)"]]
      if case .block(let block) = setting.value {
        rows += block.map { ["  \($0.key)", Masking.shown($0.value, of: $0.key), ""] }
      }
      rows += setting.hidden.map {
        ["", value($0.value, of: setting.key), "\($0.origin)  hidden: \($0.reason.rawValue)"]
      }
      return rows
    }
    return TextTable.lines(rows)
  }

  private static func steps(_ row: ProfileReport) -> [String] {
    row.steps.enumerated().flatMap { number, step in
      let words = StatusWords(step.status, now: row.now, glyphs: .ascii)
      let place = step.origin.map { "  \($0)" } ?? ""
      return ["\(number + 1). \(step.deed)\(place)  \(words.sentence)"]
        + (step.cache.map { ["     \($0.shown)"] } ?? [])
    }
  }

  private static func value(_ value: WrittenSetting.Value, of key: Verbatim) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "(empty)" : Masking.shown(text, of: key)
    case .block(let lines): "(block of \(lines.count))"
    }
  }
}
