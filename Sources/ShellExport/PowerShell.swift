// SPDX-License-Identifier: Apache-2.0

/// PowerShell: a statement a line, in the form that it has on every system.
enum PowerShell {
  static func lines(for change: EnvironmentChange) -> String {
    change.steps.map { step in
      switch step {
      // Remove-Item would ask or only pretend where a preference says so, and leave an error for what was not there.
      case .unset(let name): "$env:\(name) = $null;\n"
      case .set(let name, let value): "$env:\(name) = \(quoted(value));\n"
      }
    }.joined()
  }

  /// PowerShell ends a single-quoted string at any of five characters; each is doubled
  /// (CodeGeneration.EscapeSingleQuotedStringContent).
  private static func quoted(_ value: String) -> String {
    var result = "'"
    for scalar in value.unicodeScalars {
      switch scalar {
      case "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": result.unicodeScalars.append(scalar)
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result + "'"
  }
}
