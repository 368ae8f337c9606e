// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles

/// `awsprof status`: what this shell is now, who decides it, what that shadows, and until when.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says which profile, region and identity this shell has now, and who decides each.")

  @Flag(help: "JSON, documented in awsprof-json(5).")
  var json = false

  @OptionGroup var clock: ClockOptions
  @OptionGroup var reader: ClientOptions

  func run() throws {
    let world = try World(now: clock.now, client: reader.client)
    let report = StatusReport(ClientsReport(explicit: nil, in: world), world)
    try Output.print(json ? try StatusJSONReport(report).text() : report.text)
  }
}

/// The facts of `status`.
struct StatusReport {
  let clients: ClientsReport
  let view: ClientView
  let shadows: [Shadow]
  let outranking: [Outranking]

  init(_ clients: ClientsReport, _ world: World) {
    self.clients = clients
    guard let view = clients[world.client] else {
      preconditionFailure("a report of all clients has each of them")
    }
    self.view = view
    shadows = Shadow.all(
      in: world.environment, selection: view.selection, region: view.region, as: view.client)
    outranking = Outranking.all(in: world.environment)
  }

  var text: String {
    var lines = TextTable.lines(facts)
    for error in [view.error, view.regionError].compactMap(\.self) {
      lines.append("\(view.client.rawValue): \(error.shown)")
    }
    if case .failure(let error) = view.session { lines.append("to do: \(error.remedy)") }
    if !shadows.isEmpty || !outranking.isEmpty {
      lines += ["", "what does not count, and what else decides"]
    }
    for shadow in shadows { lines += ["  \(shadow.sentence)", "    to do: \(shadow.remedy)"] }
    lines += outranking.map { "  \($0.sentence)" }
    lines += ["", "what each client sees"] + clients.lines
    return lines.map { Visible($0).text + "\n" }.joined()
  }

  private var facts: [[String]] {
    let row = ClientRow(view, in: clients.shelf, now: clients.now)
    return [
      ["profile", row.profile, view.selection.origin.description],
      ["region", row.region, row.regionPlace],
      ["identity", row.identity, row.identityPlace],
      ["session", StatusWords(status, now: clients.now, glyphs: .ascii).sentence, until],
    ]
  }

  var status: SessionStatus {
    view.session.status(in: clients.shelf, now: clients.now, to: view.client)
  }

  private var until: String {
    switch status {
    case .live(let end), .expiring(let end): "until \(end.day) \(end.clock) UTC"
    case .expired(let end), .renewable(let end): "ended \(end.day) \(end.clock) UTC"
    case .permanent, .neverSignedIn, .notCached, .corrupt, .unknown, .broken: ""
    }
  }
}

struct StatusJSONReport: JSONReport {
  let version = 1
  let client: String
  let status: ClientJSON
  let shadowed: [ShadowJSON]
  /// Variables that decide something besides.
  let outranking: [String]
  let clients: [ClientJSON]

  struct ShadowJSON: Encodable {
    let sentence: String
    let remedy: String
  }

  init(_ report: StatusReport) {
    let clients = report.clients
    client = report.view.client.rawValue
    status = ClientJSON(report.view, in: clients.shelf, now: clients.now)
    shadowed = report.shadows.map { ShadowJSON(sentence: $0.sentence, remedy: $0.remedy) }
    outranking = report.outranking.map(\.sentence)
    self.clients = clients.views.map { ClientJSON($0, in: clients.shelf, now: clients.now) }
  }
}
