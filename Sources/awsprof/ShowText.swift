// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

/// The text of `show`: the lines of the picker's detail page, in columns as wide as they need.
struct ShowText {
  let text: String

  init(
    _ row: ProfileReport, _ endpoints: EndpointResolver, profiles: ProfileSet,
    clients: ClientsReport
  ) {
    var lines = ["profile   \(row.profile.name)", "kind      \(row.kind.word)"]
    let places = row.profile.declarations.map(\.description).joined(separator: ", ")
    lines.append("written   \(places.isEmpty ? "nowhere" : places)")
    let words = StatusWords(row.status, now: row.now, glyphs: .ascii)
    lines.append("session   \(words.sentence)")
    if let view = clients[row.client] { lines.append(Self.line(view)) }
    if row.client.isBotocore {
      lines += Self.endpoint(.sts, endpoints) + Self.firstUse(row, endpoints)
    }
    if let error = row.error {
      lines += [
        "", "\(error)", "  to do: \(error.remedy)",
        "  \(row.client.rawValue): \(error.clientError(of: row.client).shown)",
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

  private static func line(_ view: ClientView) -> String {
    let wrong = view.regionError.map { "; \(view.client.rawValue): \($0.shown)" } ?? ""
    guard let setting = view.region.setting else {
      return "region    none" + (wrong.isEmpty ? "; EC2's metadata service is asked" : wrong)
    }
    let hidden = setting.hidden.map {
      "; hides \(value($0.value, of: setting.key)) of \($0.origin)"
    }
    return "region    \(value(setting.value, of: setting.key))  \(setting.origin)"
      + hidden.joined() + wrong
  }

  /// Where the requests go, where that is not simply the region's endpoint.
  private static func endpoint(_ service: Service, _ endpoints: EndpointResolver) -> [String] {
    do {
      let endpoint = try endpoints.endpoint(of: service)
      guard let origin = endpoint.origin else { return [] }
      return ["endpoint  \(Masking.shown(endpoint.url, of: "endpoint_url"))  \(origin)"]
    } catch {
      // What is wrong with the region or the files is said elsewhere.
      if endpoints.refusal != nil || endpoints.region.problem != nil { return [] }
      return ["endpoint  none; boto3: \(error.clientError.shown)"]
        + explained(error)
    }
  }

  /// Why the first use fails, where the files and the caches say so.
  private static func firstUse(_ row: ProfileReport, _ endpoints: EndpointResolver) -> [String] {
    guard row.error == nil,
      case .problem(let problem, _) = row.firstUse(endpoints, keepsRoles: true)
    else { return [] }
    return ["first use boto3: \(problem.clientError.shown)"] + explained(problem)
  }

  private static func explained(_ problem: any Explained) -> [String] {
    let place = problem.place.map { "\($0): " } ?? ""
    return ["          \(place)\(problem.sentence)", "          to do: \(problem.remedy)"]
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
