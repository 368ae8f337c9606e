// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The environment variables of the shell that asks, as a value: those that AWS's clients read.
package struct Environment: Sendable {
  /// In the order of the environment.
  ///
  /// A list and not a dictionary: it is asked a dozen times, and making a dictionary of it would cost more than all of
  /// that.
  package private(set) var variables: [Variable] = []

  package struct Variable: Sendable {
    package let name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Of two variables of one name the first counts, as it does for `getenv`.
  package init(_ variables: [Variable] = []) {
    self.variables = variables
  }

  /// The value of a variable, which may be empty; `nil` where it is not set.
  package subscript(name: String) -> String? {
    get { variables.first { $0.name == name }?.value }
    set {
      variables.removeAll { $0.name == name }
      if let newValue { variables.append(Variable(name, newValue)) }
    }
  }

  /// The value of a variable, where an empty one counts as unset.
  package func nonEmpty(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Environment {
  /// A variable that stands for a setting, an empty one too; `nil` where it is not set.
  func setting(_ key: Verbatim, _ variable: String) -> Setting? {
    self[variable].map {
      Setting(key: key, value: .text($0), origin: .environment(variable: variable))
    }
  }
}

extension Environment: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map(Variable.init))
  }
}
