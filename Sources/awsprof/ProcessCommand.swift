// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import Profiles
import ShellExport
import SignIn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `awsprof process NAME`: credentials as a `credential_process` prints them, so that any SDK can use any profile.
///
///     [profile for-an-old-sdk]
///     credential_process = awsprof process prod-admin
struct ProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Prints a profile's credentials as a credential_process does.",
    usage: "credential_process = awsprof process NAME")

  @Argument(help: "The profile's name, exactly.")
  var name: String

  @OptionGroup var mfa: MFAOptions
  @OptionGroup var signIn: SignInOptions

  /// The profiles that are being asked for, further up: one a line.
  private static let variable = "AWSPROF_PROCESS"

  func run() throws {
    try Output.keepFromTerminal(
      Profile.Name(name), hint: "it is for a program: credential_process = awsprof process NAME")
    let above = System.variable(Self.variable) ?? ""
    guard !above.split(separator: "\n").contains(where: { Verbatim(String($0)) == Verbatim(name) })
    else {
      throw Failure(
        "profile '\(name)' asks awsprof for profile '\(name)', and so on for ever",
        hint: "let its credential_process name another profile")
    }
    setenv(Self.variable, above.isEmpty ? name : "\(above)\n\(name)", 1)
    let world = try signIn.log.world()
    var target = try signIn.target(
      named: Profile.Name(name), of: world.readProfiles(), in: world, mfa: mfa)
    target.surroundings.isAttended = System.mayAsk
    let keys = try target.signIn(in: world).credentials
    try Output.print(keys.exported.asProcessPrints)
  }
}
