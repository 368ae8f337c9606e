// SPDX-License-Identifier: Apache-2.0

/// sh, bash, zsh, dash, ksh: one line of `&&`, so that a step that fails (a `readonly` variable) stops the rest and the
/// shell is never half one profile and half another.
enum POSIXShell {
  static func lines(for change: EnvironmentChange) -> String {
    var statements: [String] = []
    var unset: [String] = []
    for step in change.steps {
      switch step {
      case .unset(let name): unset.append(name)
      case .set(let name, let value): statements.append("export \(name)=\(quoted(value))")
      }
    }
    if !unset.isEmpty { statements.insert("unset \(unset.joined(separator: " "))", at: 0) }
    return statements.joined(separator: " && ") + ";\n"
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
