// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import SignIn

/// `awsprof whoami [NAME]`: asks AWS who the credentials are.
struct WhoamiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Asks AWS who the credentials are: account, ARN, user id.",
    discussion: """
      Without a NAME the credentials that a command would use in this shell. 'awsprof status' says the same from the \
      files, without asking anybody.
      """)

  @Argument(help: "The profile's name, exactly.")
  var name: String?

  @Flag(help: "JSON, as 'aws sts get-caller-identity' prints it.")
  var json = false

  @OptionGroup var signIn: SignInOptions

  func run() throws {
    let world = try signIn.log.world()
    let target = try signIn.target(
      named: name.map { Profile.Name($0) }, of: world.readProfiles(), in: world)
    let identity = try target.identity(in: world)
    try Output.print(json ? Self.json(identity) : Self.text(identity))
  }

  private static func text(_ identity: IdentityFlow.Identity) -> String {
    [("account", identity.account), ("arn", identity.arn), ("user", identity.userID)].map {
      Visible("\($0)  \($1)").text + "\n"
    }.joined()
  }

  private static func json(_ identity: IdentityFlow.Identity) -> String {
    PythonJSON.text(
      [
        ("UserId", .string(identity.userID)), ("Account", .string(identity.account)),
        ("Arn", .string(identity.arn)),
      ], .spaced) + "\n"
  }
}
