// SPDX-License-Identifier: Apache-2.0

/// fish: a statement a line.
///
/// Erasing a variable that is not set is no error there, and says nothing.
enum FishShell {
  static func lines(for change: EnvironmentChange) -> String {
    change.steps.map { step in
      switch step {
      case .unset(let name): "set -e \(name);\n"
      case .set(let name, let value): "set -gx \(name) \(quoted(value));\n"
      }
    }.joined()
  }

  /// Between single quotes only `\` and `'` mean anything, and both take a backslash.
  private static func quoted(_ value: String) -> String {
    var result = "'"
    for scalar in value.unicodeScalars {
      if scalar == "'" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "'"
  }
}
