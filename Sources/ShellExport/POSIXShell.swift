// SPDX-License-Identifier: Apache-2.0

/// sh, bash, zsh, dash, ksh: one line of `&&`, so that a step that fails (a `readonly` variable) stops the rest and the
/// shell is never half one profile and half another.
enum POSIXShell {
  static func lines(for change: EnvironmentChange) -> String {
    var line = "unset"
    line.reserveCapacity(512)
    for case .unset(let name) in change.steps {
      line += " "
      line += name
    }
    for case .set(let name, let value) in change.steps {
      line += " && export "
      line += name
      line += "="
      line += quoted(value)
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
