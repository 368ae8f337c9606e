// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The option of the commands that hand keys on: `exec`, `process`, `export --credentials`.
///
/// `refresh` has none: no client would look for such a session in a cache.
struct MFAOptions: ParsableArguments {
  @Flag(
    help:
      "Exchange a user's keys for a session with the code of mfa_serial (GetSessionToken). It is kept nowhere."
  )
  var mfa = false
}
