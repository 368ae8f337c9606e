// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport
import SignIn
import SignInWire

/// `awsprof export NAME --credentials`: lines that make a shell have the keys of a session.
struct KeysExport {
  /// What reads it.
  enum Target {
    case shell(Shell)
    /// A .env file.
    case dotenv

    init?(_ format: Format) {
      switch (format, format.shell) {
      case (_, let shell?): self = .shell(shell)
      case (.dotenv, nil): self = .dotenv
      case (_, nil): return nil
      }
    }
  }

  let name: Profile.Name
  let target: Target
  let region: Picker.RegionChoice
  let mfa: MFAOptions
  let signIn: SignInOptions

  private static let command = "awsprof export NAME --credentials"

  func run() throws(Failure) {
    try Output.keepFromTerminal(name, hint: hint)
    let world = try signIn.log.world()
    let signedIn = try signIn.target(
      named: name, of: world.readProfiles(), in: world, mfa: mfa)
    let region = try ExportLines.region(of: signedIn.profile, region)
    let outcome = try signedIn.signIn(in: world)
    let change = EnvironmentChange(keys: outcome.credentials.exported, region: region)
    switch target {
    case .shell(let shell): try ExportLines.write(change, to: shell)
    case .dotenv: try ExportLines.write(change.dotenv)
    }
  }

  private var hint: String {
    switch target {
    case .shell(let shell): "to change this shell type: \(shell.line(evaluating: Self.command))"
    case .dotenv:
      "send it into a file that is yours alone: (umask 077; \(Self.command) --format dotenv > .env)"
    }
  }
}

extension SigningKeys {
  /// As environment variables carry them.
  var exported: EnvironmentChange.Keys {
    EnvironmentChange.Keys(
      accessKeyID: accessKeyID, secretAccessKey: secretAccessKey.revealed,
      sessionToken: sessionToken?.revealed, expiration: expiration?.iso8601,
      account: account)
  }
}
