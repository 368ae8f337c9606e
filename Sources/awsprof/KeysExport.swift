// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport
import SignIn
import SignInWire

/// `awsprof export NAME --credentials`: lines that make a shell have the keys of a session.
struct KeysExport {
  let name: Profile.Name
  let shell: Shell
  let region: Picker.RegionChoice
  let mfa: MFAOptions
  let signIn: SignInOptions

  private static let command = "awsprof export NAME --credentials"

  func run() throws(Failure) {
    try Output.keepFromTerminal(
      name, hint: "to change this shell type: \(shell.line(evaluating: Self.command))")
    let world = try signIn.log.world()
    let target = try signIn.target(
      named: name, of: world.readProfiles(), in: world, mfa: mfa)
    let region = try ExportLines.region(of: target.profile, region)
    let outcome = try target.signIn(in: world)
    try ExportLines.write(
      EnvironmentChange(keys: outcome.credentials.exported, region: region), to: shell)
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
