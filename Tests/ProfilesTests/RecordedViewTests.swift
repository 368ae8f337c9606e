// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import Profiles
import Testing

/// What four clients made of the same texts, recorded: botocore's and JavaScript's by running them, Rust's and Go's from
/// models of their code.
@Suite("the recorded views of four clients")
struct RecordedViewTests {
  static let path = "aws/clients-view.json"

  @Test(
    "every recorded text is seen as its client sees it",
    .enabled(if: Shared.has(path), Shared.absence), arguments: Dialect.Client.allCases)
  func views(_ client: Dialect.Client) throws {
    let file = try Shared.json(Self.path, as: RecordedViews.self)
    var deviating: [String] = []
    var compared = 0
    for text in file.cases {
      guard let recorded = text.views[client.recordedName] else { continue }
      compared += 1
      let set = ProfileSet(
        config: text.bytes(\.config, \.config_b64),
        credentials: text.bytes(\.credentials, \.credentials_b64), as: client)
      let seen = View(set)
      if seen == recorded.view { continue }
      deviating.append(text.id)
      if Deviation.all[client]?.contains(where: { $0.texts.contains(text.id) }) != true {
        Issue.record("\(text.id) \(text.title): \(seen), not \(recorded.view)")
      }
    }
    #expect(compared >= 94, "each client has a view of nearly every text")
    let argued = Deviation.all[client, default: []]
    #expect(
      deviating.sorted() == argued.flatMap(\.texts).sorted(), "\(argued.map(\.reason))")
  }
}

/// Texts of which the recorded model says something else than the client's code does.
private struct Deviation {
  let texts: [String]
  let reason: String

  static let all: [Dialect.Client: [Deviation]] = [
    .go: [
      Deviation(
        texts: ["ini-015", "ini-055", "mrg-014", "mrg-015", "sec-033"],
        reason: """
          The model fails the load at a line that is nothing. aws-sdk-go-v2 does not since its parser was written anew \
          (pull request 2365, 'will now silently be ignored'; internal/ini/tokenize.go, 'effectively ignored').
          """),
      Deviation(
        texts: ["sec-019", "ini-038", "ini-083", "ini-084"],
        reason: """
          The model drops [Default] and [DEFAULT] of the config file. processConfigSections (config/shared_config.go) \
          keeps a section that is 'default' in any case, under its name as written.
          """),
      Deviation(
        texts: ["ini-064"],
        reason: """
          The model lower-cases as Python does. Go's strings.ToLower maps each rune to one rune, 'İ' to 'i'.
          """),
    ]
  ]
}

private struct RecordedViews: Decodable {
  let cases: [Text]

  struct Text: Decodable {
    let id: String
    let title: String
    let config: String?
    let config_b64: String?
    let credentials: String?
    let credentials_b64: String?
    let views: [String: Recorded]

    func bytes(
      _ text: KeyPath<Text, String?>, _ base64: KeyPath<Text, String?>
    ) -> [UInt8]? {
      if let text = self[keyPath: text] { return Array(text.utf8) }
      return self[keyPath: base64].flatMap { Data(base64Encoded: $0) }.map(Array.init)
    }
  }

  struct Recorded: Decodable {
    let profiles: [String: [String: View.Value]]?
    let sso_sessions: [String: [String: View.Value]]?
    let error: Message?

    var view: View {
      if let error { return .refused(message: error.text) }
      return .read(profiles: profiles ?? [:], sessions: sso_sessions ?? [:])
    }
  }

  /// A text, or a class and a text.
  struct Message: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self.text = text
      } else {
        let parts = try decoder.singleValueContainer().decode([String: String].self)
        text = parts["message"] ?? ""
      }
    }
  }
}

extension Dialect.Client {
  fileprivate var recordedName: String { self == .javaScript ? "js" : rawValue }
}
