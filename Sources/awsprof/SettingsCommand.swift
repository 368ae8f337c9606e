// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI

/// `awsprof settings`: every setting of awsprof's own file, its value, who says so, and what else it may be.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: "Prints awsprof's own settings: each value, where it comes from, what it may be.",
    discussion: "They are in ~/.config/awsprof/config; awsprof-config(5) has them all.")

  @Flag(help: "JSON, documented in awsprof-json(5).")
  var json = false

  func run() throws {
    let own = OwnFiles(try World().location)
    let report = SettingsReport(own.readPreferences(), file: own.settings)
    try Output.print(json ? try SettingsJSONReport(report).text() : report.text)
    for complaint in report.preferences.complaints { Output.warn(complaint) }
  }
}

/// The facts of `settings`.
struct SettingsReport {
  let preferences: Preferences
  let file: SourceFile

  init(_ preferences: Preferences, file: SourceFile) {
    self.preferences = preferences
    self.file = file
  }

  var text: String {
    var lines = [file.shown]
    for section in OwnSetting.sections {
      let settings = OwnSetting.all.filter { $0.section == section }
      lines += ["", "[\(section)]"]
      lines += Self.lines(
        settings.map {
          Row(
            cells: [$0.key, value(of: $0), place(of: $0)], sentence: $0.sentence,
            allowed: $0.allowed)
        })
    }
    for rule in preferences.rules {
      lines += ["", "[\(rule.subject)]"]
      lines += Self.lines(
        RuleSetting.all.map {
          let value = $0.value(rule)
          return Row(
            cells: [$0.key, value ?? "-", value == nil ? "not set" : "\(rule.place)"],
            sentence: $0.sentence, allowed: $0.allowed)
        })
    }
    return lines.map { Visible($0).text + "\n" }.joined()
  }

  func value(of setting: OwnSetting) -> String { setting.value(preferences) }

  /// Who says so: a line of the file, or nobody.
  func place(of setting: OwnSetting) -> String {
    preferences.places[setting.name]?.description ?? "default"
  }

  private struct Row {
    let cells: [String]
    let sentence: String
    let allowed: [String]
  }

  /// A line for each; what it may be has one of its own, where there is a list of that.
  private static func lines(_ rows: [Row]) -> [String] {
    let first = TextTable.lines(
      rows.map { row in
        ["  \(row.cells[0])"] + row.cells.dropFirst() + (row.allowed.isEmpty ? [row.sentence] : [])
      })
    return zip(first, rows).flatMap { line, row in
      row.allowed.isEmpty
        ? [line] : [line, "      \(row.sentence): \(row.allowed.joined(separator: ", "))"]
    }
  }
}

struct SettingsJSONReport: JSONReport {
  let version = 1
  let file: String
  let settings: [Setting]
  let rules: [Rule]
  /// What in the file means nothing.
  let complaints: [String]

  struct Setting: Encodable {
    let section: String
    let key: String
    let value: String
    let origin: String
    let usual: String
    let allowed: [String]
    let sentence: String
  }

  struct Rule: Encodable {
    let section: String
    let origin: String
    /// The settings of the rule that are set.
    let color: String?
    let confirm: Bool?
    /// Whether there is one; the command may hold a secret, and is shown nowhere.
    let mfaProcess: Bool?
  }

  init(_ report: SettingsReport) {
    file = report.file.shown
    settings = OwnSetting.all.map { setting in
      Setting(
        section: setting.section, key: setting.key, value: report.value(of: setting),
        origin: report.place(of: setting), usual: setting.value(Preferences()),
        allowed: setting.allowed, sentence: setting.sentence)
    }
    rules = report.preferences.rules.map { rule in
      Rule(
        section: "\(rule.subject)", origin: "\(rule.place)", color: rule.color?.rawValue,
        confirm: rule.asks, mfaProcess: rule.mfaProcess.map { _ in true })
    }
    complaints = report.preferences.complaints
  }
}
