// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import ShellExport

extension EscapeUse: ExpressibleByArgument {}
extension ColorUse: ExpressibleByArgument {}

/// `awsprof pick`: the picker on the terminal, the lines for the choice on stdout.
struct PickCommand {
  var name: String?
  /// The region that stands after the name.
  var region: String?
  var regionChoice = Picker.RegionChoice.profiles
  var asksLineByLine = false
  var mouse: Bool?
  var escape: EscapeUse?
  var color: ColorUse?
  var shell: Shell?
  var now: String?
  var client = Client.boto3

  func run() throws(Failure) {
    let world = try World(now: now, client: client)
    let own = OwnFiles(world.location)
    let preferences = withOptions(own.readPreferences())
    let (choice, profiles) = try answer(world, own, preferences)
    let lines = ExportLines(
      world: world, profiles: profiles, shell: shell ?? .ofParent(), command: "awsprof pick")
    try lines.write(choice)
    own.note(choice, at: world.now, preferences)
  }

  /// What the command line says stands before the file.
  private func withOptions(_ preferences: Preferences) -> Preferences {
    var preferences = preferences
    if let mouse { preferences.usesMouse = mouse }
    if let escape { preferences.escape = escape }
    if let color { preferences.color = color }
    return preferences
  }

  private func answer(
    _ world: World, _ own: OwnFiles, _ preferences: Preferences
  ) throws(Failure) -> (Picker.Choice, ProfileSet) {
    guard let name else {
      let (choice, profiles) = try ask(world, own, preferences)
      return (withOptions(choice), profiles)
    }
    let profiles = world.readProfiles()
    let wanted = name == "-" ? try Self.previous(world, own, profiles) : Profile.Name(name)
    return (Picker.Choice(profile: wanted, region: regionAfterName), profiles)
  }

  private static func previous(
    _ world: World, _ own: OwnFiles, _ profiles: ProfileSet
  ) throws(Failure) -> Profile.Name {
    let current: Profile.Name? =
      if case .environment(let name, _) = Selection(in: world.environment, as: world.client) {
        name
      } else { nil }
    let recents = own.readRecents()
    guard let previous = recents.previous(to: current, in: profiles) else {
      throw Failure(
        "no profile was chosen before this one", hint: "\(own.recents.shown) keeps the last ones")
    }
    return previous
  }

  /// An empty region after the name leaves it to the profile: shells pass on a variable that may be empty.
  private var regionAfterName: Picker.RegionChoice {
    guard let region, !region.isEmpty else { return regionChoice }
    return .named(region)
  }

  /// Options on the command line stand where the screen left the region to the profile.
  private func withOptions(_ choice: Picker.Choice) -> Picker.Choice {
    guard choice.region == .profiles else { return choice }
    return Picker.Choice(profile: choice.profile, region: regionChoice)
  }

  private func ask(
    _ world: World, _ own: OwnFiles, _ preferences: Preferences
  ) throws(Failure) -> (Picker.Choice, ProfileSet) {
    let profiles = world.readProfiles()
    let loop = PickerLoop(
      world: world, own: own, preferences: preferences, shell: shell ?? .ofParent())
    if asksLineByLine || world.environment.nonEmpty("AWSPROF_ACCESSIBLE") != nil {
      return try NumberedList.ask(profiles, world, loop.setup(speaksUTF8: false))
    }
    let terminal: Terminal
    do {
      terminal = try Terminal(
        stdoutIsCaptured: !System.isTerminal(1),
        colors: preferences.color.limit(variable: System.variable),
        term: System.variable("TERM"), theme: preferences.theme)
    } catch {
      switch error {
      case .tooSimple: return try NumberedList.ask(profiles, world, loop.setup(speaksUTF8: false))
      case .noTerminal, .inBackground: throw Failure(error.description)
      }
    }
    return try loop.run(terminal, profiles)
  }
}

struct PickParser: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick",
    abstract: "Opens the picker and prints the lines for the chosen profile and region.",
    usage: """
      eval "$(awsprof pick)"                 sh, bash, zsh
      awsprof pick | source                  fish
      """,
    discussion: """
      With a NAME nothing is opened: the profile of exactly that name is chosen, and an unknown one is an error; \
      - is the one chosen before. Esc and Ctrl-C leave with status 130 and nothing on stdout.
      """)

  @Argument(help: "Choose this profile without opening the picker.")
  var name: String?

  @Argument(help: "Use this region instead of the profile's own, as --region does.")
  var region: String?

  @Flag(help: "Ask line by line, for screen readers; also with AWSPROF_ACCESSIBLE set.")
  var plain = false

  @Flag(inversion: .prefixedNo, help: "Use the mouse; the settings file can say so too.")
  var mouse: Bool?

  @Option(help: "Leave by Esc in an empty filter, or stay and let Ctrl-C leave.")
  var esc: EscapeUse?

  @Option(
    help: "Use colours: auto is as the environment says, 16 and 256 are at most so many.")
  var color: ColorUse?

  @OptionGroup var options: ShellOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var reader: ClientOptions

  func validate() throws {
    if region?.isEmpty == false, options.regionChoice != .profiles {
      throw ValidationError("a region after the name excludes --region and --no-region")
    }
  }

  func run() throws {
    try PickCommand(
      name: name, region: region, regionChoice: options.regionChoice, asksLineByLine: plain,
      mouse: mouse, escape: esc, color: color, shell: options.shell, now: clock.now,
      client: reader.client
    ).run()
  }
}
