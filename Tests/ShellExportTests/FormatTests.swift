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
