// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// Where a value comes from.
///
/// There is no "unknown": a value without a place is not shown.
package enum Origin: Hashable, Sendable {
  /// `--region eu-west-1` on awsprof's own command line, or a region chosen on its screen.
  case option(String)
  /// `AWS_DEFAULT_REGION` in the environment.
  case environment(variable: String)
  /// The profile's own line.
  case line(SourceLocation)
  /// A line of the file's `[DEFAULT]` section, which botocore hands to every profile.
  case inherited(SourceLocation)
  /// What the client does when nobody says anything.
  case clientDefault
}

extension Origin: CustomStringConvertible {
  package var description: String {
    switch self {
    case .option(let option): option
    case .environment(let variable): "environment \(variable)"
    case .line(let location): location.description
    case .inherited(let location): "\(location) [DEFAULT]"
    case .clientDefault: "default"
    }
  }

  /// The line to open an editor at, where there is one.
  package var location: SourceLocation? {
    switch self {
    case .line(let location), .inherited(let location): location
    case .option, .environment, .clientDefault: nil
    }
  }
}

/// One value of a profile, its place, and the values it hides.
///
///     region = us-east-1      ~/.aws/credentials:3
///       hides eu-west-1       ~/.aws/config:12
package struct Setting: Sendable {
  package let key: Verbatim
  package var value: WrittenSetting.Value
  package var origin: Origin
  package var hidden: [HiddenSetting]

  package init(
    key: Verbatim, value: WrittenSetting.Value, origin: Origin, hidden: [HiddenSetting] = []
  ) {
    self.key = key
    self.value = value
    self.origin = origin
    self.hidden = hidden
  }

  /// The value where it is plain text, `nil` where it is a nested block.
  package var text: String? {
    switch value {
    case .text(let text): text
    case .block: nil
    }
  }
}

/// A value that another one hides.
package struct HiddenSetting: Sendable {
  /// Why the other one wins.
  package enum Reason: String, Hashable, Sendable {
    case explicitOption = "chosen explicitly"
    case environmentWins = "environment wins"
    case earlierVariableWins = "another variable is read first"
    case credentialsFileWins = "credentials file wins"
    case laterSectionWins = "a later section replaces this one"
    case profileDefaultWins = "[profile default] wins over [default]"
    case laterLineWins = "a later line overwrites this one"
    case ownLineWins = "the profile's own line wins over [DEFAULT]"
  }

  package let value: WrittenSetting.Value
  package let origin: Origin
  package let reason: Reason

  package init(value: WrittenSetting.Value, origin: Origin, reason: Reason) {
    self.value = value
    self.origin = origin
    self.reason = reason
  }
}

/// The keys whose values are never shown, not even in part.
package enum SecretKeys {
  private static let names: [Verbatim] = [
    "aws_secret_access_key", "aws_session_token", "aws_security_token",
  ]
  private static let marks: [StaticString] = [
    "secret", "password", "passwd", "token", "private_key",
  ]
  private static let harmless: [Verbatim] = ["web_identity_token_file"]

  /// Whether `key` holds a secret by its documented meaning, or says so by its name.
  package static func contains(_ key: Verbatim) -> Bool {
    if names.contains(key) { return true }
    if harmless.contains(key) { return false }
    return marks.contains { key.text.contains(ascii: $0) }
  }
}
