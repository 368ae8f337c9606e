// SPDX-License-Identifier: Apache-2.0

/// A variable that still decides something after a profile has been chosen, and what.
package struct Outranking: Hashable, Sendable {
  package let variable: String
  package let effect: String

  package var sentence: String { "\(variable) is set: \(effect)" }

  /// What in `environment` stands over or beside a chosen profile. No value is quoted, a URL may hold a password.
  package static func all(in environment: Environment) -> [Outranking] {
    let known = table.filter { environment.nonEmpty($0.variable) != nil }
    let byPrefix = prefixes.flatMap { prefix, effect in
      environment.variables.map(\.name).filter { $0.hasPrefix(prefix) }.sorted().map {
        Outranking(variable: $0, effect: effect)
      }
    }
    return known + byPrefix
  }

  private static let table: [Outranking] = [
    Outranking(
      variable: "AWS_WEB_IDENTITY_TOKEN_FILE",
      effect: "its web identity is used instead of the profile's own SSO, keys or process"),
    Outranking(
      variable: "AWS_ROLE_ARN", effect: "with a web identity token it replaces the profile's role_arn"),
    Outranking(
      variable: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
      effect: "a profile without credentials gets the container's"),
    Outranking(
      variable: "AWS_CONTAINER_CREDENTIALS_FULL_URI",
      effect: "a profile without credentials gets the container's"),
    Outranking(variable: "AWS_CONFIG_FILE", effect: "profiles are read from the file it names"),
    Outranking(
      variable: "AWS_SHARED_CREDENTIALS_FILE", effect: "credentials are read from the file it names"),
    Outranking(variable: "AWS_ENDPOINT_URL", effect: "every request goes to the address it names"),
  ]

  private static let prefixes: [(String, String)] = [
    ("AWS_ENDPOINT_URL_", "requests to this service go to the address it names"),
    ("AWS_BEARER_TOKEN_", "this service uses its token and not the profile"),
  ]
}
