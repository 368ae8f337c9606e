// SPDX-License-Identifier: Apache-2.0

/// sh, bash, zsh, dash, ksh: one line of `&&`, so that a step that fails (a `readonly` variable) stops the rest and the
/// shell is never half one profile and half another.
enum POSIXShell {
  static func lines(for change: EnvironmentChange) -> String {
    var unset = ""
    var set = ""
    for step in change.steps {
      switch step {
      case .unset(let name): unset += " " + name
      case .set(let name, let value): set += " && export " + name + "=" + quoted(value)
      }
    }
    return "unset" + unset + set + ";\n"
  }

  /// `'it'\''s'`: nothing but a quote means anything between single quotes, in every POSIX shell.
  static func quoted(_ value: String) -> String {
    var result = "'"
    for scalar in value.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }
}
