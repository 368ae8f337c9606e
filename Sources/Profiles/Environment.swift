// SPDX-License-Identifier: Apache-2.0

/// The environment variables of the shell that asks, as a value.
package struct Environment: Sendable {
  package var variables: [String: String]

  package init(_ variables: [String: String] = [:]) {
    self.variables = variables
  }

  /// The value of a variable, which may be empty; `nil` where it is not set.
  package subscript(name: String) -> String? { variables[name] }

  /// The value of a variable, where an empty one counts as unset.
  package func nonEmpty(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  package func without(_ names: some Sequence<String>) -> Environment {
    var rest = self
    for name in names { rest.variables[name] = nil }
    return rest
  }
}
