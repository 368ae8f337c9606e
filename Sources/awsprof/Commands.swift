// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PickerUI
import ShellExport

/// The command line as a whole.
struct Commands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "awsprof",
    abstract:
      "Says which AWS identity a command would use and why, and makes this shell be another.",
    discussion: """
      Without a command it opens the picker:   eval "$(awsprof pick)"      fish: awsprof pick | source

      It reads ~/.aws/config, ~/.aws/credentials, the caches beside them and the environment. Only to sign in does it \
      write there, into the caches, run a program or ask AWS. On stdout is what is meant for the shell, and nothing else.
      """,
    version: Awsprof.versionAndCommit,
    subcommands: [
      PickParser.self, ExportParser.self, UnsetCommand.self, ListCommand.self, ShowCommand.self,
      StatusCommand.self, DoctorCommand.self, KeysCommand.self, SettingsCommand.self,
      PromptParser.self, InitCommand.self, CompleteCommand.self,
      RefreshCommand.self, WhoamiCommand.self, ExecCommand.self, ProcessCommand.self,
      WaitCommand.self, LogoutCommand.self, ConsoleCommand.self, SSOCommand.self,
    ],
    defaultSubcommand: PickParser.self)
}

extension Shell: ExpressibleByArgument {}
extension Format: ExpressibleByArgument {}

/// The options of the commands that print lines for a shell.
struct ShellOptions: ParsableArguments {
  @Option(
    help: "Speak to this shell: sh, bash, zsh, fish, powershell or nu. Usually the one that asks.")
  var shell: Shell?

  @Option(help: ArgumentHelp("Use this region instead of the profile's own.", valueName: "region"))
  var region: String?

  @Flag(help: "Leave the region to the profile: unset both region variables.")
  var noRegion = false

  var regionChoice: Picker.RegionChoice {
    if let region { return .named(region) }
    return noRegion ? .unset : .profiles
  }

  func validate() throws {
    if region != nil, noRegion {
      throw ValidationError("--region and --no-region exclude each other")
    }
  }
}

/// Judging sessions as of another moment.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Judge sessions as of this moment: 2026-01-15T12:00:00Z.", valueName: "time")
  )
  var now: String?
}
