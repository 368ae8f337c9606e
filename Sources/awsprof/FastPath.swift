// SPDX-License-Identifier: Apache-2.0

/// The one command that runs at every prompt or shell start in its plain form: `export NAME`.
///
/// The argument parser costs 16 million instructions and this 1; a test holds that both ways print the same.
enum FastPath {
  static func command(for arguments: [String]) -> ExportCommand? {
    guard arguments.count == 2, arguments[0] == "export", !arguments[1].hasPrefix("-"), !arguments[1].isEmpty
    else { return nil }
    return ExportCommand(name: arguments[1])
  }
}
