// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

/// Each row is a text on which the clients differ, or a trap in which one might think that they do.
///
/// A view is written as its sections: `[a] k=v, s3={x=1} [sso-session s] k=v`, or `refused: ` and the client's own words.
@Suite("what each client makes of the same text")
struct DialectTests {
  struct Row: Sendable {
    let rule: String
    var config = ""
    var credentials = ""
    let boto3: String
    let rust: String
    let go: String
    let javaScript: String

    init(
      _ rule: String, _ config: String = "", credentials: String = "", boto3: String, rust: String,
      go: String, javaScript: String
    ) {
      self.rule = rule
      self.config = config
      self.credentials = credentials
      self.boto3 = boto3
      self.rust = rust
      self.go = go
      self.javaScript = javaScript
    }

    func view(_ client: Dialect.Client) -> String {
      switch client {
      case .botocore: boto3
      case .rust: rust
      case .go: go
      case .javaScript: javaScript
      }
    }
  }

  @Test("a row of the table of differences", arguments: rows, Dialect.Client.allCases)
  func row(_ row: Row, _ client: Dialect.Client) {
    let set = ProfileSet(
      config: Array(row.config.utf8), credentials: Array(row.credentials.utf8), as: client)
    #expect(seen(set) == row.view(client), "\(row.rule), as \(client.name) reads it")
  }

  /// A place is what the program exists for: a value of any client must lead to its line.
  @Test("every value has the line on which it stands", arguments: Dialect.Client.allCases)
  func places(_ client: Dialect.Client) throws {
    let set = ProfileSet(
      config: Array("[profile a]\n\nk = v\ns3 =\n  x = 1\nl = w\n".utf8),
      credentials: Array("[a]\nk = u\n".utf8), as: client)
    let profile = try #require(set["a"])
    #expect(described(profile["k"]) == "u ~/.aws/credentials:2")
    #expect(
      profile["k"]?.hidden.map(described) == ["v ~/.aws/config:3: credentials file wins"])
    #expect(described(profile["l"]) == "w ~/.aws/config:6")
    #expect(profile["s3.x"]?.origin.location?.line == (client == .javaScript ? 5 : nil))
    #expect(profile["s3"]?.origin.location?.line == (client == .javaScript ? nil : 4))
  }

  @Test("a merged section hides what it overwrites", arguments: [Dialect.Client.rust, .go])
  func mergedSections(_ client: Dialect.Client) throws {
    let set = ProfileSet(
      config: Array("[profile a]\nk = 1\nl = 2\n[profile b]\n[profile  a]\nk = 3\n".utf8),
      credentials: nil, as: client)
    let profile = try #require(set["a"])
    #expect(profile.settings.map(described) == ["2 ~/.aws/config:3", "3 ~/.aws/config:6"])
    #expect(
      profile["k"]?.hidden.map(described) == [
        "1 ~/.aws/config:2: a later line overwrites this one"
      ])
    #expect(profile.declarations.map(\.line) == [1, 5])
  }

  @Test("[profile default] hides [default] and is named as the reason")
  func profileDefault() throws {
    let set = ProfileSet(
      config: Array("[profile default]\nk = 1\n[default]\nk = 2\n".utf8), credentials: nil,
      as: .rust)
    #expect(
      set["default"]?["k"]?.hidden.map(described) == [
        "2 ~/.aws/config:4: [profile default] wins over [default]"
      ])
    #expect(
      set.complaints.map(\.description) == [
        "~/.aws/config:3: section [default] is replaced as a whole by the one at ~/.aws/config:1"
      ])
  }

  @Test(
    "very many sections, keys and lines of one value are read and merged in one go",
    arguments: [Dialect.Client.rust, .go, .javaScript])
  func hostileSizes(_ client: Dialect.Client) {
    let sections = (0..<5_000).map { "[profile a]\nk = \($0)\nk\($0) = v\n" }.joined()
    let set = ProfileSet(config: Array(sections.utf8), credentials: nil, as: client)
    #expect(set["a"]?["k"]?.hidden.count == 4_999)
    let lines = "[profile a]\nk = v\nk = v\ns3 =\n" + (0..<10_000).map { " x\($0) = 1\n" }.joined()
    #expect(
      ProfileSet(config: Array(lines.utf8), credentials: nil, as: client)["a"]?["k"]?.text == "v")
  }
}

/// A set in the notation of the rows.
private func seen(_ set: ProfileSet) -> String {
  if let refusal = set.refusal { return "refused: \(refusal.clientMessage ?? "")" }
  func section(_ prefix: String, _ profile: Profile) -> String {
    let settings = profile.settings.map { "\($0.key)=\(seen($0.value))" }
    return
      (["[\(prefix)\(profile.name)]"]
      + (settings.isEmpty ? [] : [settings.joined(separator: ", ")]))
      .joined(separator: " ")
  }
  return
    (set.profiles.map { section("", $0) }
    + set.ssoSessions.map { section("sso-session ", $0) }).joined(separator: " ")
}

private func seen(_ value: WrittenSetting.Value) -> String {
  switch value {
  case .text(let text):
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "|")
  case .block(let lines): "{\(lines.map { "\($0.key)=\($0.value)" }.joined(separator: ", "))}"
  }
}
