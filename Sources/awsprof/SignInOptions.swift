// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Profiles
import SignIn

/// The options of every command that may sign in: how, and what is logged of it.
struct SignInOptions: ParsableArguments {
  @Flag(help: "Sign in to SSO with a code on a page, which may be open on another machine.")
  var deviceCode = false

  @OptionGroup var log: LogOptions

  /// The profile of that name, or without one what a command would use here, to be signed in as the options say.
  func target(
    named name: Profile.Name?, of profiles: ProfileSet, in world: World, mfa: MFAOptions? = nil
  ) throws(Failure) -> SignInTarget {
    var target = try SignInTarget(named: name, of: profiles, in: world)
    target.surroundings.usesDeviceCode = deviceCode
    target.surroundings.usesSessionToken = mfa?.mfa ?? false
    return target
  }
}
