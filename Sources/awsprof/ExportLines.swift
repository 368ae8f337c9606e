// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// Turns a choice into lines for the shell on stdout, and what the person should know on stderr.
struct ExportLines {
  let world: World
  let profiles: ProfileSet
  let shell: Shell
  /// What the person typed, for the notice that it must be evaluated: `awsprof pick`.
  let command: String

  /// Writes the lines for a profile; an unknown one is an error, never `default`.
  func write(_ choice: Picker.Choice) throws(Failure) {
    guard let place = profiles.place(of: choice.profile) else {
      throw Self.unknown(choice.profile, in: profiles)
    }
    let profile = profiles.profile(at: place)
    let region = try Self.region(of: profile, choice.region)
    let change = EnvironmentChange(profile: choice.profile.text, region: region)
    try Self.write(change, to: shell)
    warn(
      of: profile, region: region, choice: choice.region,
      selectedBy: .environment(profile.name, variable: "AWS_PROFILE"),
      in: world.environment.applying(change))
    Self.noticeIfUnread(shell, command)
  }

  /// The lines for a profile, for somewhere else than stdout.
  func text(for choice: Picker.Choice) throws(Failure) -> String {
    guard let profile = profiles[choice.profile] else {
      throw Self.unknown(choice.profile, in: profiles)
    }
    let change = EnvironmentChange(
      profile: choice.profile.text, region: try Self.region(of: profile, choice.region))
    do {
      return try shell.lines(for: change)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Writes the lines for a change; one that cannot be said leaves the shell as it is.
  static func write(_ change: EnvironmentChange, to shell: Shell) throws(Failure) {
    try write { () throws(UnspeakableValue) in try shell.lines(for: change) }
  }

  /// Writes all of a text, or nothing where it cannot be said.
  static func write(_ text: () throws(UnspeakableValue) -> String) throws(Failure) {
    let lines: String
    do {
      lines = try text()
    } catch {
      throw Failure(error.description, hint: "nothing was written, the shell is as it was")
    }
    try Output.print(lines)
  }

  static func unknown(_ name: Profile.Name, in profiles: ProfileSet) -> Failure {
    Failure(ResolutionError.profileNotFound(name, near: profiles.names(near: name)))
  }

  /// The region to export, which must look like one.
  static func region(of profile: Profile, _ choice: Picker.RegionChoice) throws(Failure) -> String?
  {
    switch choice {
    case .unset: return nil
    case .named(let name):
      guard Region.isWellFormed(name), !name.isEmpty else {
        throw Failure(
          "'\(name)' is not a region's name",
          hint: "a region's name has letters, digits and dashes, such as eu-west-1")
      }
      return name
    case .profiles:
      guard let name = profile.text("region"), !name.isEmpty else { return nil }
      if Region.isWellFormed(name) { return name }
      let place = profile["region"].map { "\($0.origin): " } ?? ""
      let message = Region(of: profile, in: Environment()).error?.message ?? ""
      throw Failure(
        "\(place)region '\(name)' is not a region's name; boto3: InvalidRegionError: \(message)",
        hint: "mend the line, or choose another: --region eu-west-1")
    }
  }

  /// Says what a person should know of the profile in the environment in which it will be used.
  func warn(
    of profile: Profile, region: String?, choice: Picker.RegionChoice,
    selectedBy selection: Selection, in after: Environment
  ) {
    for complaint in profiles.complaints where complaint.refusesFile {
      Output.warn(complaint.warning)
    }
    if profiles.refusesNothing {
      do {
        var passedOver: ResolutionError?
        let session = try profiles.session(
          for: selection, in: after, as: world.client, passedOver: &passedOver)
        if case .instanceMetadata = session {
          Output.warn("profile '\(profile.name)' has no credentials")
        }
      } catch {
        Output.warn(error.description)
        Output.say("hint: \(error.remedy)")
      }
    }
    if region == nil, choice != .unset {
      Output.warn("profile '\(profile.name)' has no region: \(Self.withoutRegion)")
    }
    for outranking in Outranking.all(in: after) { Output.warn(outranking.sentence) }
  }

  /// What each client does without a region.
  private static let withoutRegion =
    "boto3 and AWS CLI v1 say 'You must specify a region.', Go says 'missing region', AWS CLI v2, Rust and JavaScript ask EC2's metadata service first"

  /// Tells a person who ran `command` by itself that lines on a terminal change nothing.
  static func noticeIfUnread(_ shell: Shell, _ command: String) {
    guard System.isTerminal(1) else { return }
    Output.warn("this shell was not changed; to change it type: \(shell.line(evaluating: command))")
  }
}

extension Shell {
  /// The shell that started the program; sh where that is no shell awsprof knows.
  static func ofParent() -> Shell {
    switch System.parentName() {
    case "fish": .fish
    case "pwsh", "powershell": .powershell
    case "nu": .nu
    default: .sh
    }
  }

  /// The line that uses a command's output.
  func line(evaluating command: String) -> String {
    switch self {
    case .sh, .bash, .zsh: "eval \"$(\(command))\""
    case .fish: "\(command) | source"
    case .powershell: "\(command) | Out-String | Invoke-Expression"
    case .nu:
      "let change = (\(command) | from json); load-env $change.set; hide-env -i ...$change.unset"
    }
  }
}
