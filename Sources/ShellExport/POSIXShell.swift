// SPDX-License-Identifier: Apache-2.0

/// sh, bash, zsh, dash, ksh: one line of `&&`, the profile first.
///
/// A step that fails stops the rest: with a `readonly AWS_PROFILE` nothing at all is changed, and the shell is never half
/// one profile and half another.
enum POSIXShell {
  static func lines(for change: EnvironmentChange) -> String {
    var line = ""
    line.reserveCapacity(512)
    var isUnsetting = false
    for step in change.steps {
      switch step {
      case .unset(let name):
        line += isUnsetting ? " " : line.isEmpty ? "unset " : " && unset "
        line += name
        isUnsetting = true
      case .set(let name, let value):
        line += line.isEmpty ? "export " : " && export "
        line += name
        line += "="
        line += quoted(value)
        isUnsetting = false
      }
    }
    line += ";\n"
    return line
  }

  /// `'it'\''s'`: nothing but a quote means anything between single quotes, in every POSIX shell.
  static func quoted(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "'")) else { return "'" + value + "'" }
    var result = "'"
    for scalar in value.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }
}
