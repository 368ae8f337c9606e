// SPDX-License-Identifier: Apache-2.0

import ShellExport
import Testing

@Suite("what makes a shell at home")
struct ScriptTests {
  @Test("a script says what line belongs into which file", arguments: InteractiveShell.allCases)
  func snippet(_ shell: InteractiveShell) throws {
    let script = ShellScript(
      for: shell, function: try #require(FunctionName("awsp")), bindsKey: true)
    #expect(script.text.contains("awsprof init \(shell.rawValue)"))
    #expect(script.text.contains("Alt-A"))
  }

  @Test(
    "without a binding everything after the key's comment is gone",
    arguments: InteractiveShell.allCases)
  func noBinding(_ shell: InteractiveShell) throws {
    let script = ShellScript(
      for: shell, function: try #require(FunctionName("awsp")), bindsKey: false)
    for word in ["Alt-A", "\\ea", "^[a", "PSReadLine", "keybindings"] {
      #expect(!script.text.contains(word))
    }
  }

  /// `awsprof` begins with the function's usual name, and is the program.
  @Test(
    "a function of another name leaves the program its own", arguments: InteractiveShell.allCases)
  func renamed(_ shell: InteractiveShell) throws {
    let usual = ShellScript(
      for: shell, function: try #require(FunctionName("awsp")), bindsKey: true)
    let other = ShellScript(for: shell, function: try #require(FunctionName("be")), bindsKey: true)
    #expect(other.text != usual.text)
    let words = other.text.split { !$0.isLetter }
    #expect(!words.contains("awsp"))
    #expect(words.contains("be") && words.contains("awsprof"))
  }

  @Test("the completion alone is for the program and not for the function")
  func completion() throws {
    for shell in [InteractiveShell.bash, .zsh, .fish] {
      let file = try #require(ShellScript.completion(for: shell))
      let words = file.split { !$0.isLetter }
      #expect(words.contains("complete") && words.contains("awsprof") && !words.contains("awsp"))
    }
    #expect(ShellScript.completion(for: .powershell) == nil)
    #expect(ShellScript.completion(for: .nu) == nil)
  }

  @Test(
    "what a shell could read as something else is no name",
    arguments: ["", "a b", "a;b", "$a", "1a", "-a", "_", "a'b", "awsprof", "café", "a\nb", "a.b"])
  func noName(_ text: String) {
    #expect(FunctionName(text) == nil)
  }

  @Test("letters, digits, dashes and underscores are a name", arguments: ["a", "awsp", "aws-be_2"])
  func name(_ text: String) {
    #expect(FunctionName(text)?.text == text)
  }
}
