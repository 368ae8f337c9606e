// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// `awsprof pick`: the picker on the terminal, the lines for the choice on stdout.
struct PickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick",
    abstract: "Opens the picker and prints the lines for the chosen profile and region.",
    usage: """
      eval "$(awsprof pick)"                 sh, bash, zsh
      awsprof pick | source                  fish
      """,
    discussion: """
      With a NAME nothing is opened: the profile of exactly that name is chosen, and an unknown one is an error. \
      Esc and Ctrl-C leave with status 130 and nothing on stdout.
      """)

  @Argument(help: "Choose this profile without opening the picker.")
  var name: String?

  @OptionGroup var options: ShellOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    if let name {
      return try ExportCommand(name: name, shell: options.shell, region: options.regionChoice).run()
    }
    let world = try World(now: clock.now)
    let (choice, profiles) = try Self.ask(world)
    let lines = ExportLines(
      world: world, profiles: profiles, shell: options.shell ?? .ofParent(), command: "awsprof pick"
    )
    try lines.write(withOptions(choice))
  }

  /// Options on the command line stand where the screen left the region to the profile.
  private func withOptions(_ choice: Picker.Choice) -> Picker.Choice {
    guard choice.region == .profiles else { return choice }
    return Picker.Choice(profile: choice.profile, region: options.regionChoice)
  }

  private static func ask(_ world: World) throws(Failure) -> (Picker.Choice, ProfileSet) {
    let profiles = world.readProfiles()
    let terminal: Terminal
    do {
      terminal = try Terminal(
        stdoutIsCaptured: !System.isTerminal(1),
        usesColor: System.variable("NO_COLOR")?.isEmpty != false,
        term: System.variable("TERM"))
    } catch {
      switch error {
      case .tooSimple: return try NumberedList.ask(profiles, world)
      case .noTerminal, .inBackground: throw Failure(error.description)
      }
    }
    return try PickerLoop.run(terminal, profiles, world)
  }
}
