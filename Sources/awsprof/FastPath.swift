// SPDX-License-Identifier: Apache-2.0

import PickerUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one command that runs at every prompt or shell start in its plain form: `export NAME`.
///
/// The argument parser costs 16 million instructions and this 1; a test holds that both ways print the same.
enum FastPath {
  /// The command, where the arguments are exactly `export NAME` and the name is no option.
  static func command() -> ExportCommand? {
    let arguments = CommandLine.unsafeArgv
    guard CommandLine.argc == 3, let verb = arguments[1], let name = arguments[2],
      strcmp(verb, "export") == 0, name[0] != 0, name[0] != CChar(UInt8(ascii: "-"))
    else { return nil }
    return ExportCommand(name: String(cString: name), region: .profiles)
  }
}
