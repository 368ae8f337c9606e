// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Testing

private let config = SourceFile(.config, path: "/home/jo/.aws/config", shown: "~/.aws/config")

@Suite("what a fault does to a client")
struct DamageTests {
  struct Fault: Sendable {
    let client: Dialect.Client
    let text: String
    let description: String
    let effect: String?
    let damage: Complaint.Damage

    init(
      _ client: Dialect.Client, _ text: String, _ description: String, _ damage: Complaint.Damage,
      _ effect: String?
    ) {
      self.client = client
      self.text = text
      self.description = "~/.aws/config:" + description
      self.damage = damage
      self.effect = effect
    }
  }

  /// A person finds the line by the sentence, and other people's troubles by the client's own words.
  @Test("a complaint says the line, the rule and what the client does", arguments: faults)
  func complaint(_ fault: Fault) throws {
    let reading = read(ConfigText(fault.text, of: config), as: Dialect(fault.client))
    let complaint = try #require(reading.complaints.first)
    #expect(complaint.description == fault.description)
    #expect(complaint.damage == fault.damage)
    #expect(complaint.effect == fault.effect)
    #expect(!complaint.remedy.isEmpty)
  }

  private static let faults = [
    Fault(
      .rust, "[a]\nk : v\n",
      "2: a line is neither 'key = value' nor '[section]' nor a comment", .refusesFile,
      "the Rust SDK refuses the whole file: Expected an '=' sign defining a property"),
    Fault(
      .rust, "k = v\n", "1: a setting stands before the first [section]", .refusesFile,
      "the Rust SDK refuses the whole file: Expected a profile definition"),
    Fault(
      .rust, "[a\nk = v\n", "1: a line begins with '[' and does not end with ']'", .refusesFile,
      "the Rust SDK refuses the whole file: Profile definition must end with ']'"),
    Fault(
      .rust, "[a]\n  k = v\n", "2: an indented line stands before the first key of its section",
      .refusesFile,
      "the Rust SDK refuses the whole file: Expected a property definition, found continuation"),
    Fault(
      .rust, "[a]\ns3 =\n  = v\n", "3: a line of the block under 's3' has no key before its '='",
      .refusesFile, "the Rust SDK refuses the whole file: Sub-property did not have a name"),
    Fault(
      .rust, "[a]\nmy key = v\n",
      "2: 'my key' has other characters than letters, digits and _-/.%@:+", .dropsLine,
      "the Rust SDK passes over the line"),
    Fault(
      .rust, "[a]\nk = v\nk = w\n", "3: 'k' is already set at line 2 of the same section",
      .harmless, nil),
    Fault(
      .go, "[a]\nnothing\n", "2: a line is neither 'key = value' nor '[section]' nor a comment",
      .dropsLine, "the Go SDK passes over the line"),
    Fault(
      .go, "[a]\nk = v\n  l = w\n",
      "3: a line stands indented under 'k', which has a value already",
      .dropsLine, "the Go SDK passes over the line"),
    Fault(
      .go, "\u{FEFF}[a]\nk = v\n", "1: the file begins with a byte order mark", .dropsLine,
      "the Go SDK passes over the line"),
    Fault(
      .javaScript, "[a]\nregion =\nk = v\n", "2: 'region' has no value", .dropsLine,
      "the JavaScript SDK passes over the line"),
    Fault(
      .javaScript, "[__proto__]\n", "1: the JavaScript SDK takes no section [__proto__]",
      .ignoresFile, "the JavaScript SDK takes the whole file for an empty one, without a word"),
    Fault(
      .botocore, "[a]\nk\n", "2: a line is neither 'key = value' nor '[section]' nor a comment",
      .refusesFile,
      "boto3 refuses the whole file: Unable to parse config file: /home/jo/.aws/config"),
  ]

  @Test("a byte that is not UTF-8 empties the file for Rust and is replaced for Go and JavaScript")
  func encoding() {
    let bytes = Array("[a]\nnothing\nk = ".utf8) + [0xFF, 0x0A]
    func reading(_ client: Dialect.Client) -> Reading {
      read(ConfigText(.present(bytes), of: config), as: Dialect(client))
    }
    #expect(reading(.rust).disregard?.line == 3)
    #expect(reading(.rust).refusal == nil)
    #expect(reading(.rust).sections[0].settings[0].value == .text("\u{FFFD}"))
    for client in [Dialect.Client.go, .javaScript] {
      #expect(reading(client).disregard == nil)
      #expect(reading(client).sections[0].settings[0].value == .text("\u{FFFD}"))
    }
  }

  @Test(
    "a folder in the file's place is an empty file, except to Go",
    arguments: Dialect.Client.allCases)
  func directory(_ client: Dialect.Client) {
    let reading = read(ConfigText(.directory, of: config), as: Dialect(client))
    #expect((reading.refusal != nil) == (client == .go))
    #expect((reading.disregard != nil) == (client != .go))
    #expect(
      reading.complaints.map(\.sentence) == [
        client == .go
          ? "this is a directory"
          : "this is a directory, and \(client.name) takes it for an empty file"
      ])
  }

  @Test(
    "what a client refuses is still there to be shown", arguments: [Dialect.Client.rust, .botocore])
  func rest(_ client: Dialect.Client) {
    let reading = read(
      ConfigText("[a]\nk = v\nnothing\nl = w\n[b\n[c]\nm = x\n", of: config), as: Dialect(client))
    #expect(reading.refusal?.line == 3)
    #expect(reading.sections.first?.settings.map(\.key) == ["k", "l"])
    #expect(reading.sections.last?.settings.map(\.line) == [7])
  }
}
