// SPDX-License-Identifier: Apache-2.0

/// A way to write down a profile and a region: for a shell, or for something that is not one.
package enum Format: String, CaseIterable, Sendable {
  case sh, bash, zsh, fish, powershell, nu
  case dotenv, json, process
  case cliFlags = "cli-flags"
  case boto3, terraform

  /// The shell that it is for, where it is for one.
  package var shell: Shell? { Shell(rawValue: rawValue) }

  /// How what it says is read: that decides what else of the environment still counts.
  package enum Reach: Sendable {
    /// It sets variables and takes the others away.
    case setsAndUnsets
    /// It sets variables and can take none away.
    case setsOnly
    /// It names the profile itself, which beats every variable.
    case namesProfile
    /// It is the credentials, with their secret.
    case credentials
  }

  package var reach: Reach {
    switch self {
    case .sh, .bash, .zsh, .fish, .powershell, .nu, .json: .setsAndUnsets
    case .dotenv: .setsOnly
    case .cliFlags, .boto3, .terraform: .namesProfile
    case .process: .credentials
    }
  }
}

/// A profile and a region, or what each client finds where there is none.
package struct Snippet: Sendable {
  package let profile: String
  package let region: String?

  package init(profile: String, region: String?) {
    self.profile = profile
    self.region = region
  }

  package var change: EnvironmentChange { EnvironmentChange(profile: profile, region: region) }

  /// The text in a format; `nil` for credentials, which are no matter of names.
  package func text(in format: Format) throws(UnspeakableValue) -> String? {
    if let shell = format.shell { return try shell.lines(for: change) }
    try UnspeakableValue.check(profile, of: "AWS_PROFILE")
    switch format {
    case .dotenv: return try change.dotenv()
    case .json: return json
    case .cliFlags: return try flags()
    case .boto3: return boto3
    case .terraform: return try terraform()
    case .sh, .bash, .zsh, .fish, .powershell, .nu, .process: return nil
    }
  }

  /// Words that a shell makes of `$(...)` without quotes, which it would not take out of the text.
  private func flags() throws(UnspeakableValue) -> String {
    try UnspeakableValue.checkPlain(profile, of: "AWS_PROFILE")
    return "--profile \(profile)" + (region.map { " --region \($0)" } ?? "") + "\n"
  }

  private var json: String {
    var set: [String] = []
    var unset: [String] = []
    for step in change.steps {
      switch step {
      case .set(let name, let value):
        set.append("    \(QuotedText.json(name)) : \(QuotedText.json(value))")
      case .unset(let name): unset.append("    \(QuotedText.json(name))")
      }
    }
    return """
      {
        "profile" : \(QuotedText.json(profile)),
        "region" : \(region.map(QuotedText.json) ?? "null"),
        "set" : {
      \(set.joined(separator: ",\n"))
        },
        "unset" : [
      \(unset.joined(separator: ",\n"))
        ],
        "version" : 1
      }

      """
  }

  private var boto3: String {
    let place = region.map { ", region_name=\(QuotedText.python($0))" } ?? ""
    return """
      import boto3

      session = boto3.Session(profile_name=\(QuotedText.python(profile))\(place))
      client = session.client("sts")
      resource = session.resource("s3")

      """
  }

  /// Terraform's language composes the text between its quotes, so that a name in another form would be another name.
  private func terraform() throws(UnspeakableValue) -> String {
    if profile.unicodeScalars.contains(where: \.mayBeComposed) {
      throw UnspeakableValue(variable: "AWS_PROFILE", reason: .composed)
    }
    let place = region.map { "  region  = \(QuotedText.terraform($0))\n" } ?? ""
    return """
      provider "aws" {
        profile = \(QuotedText.terraform(profile))
      \(place)}

      """
  }
}

extension EnvironmentChange {
  /// What is set, as a .env file; what is to go, none can say.
  ///
  /// Readers of .env files agree on no quotes: python-dotenv takes them away and `docker run --env-file` keeps them.
  package func dotenv() throws(UnspeakableValue) -> String {
    var text = ""
    for case .set(let name, let value) in steps {
      try UnspeakableValue.checkPlain(value, of: name)
      text += "\(name)=\(value)\n"
    }
    return text
  }
}
