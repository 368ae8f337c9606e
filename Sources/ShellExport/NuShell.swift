// SPDX-License-Identifier: Apache-2.0

/// nu: JSON, because nu has no `eval`.
///
/// The function of `awsprof init nu` gives `set` to `load-env` and `unset` to `hide-env`:
///
///     {"set":{"AWS_PROFILE":"prod"},"unset":["AWS_ACCESS_KEY_ID"]}
enum NuShell {
  static func lines(for change: EnvironmentChange) -> String {
    var set: [String] = []
    var unset: [String] = []
    for step in change.steps {
      switch step {
      case .unset(let name): unset.append(QuotedText.json(name))
      case .set(let name, let value):
        set.append("\(QuotedText.json(name)):\(QuotedText.json(value))")
      }
    }
    return #"{"set":{\#(set.joined(separator: ","))},"unset":[\#(unset.joined(separator: ","))]}"#
      + "\n"
  }
}
