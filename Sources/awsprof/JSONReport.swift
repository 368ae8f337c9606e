// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON of `list` and `show`.
///
/// It has a version, and only grows.
protocol JSONReport: Encodable {}

extension JSONReport {
  /// Keys sorted, every character that a terminal could obey written as `\u....`.
  func text() throws(Failure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data: Data
    do {
      data = try encoder.encode(self)
    } catch {
      throw Failure("the answer cannot be written as JSON")
    }
    return String(decoding: data, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isQuietInJSON {
        text.unicodeScalars.append(scalar)
      } else {
        text += scalar.jsonEscape
      }
    } + "\n"
  }
}

struct ListReport: JSONReport {
  let version = 1
  let client: String
  let profiles: [ProfileJSON]
  let problems: [ComplaintJSON]

  init(_ set: ProfileSet, _ rows: [ProfileReport], as client: Client) {
    self.client = client.rawValue
    profiles = rows.map { ProfileJSON($0, isFull: false) }
    problems = set.complaints.map(ComplaintJSON.init)
  }
}

struct ShowReport: JSONReport {
  let version = 1
  let client: String
  let profile: ProfileJSON
  /// The region a command would use here, with the environment as it is.
  let region: SettingJSON?
  let regionError: ErrorJSON?
  let problems: [ComplaintJSON]
  /// What each client makes of the same selection.
  let clients: [ClientJSON]

  init(_ set: ProfileSet, _ row: ProfileReport, region: Region, clients report: ClientsReport) {
    client = row.client.rawValue
    clients = report.views.map { ClientJSON($0, in: report.shelf, now: report.now) }
    profile = ProfileJSON(row, isFull: true)
    self.region = region.setting.map(SettingJSON.init)
    regionError = region.error.map { ErrorJSON($0) }
    problems = set.complaints.map(ComplaintJSON.init)
  }
}

struct ProfileJSON: Encodable {
  let name: String
  let kind: String
  let account: String?
  let role: String?
  let region: String?
  let method: String?
  let status: StatusJSON
  let declared: [String]
  let settings: [SettingJSON]?
  let steps: [StepJSON]?
  let error: ErrorJSON?

  init(_ row: ProfileReport, isFull: Bool) {
    name = row.profile.name.text
    kind = row.kind.rawValue
    account = row.account
    role = row.session.success?.roleName
    region = row.profile["region"]?.text
    method = row.session.success?.method
    status = StatusJSON(row.status)
    declared = row.profile.declarations.map(\.description)
    settings = isFull ? row.profile.settings.map(SettingJSON.init) : nil
    steps = isFull ? row.steps.map(StepJSON.init) : nil
    error = row.error.map { ErrorJSON($0.clientError(of: row.client), $0) }
  }
}

struct SettingJSON: Encodable {
  let key: String
  /// Masked where it is a secret; a nested block has `block` instead.
  let value: String?
  let block: [String: String]?
  let origin: String
  let hides: [HiddenJSON]

  struct HiddenJSON: Encodable {
    let value: String?
    let block: [String: String]?
    let origin: String
    let because: String
  }

  init(_ setting: Setting) {
    key = setting.key.text
    (value, block) = Self.shown(setting.value, of: setting.key)
    origin = setting.origin.description
    hides = setting.hidden.map { hidden in
      let (value, block) = Self.shown(hidden.value, of: setting.key)
      return HiddenJSON(
        value: value, block: block, origin: hidden.origin.description,
        because: hidden.reason.rawValue)
    }
  }

  private static func shown(
    _ value: WrittenSetting.Value, of key: Verbatim
  ) -> (String?, [String: String]?) {
    switch value {
    case .text(let text): (Masking.shown(text, of: key), nil)
    case .block(let lines):
      (
        nil,
        Dictionary(
          lines.map { ($0.key.text, Masking.shown($0.value, of: $0.key)) },
          uniquingKeysWith: { _, last in last })
      )
    }
  }
}

struct StepJSON: Encodable {
  let deed: String
  let origin: String?
  let cache: String?
  let status: StatusJSON
  let details: [SettingJSON]

  init(_ step: SessionStep) {
    deed = step.deed
    origin = step.origin?.description
    cache = step.cache?.shown
    status = StatusJSON(step.status)
    details = step.details.map(SettingJSON.init)
  }
}

struct StatusJSON: Encodable {
  let state: String
  /// When it ends or ended: `2026-01-15T13:00:00Z`.
  let at: String?
  let reason: String?

  init(_ status: SessionStatus) {
    (state, at, reason) =
      switch status {
      case .permanent: ("permanent", nil, nil)
      case .live(let end): ("live", end.iso8601, nil)
      case .expiring(let end): ("expiring", end.iso8601, nil)
      case .expired(let end): ("expired", end.iso8601, nil)
      case .renewable(let end): ("renewable", end.iso8601, nil)
      case .neverSignedIn: ("never-signed-in", nil, nil)
      case .notCached: ("not-cached", nil, nil)
      case .corrupt(let file, let reason): ("corrupt", nil, "\(file.shown): \(reason)")
      case .unknown(let unknown): ("unknown", nil, unknown.words)
      case .broken(let error): ("broken", nil, error.description)
      }
  }
}

extension SessionStatus.Unknown {
  fileprivate var words: String {
    switch self {
    case .processNotRun: "a credential_process is not run to find out"
    case .notAsked: "the endpoint is not asked to find out"
    case .nothingConfigured: "no credentials are configured"
    case .notReadYet: "not read yet"
    case .unreadableDate: "AWS_CREDENTIAL_EXPIRATION is not a date"
    }
  }
}

struct ErrorJSON: Encodable {
  let `class`: String
  let message: String
  let place: String?
  let sentence: String?
  let remedy: String?

  init(_ error: ClientError, _ resolution: ResolutionError? = nil) {
    `class` = error.class
    message = error.message
    place = resolution?.place
    sentence = resolution?.sentence
    remedy = resolution?.remedy
  }
}

struct ComplaintJSON: Encodable {
  let place: String
  let sentence: String
  let remedy: String
  let effect: String?

  init(_ complaint: Complaint) {
    place = complaint.place
    sentence = complaint.sentence
    remedy = complaint.remedy
    effect = complaint.effect
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it and does nothing else; a line feed of the layout is meant too.
  fileprivate var isQuietInJSON: Bool { self == "\n" || !isUnprintable }

  fileprivate var jsonEscape: String {
    String(self).utf16.map { "\\u" + $0.hexadecimal(width: 4) }.joined()
  }
}
