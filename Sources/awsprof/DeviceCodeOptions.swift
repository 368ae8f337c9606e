// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The option of every command that may sign in to SSO.
struct DeviceCodeOptions: ParsableArguments {
  @Flag(help: "Sign in to SSO with a code on a page, which may be open on another machine.")
  var deviceCode = false
}
