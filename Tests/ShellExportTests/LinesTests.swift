// SPDX-License-Identifier: Apache-2.0

import ShellExport
import Testing

@Suite("what is said to a shell")
struct LinesTests {
  private let prod = EnvironmentChange(profile: "it's $(prod)", region: "eu-west-1")

  @Test(
    "sh, bash and zsh get one chain: the profile first, then what would outrank it goes, then both regions"
  )
  func posix() throws {
    let expected =
      "export AWS_PROFILE='it'\\''s $(prod)' && unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_SECURITY_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_DEFAULT_PROFILE && export AWS_REGION='eu-west-1' && export AWS_DEFAULT_REGION='eu-west-1';\n"
    for shell in [Shell.sh, .bash, .zsh] { #expect(try shell.lines(for: prod) == expected) }
  }

  @Test("fish gets its own words and its own quoting")
  func fish() throws {
    let lines = try Shell.fish.lines(for: EnvironmentChange(profile: "a\\b'c", region: nil))
    #expect(lines.hasPrefix("set -gx AWS_PROFILE 'a\\\\b\\'c';\nset -e AWS_ACCESS_KEY_ID;\n"))
    #expect(lines.hasSuffix("set -e AWS_REGION;\nset -e AWS_DEFAULT_REGION;\n"))
  }

  /// PowerShell ends a string at any of these five; a naive doubling of `'` alone runs what follows.
  @Test("PowerShell's five quotes are all doubled")
  func powerShell() throws {
    let change = EnvironmentChange(
      profile: "' \u{2018} \u{2019} \u{201A} \u{201B} $(x) `n", region: nil)
    let lines = try Shell.powershell.lines(for: change)
    #expect(
      lines.hasPrefix(
        "$env:AWS_PROFILE = ''' \u{2018}\u{2018} \u{2019}\u{2019} \u{201A}\u{201A} \u{201B}\u{201B} $(x) `n';\n"
      ))
    #expect(lines.hasSuffix("$env:AWS_DEFAULT_REGION = $null;\n"))
  }

  /// nu has no `eval`: its function gives one list to load-env and the other to hide-env.
  @Test("nu gets JSON")
  func nu() throws {
    let lines = try Shell.nu.lines(for: EnvironmentChange(profile: #"a"b\c"#, region: nil))
    #expect(lines.hasPrefix(#"{"set":{"AWS_PROFILE":"a\"b\\c"},"unset":["AWS_ACCESS_KEY_ID","#))
    #expect(lines.hasSuffix(#","AWS_REGION","AWS_DEFAULT_REGION"]}"# + "\n"))
  }

  @Test(
    "every line to be evaluated ends in a semicolon",
    arguments: Shell.allCases.filter { $0 != .nu })
  func semicolons(_ shell: Shell) throws {
    for change in [prod, EnvironmentChange(profile: "a", region: nil), EnvironmentChange()] {
      let lines = try shell.lines(for: change)
      #expect(lines.last == "\n")
      #expect(lines.split(separator: "\n").allSatisfy { $0.hasSuffix(";") })
    }
  }

  @Test("without a region both variables go, so that each client finds its own")
  func noRegion() {
    let steps = EnvironmentChange(profile: "a", region: nil).steps
    #expect(
      steps.first == .set("AWS_PROFILE", "a")
        && steps.suffix(2) == [.unset("AWS_REGION"), .unset("AWS_DEFAULT_REGION")])
  }

  @Test("unset takes everything away that awsprof sets, and the keys")
  func unset() {
    let unset = EnvironmentChange().steps
    for step in prod.steps {
      switch step {
      case .set(let name, _), .unset(let name): #expect(unset.contains(.unset(name)))
      }
    }
  }

  @Test(
    "what no shell can be told is refused by every one of them",
    arguments: [
      ("", .empty), ("a\nb", .controlCharacter("\n")), ("a\u{1B}[0m", .controlCharacter("\u{1B}")),
      ("a\u{7F}", .controlCharacter("\u{7F}")), ("a\u{85}", .controlCharacter("\u{85}")),
      ("a\u{2028}", .controlCharacter("\u{2028}")), ("a\0b", .controlCharacter("\0")),
      ("a\u{FFFD}", .notUTF8), (String(repeating: "a", count: 4097), .tooLong),
    ] as [(String, UnspeakableValue.Reason)])
  func refused(_ name: String, _ reason: UnspeakableValue.Reason) {
    for shell in Shell.allCases {
      #expect(throws: UnspeakableValue(variable: "AWS_PROFILE", reason: reason)) {
        try shell.lines(for: EnvironmentChange(profile: name, region: nil))
      }
    }
  }
}
