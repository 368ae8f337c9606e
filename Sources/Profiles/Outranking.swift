// SPDX-License-Identifier: Apache-2.0

/// A variable that still decides something after a profile has been chosen, and what.
package struct Outranking: Hashable, Sendable {
  package let variable: String
  package let effect: String

  package var sentence: String { "\(variable) is set: \(effect)" }

  /// What in `environment` stands over or beside a chosen profile.
  ///
  /// No value is quoted, a URL may hold a password.
  package static func all(in environment: Environment) -> [Outranking] {
    var all: [Outranking] = []
    for variable in environment.variables where !variable.value.isEmpty {
      if let effect = effect(of: variable.name) {
        all.append(Outranking(variable: variable.name, effect: effect))
      }
    }
    return all
  }

  private static func effect(of name: String) -> String? {
    switch name {
    case "AWS_WEB_IDENTITY_TOKEN_FILE":
      "its web identity is used instead of the profile's own SSO, keys or process"
    case "AWS_ROLE_ARN": "with a web identity token it replaces the profile's role_arn"
    case "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI":
      "a profile without credentials gets the container's"
    case "AWS_CONFIG_FILE": "profiles are read from the file it names"
    case "AWS_SHARED_CREDENTIALS_FILE": "credentials are read from the file it names"
    case "AWS_ENDPOINT_URL": "every request goes to the address it names"
    case _ where name.hasPrefix("AWS_ENDPOINT_URL_"):
      "requests to this service go to the address it names"
    case _ where name.hasPrefix("AWS_BEARER_TOKEN_"):
      "this service uses its token and not the profile"
    default: nil
    }
  }
}
