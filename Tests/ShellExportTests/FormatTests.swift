// SPDX-License-Identifier: Apache-2.0

import ShellExport
import Testing

@Suite("what is said to something that is no shell")
struct FormatTests {
  /// Terraform evaluates `${...}` and `%{...}` inside quotes.
  @Test("nothing in a name is evaluated by Terraform")
  func terraform() throws {
    let snippet = Snippet(profile: #"a${b}%{c}$d"e\f"# + "\u{202E}\u{E0001}", region: "eu-west-1")
    #expect(
      try snippet.text(in: .terraform) == #"""
        provider "aws" {
          profile = "a$${b}%%{c}$d\"e\\f\u202e\U000e0001"
          region  = "eu-west-1"
        }

        """#)
  }

  @Test(
    "a name that Terraform would make another one of is refused, letters as they are usually written are not",
    arguments: [
      ("cafe\u{301}", false), ("\u{1112}\u{1161}\u{11AB}", false), ("\u{212B}", false),
      ("\u{F900}", false), ("caf\u{E9}", true), ("\u{D55C}", true), ("\u{F6}sterreich", true),
      ("\u{65E5}\u{672C}\u{1F600}", true),
    ])
  func composed(_ name: String, _ isSaid: Bool) throws {
    let snippet = Snippet(profile: name, region: nil)
    if isSaid {
      #expect(try #require(try snippet.text(in: .terraform)).contains("\"\(name)\""))
    } else {
      #expect(throws: UnspeakableValue(variable: "AWS_PROFILE", reason: .composed)) {
        try snippet.text(in: .terraform)
      }
    }
  }

  @Test("JSON writes what nobody sees as its number, in pairs beyond the first plane")
  func json() {
    #expect(QuotedText.json("é\u{202E}\u{E0001}\u{7}\"\\") == #""é\u202e\udb40\udc01\u0007\"\\""#)
  }

  @Test(
    "a shell's format says what the shell is told",
    arguments: Format.allCases.filter { $0.shell != nil })
  func shells(_ format: Format) throws {
    let snippet = Snippet(profile: "it's", region: "eu-west-1")
    let shell = try #require(format.shell)
    #expect(try snippet.text(in: format) == (try shell.lines(for: snippet.change)))
  }

  @Test("every shell is a format", arguments: Shell.allCases)
  func everyShell(_ shell: Shell) {
    #expect(Format(rawValue: shell.rawValue)?.shell == shell)
  }

  @Test(
    "what no format can be told is refused by every one",
    arguments: Format.allCases.filter { $0 != .process })
  func refused(_ format: Format) {
    for name in ["", "a\nb", "a\u{1B}[0m", "a\u{FFFD}"] {
      #expect(throws: UnspeakableValue.self) {
        try Snippet(profile: name, region: nil).text(in: format)
      }
    }
  }
}
