// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PickerUI
import ShellExport

extension InteractiveShell: ExpressibleByArgument {}

/// `awsprof init SHELL`: the function, the completion and the key for a shell.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Prints what makes a shell at home with awsprof: a function, completion, a key.",
    usage: """
      awsprof init <shell> [--name <name>] [--no-binding]
      awsprof init <shell> --completion
      """,
    discussion: """
      One line in the file that the shell reads at its start:

        bash         eval "$(awsprof init bash)"
        zsh          eval "$(awsprof init zsh)"          after compinit
        fish         awsprof init fish | source
        PowerShell   awsprof init powershell | Out-String | Invoke-Expression
        nu           source awsp.nu    made once with
                     awsprof init nu | save -f $"($nu.default-config-dir)/awsp.nu"

      The files are ~/.bashrc, ~/.zshrc, ~/.config/fish/config.fish, $PROFILE and config.nu. After it:

        awsp                 opens the picker; so does Alt-A while you type
        awsp NAME [REGION]   makes the shell be that profile
        awsp -               makes it be the profile before this one
        awsp --unset         takes AWS out of the shell

      Tab completes commands, options, profiles and regions, in nu those of awsp. In vi mode no key is bound, because \
      Esc a means something there.
      """)

  @Argument(help: "The shell.")
  var shell: InteractiveShell

  @Option(help: "What the function is called; usually awsp, or what the settings file says.")
  var name: String?

  @Flag(help: "Bind no key.")
  var noBinding = false

  @Flag(
    help: "Print the completion of awsprof alone: a file for bash's, zsh's or fish's own folder.")
  var completion = false

  func run() throws {
    if completion {
      guard let file = ShellScript.completion(for: shell) else {
        throw ValidationError(
          "\(shell.rawValue) has no folder for completions; what 'awsprof init \(shell.rawValue)' prints has them"
        )
      }
      return try Output.print(file)
    }
    let name = try self.name ?? OwnFiles(World().location).readPreferences().functionName
    guard let function = FunctionName(name) else {
      throw ValidationError(FunctionName.rule(name))
    }
    try Output.print(ShellScript(for: shell, function: function, bindsKey: !noBinding).text)
  }
}
