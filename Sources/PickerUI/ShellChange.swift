// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// What the lines for a choice would do to the shell, in their order; which lines those are is said elsewhere.
package struct ShellChange: Sendable {
  package struct Step: Sendable {
    package let variable: String
    /// `nil` takes the variable away.
    package let value: String?

    package init(_ variable: String, _ value: String?) {
      self.variable = variable
      self.value = value
    }
  }

  package let steps: [Step]
  /// Why no shell can be told of the choice.
  package let refusal: String?

  package init(_ steps: [Step], refusal: String? = nil) {
    self.steps = steps
    self.refusal = refusal
  }

  /// `environment` as it is after the lines have been evaluated.
  package func applied(to environment: Environment) -> Environment {
    var after = environment
    for step in steps { after[step.variable] = step.value }
    return after
  }
}
