// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// `awsprof export NAME`: the lines for a profile, without a screen.
struct ExportCommand {
  var name: String
  var shell: Shell?
  var format: Format?
  var region: Picker.RegionChoice
  var client: Client = .boto3

  func run() throws(Failure) {
    let world = try World(client: client)
    let lines = ExportLines(
      world: world, profiles: world.readProfiles(), shell: shell ?? format?.shell ?? .ofParent(),
      command: command)
    let choice = Picker.Choice(profile: Profile.Name(name), region: region)
    guard let format, format.shell == nil else { return try lines.write(choice) }
    try ExportFormat(lines: lines, format: format).write(choice)
  }

  private var command: String {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./@+:".utf8.contains(byte)
    }
    return "awsprof export \(isPlain ? name : "NAME")"
  }
}

struct ExportParser: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints the lines that make a shell be this profile.",
    usage: """
      eval "$(awsprof export NAME)"
      awsprof export NAME [--region <region>] [--no-region] [--shell <shell>] [--credentials [--mfa] [--device-code]]
      awsprof export NAME --format <format>
      """,
    discussion: """
      Formats besides the shells', and what they cannot say:

        dotenv      a .env file, also with --credentials; takes no variable away, refuses quotes
        json        the variables to set and to unset; see awsprof-json(5)
        cli-flags   --profile NAME --region REGION; refuses quotes
        boto3       a session, a client and a resource, in Python
        terraform   a provider block; only names that Go reads work there
        process     the credentials, for a credential_process line

      process takes the keys of the profile, or live ones that the AWS CLI has cached. It renews nothing, and never \
      prints on a terminal.
      """)

  @Argument(help: "The profile's name, exactly.")
  var name: String

  @Option(help: "Write it for this: a shell, or one of the formats above.")
  var format: Format?

  @OptionGroup var options: ShellOptions
  @OptionGroup var reader: ClientOptions

  @Flag(
    help: "Export the session's keys, token and end instead of AWS_PROFILE; signs in where it must."
  )
  var credentials = false

  @OptionGroup var mfa: MFAOptions
  @OptionGroup var signIn: SignInOptions

  func validate() throws {
    if format != nil, options.shell != nil {
      throw ValidationError("--format and --shell exclude each other")
    }
    if credentials, let format, KeysExport.Target(format) == nil {
      throw ValidationError(
        "--credentials speaks to a shell or writes a .env file, and \(format.rawValue) is neither; for a program: awsprof process NAME"
      )
    }
    if credentials, reader.client != .boto3 {
      throw ValidationError("--credentials signs in as boto3 does; --client goes without it")
    }
    if mfa.mfa, !credentials { throw ValidationError("--mfa goes with --credentials") }
    if signIn.deviceCode, !credentials {
      throw ValidationError("--device-code goes with --credentials")
    }
  }

  func run() throws {
    if credentials {
      return try KeysExport(
        name: Profile.Name(name),
        target: format.flatMap(KeysExport.Target.init) ?? .shell(options.shell ?? .ofParent()),
        region: options.regionChoice, mfa: mfa, signIn: signIn
      ).run()
    }
    try ExportCommand(
      name: name, shell: options.shell, format: format, region: options.regionChoice,
      client: reader.client
    ).run()
  }
}

struct UnsetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unset", abstract: "Prints the lines that take AWS out of a shell.",
    usage: "eval \"$(awsprof unset)\"")

  @Option(
    help: "Speak to this shell: sh, bash, zsh, fish, powershell or nu. Usually the one that asks.")
  var shell: Shell?

  func run() throws {
    let shell = shell ?? Shell.ofParent()
    try ExportLines.write(EnvironmentChange(), to: shell)
    ExportLines.noticeIfUnread(shell, "awsprof unset")
  }
}
