// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import ShellExport
import SignIn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `awsprof exec NAME -- CMD`: becomes the command, with the keys of a session in its environment.
struct ExecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec",
    abstract: "Runs a command as a profile: its keys in the command's environment.",
    usage:
      "awsprof exec NAME [--region <region>] [--no-region] [--mfa] [--device-code] -- COMMAND [ARGUMENT ...]",
    discussion: """
      The command takes awsprof's place: signals reach it and its exit status is the one you get. \
      Signs in first where the session has ended. 127: there is no such command; 126: it cannot be run.
      """)

  @Argument(help: "The profile's name, exactly.")
  var name: String

  @Option(help: ArgumentHelp("Use this region instead of the profile's own.", valueName: "region"))
  var region: String?

  @Flag(help: "Leave both region variables out.")
  var noRegion = false

  @Argument(parsing: .postTerminator, help: "The command, after --.")
  var command: [String] = []

  @OptionGroup var mfa: MFAOptions
  @OptionGroup var signIn: SignInOptions

  func validate() throws {
    if command.isEmpty { throw ValidationError("name the command after --") }
    if region != nil, noRegion {
      throw ValidationError("--region and --no-region exclude each other")
    }
  }

  func run() throws {
    let world = try signIn.log.world()
    let target = try signIn.target(
      named: Profile.Name(name), of: world.readProfiles(), in: world, mfa: mfa)
    let choice: Picker.RegionChoice = region.map { .named($0) } ?? (noRegion ? .unset : .profiles)
    // The command would otherwise lose the region that the shell has for a profile without one.
    let region =
      try ExportLines.region(of: target.profile, choice)
      ?? (noRegion ? nil : world.environment.region)
    let outcome = try target.signIn(in: world)
    throw Self.become(
      command, with: EnvironmentChange(keys: outcome.credentials.exported, region: region))
  }

  /// Turns into the command; comes back only with the reason why it could not.
  private static func become(_ words: [String], with change: EnvironmentChange) -> Failure {
    for step in change.steps {
      switch step {
      case .unset(let name): unsetenv(name)
      case .set(let name, let value): setenv(name, value, 1)
      }
    }
    _ = System.withCStrings(words) { execvp(words[0], $0) }
    let code = errno
    return Failure(
      "'\(words[0])' cannot be run (\(System.reason(code)))",
      status: code == ENOENT ? .notFound : .cannotRun)
  }
}
