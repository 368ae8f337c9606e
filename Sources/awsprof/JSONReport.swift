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

struct ProfileJSON: Encodable {
  let name: String
  let kind: String
  let account: String?
  let role: String?
  let region: String?
  let method: String?
  let status: StatusJSON
  let declared: [String]
  let settings: [SettingJSON]
  let steps: [StepJSON]?
  let error: ErrorJSON?
  /// What happens when a client first needs the credentials.
  let firstUse: FirstUsesJSON?

  init(_ row: ProfileReport, _ endpoints: EndpointResolver? = nil) {
    name = row.profile.name.text
    kind = row.kind.rawValue
    account = row.account
    role = row.session.success?.roleName
    region = row.profile["region"]?.text
    method = row.session.success?.method
    status = StatusJSON(row.status)
    declared = row.profile.declarations.map(\.description)
    settings = row.profile.settings.map(SettingJSON.init)
    steps = endpoints == nil ? nil : row.steps.map(StepJSON.init)
    error = row.error.map { ErrorJSON($0, in: $0.clientError(of: row.client)) }
    firstUse = endpoints.map { FirstUsesJSON(row, $0) }
  }
}

struct SettingJSON: Encodable {
  let key: String
  /// Masked where it is a secret; a nested block has `block` instead.
  let value: String?
  let block: [String: String]?
  /// The line of each setting of a block.
  let blockLines: [String: Int]?
  let origin: String
  /// Of how many lines the value is made, where it has more than one.
  let lines: Int?
  /// Whether the value is not shown as it is written.
  let masked: Bool?
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
    switch setting.value {
    case .text(let text):
      let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
      lines = count > 0 ? count + 1 : nil
      masked = value == text ? nil : true
      blockLines = nil
    case .block(let block):
      lines = nil
      masked =
        block.allSatisfy { Masking.shown($0.value, of: $0.key) == $0.value } ? nil : true
      blockLines = Dictionary(
        block.map { ($0.key.text, $0.line) }, uniquingKeysWith: { _, last in last })
    }
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
  /// How far a client gets: `lookup` or `client` for a region, `resolver`, `load` or `refresh` for credentials.
  let stage: String?

  /// `client` has its own words for it; without, they are botocore's.
  init(_ error: any Explained, in client: ClientError? = nil, stage: String? = nil) {
    `class` = (client ?? error.clientError).class
    message = (client ?? error.clientError).message
    place = error.place
    sentence = error.sentence
    remedy = error.remedy
    self.stage = stage
  }

  /// What a client says where there is nothing of ours to add.
  init(_ error: ClientError) {
    `class` = error.class
    message = error.message
    (place, sentence, remedy, stage) = (nil, nil, nil, nil)
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
