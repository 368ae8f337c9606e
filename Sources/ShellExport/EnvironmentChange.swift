// SPDX-License-Identifier: Apache-2.0

/// What a shell's environment is to become: the profile, then what goes, then the regions, always in this order.
///
/// This module is what is `eval`ed, and it imports nothing: every name comes from the lists in this file, every value is
/// quoted for its shell or refused.
package struct EnvironmentChange: Equatable, Sendable {
  package enum Step: Equatable, Sendable {
    case unset(String)
    case set(String, String)
  }

  package let steps: [Step]

  /// Makes the shell be a profile.
  ///
  /// Keys in the environment beat `AWS_PROFILE` in nearly every client, and botocore reads `AWS_DEFAULT_PROFILE` first,
  /// so they go. The region goes into both variables: boto3 reads only `AWS_DEFAULT_REGION`, the JavaScript SDK only
  /// `AWS_REGION`. Without a region both go, and each client finds its own.
  package init(profile: String, region: String?) {
    let regions = ["AWS_REGION", "AWS_DEFAULT_REGION"]
    var steps = [Step.set("AWS_PROFILE", profile)]
    steps += Self.outranking.map { Step.unset($0) }
    if region == nil { steps += regions.map { Step.unset($0) } }
    if let region { steps += regions.map { Step.set($0, region) } }
    self.steps = steps
  }

  /// Temporary or permanent keys as the variables that every client reads.
  package struct Keys: Equatable, Sendable {
    package var accessKeyID: String
    package var secretAccessKey: String
    package var sessionToken: String?
    /// When they end: `2026-01-15T13:00:00Z`.
    package var expiration: String?
    /// The account that they act in, where somebody said so.
    package var account: String?

    package init(
      accessKeyID: String, secretAccessKey: String, sessionToken: String?, expiration: String?,
      account: String?
    ) {
      self.accessKeyID = accessKeyID
      self.secretAccessKey = secretAccessKey
      self.sessionToken = sessionToken
      self.expiration = expiration
      self.account = account
    }

    /// What a `credential_process` prints (the AWS SDKs' reference, "Process credential provider").
    package var asProcessPrints: String {
      let members: [(String, String?)] = [
        ("AccessKeyId", accessKeyID), ("SecretAccessKey", secretAccessKey),
        ("SessionToken", sessionToken), ("Expiration", expiration), ("AccountId", account),
      ]
      let written = members.compactMap { name, value in
        value.map { "\(QuotedText.json(name)): \(QuotedText.json($0))" }
      }
      return #"{"Version": 1, \#(written.joined(separator: ", "))}"# + "\n"
    }
  }

  /// Makes the shell have keys of its own, without the profile that they are of.
  ///
  /// A token or an account of other keys, and a profile beside keys, would contradict them.
  package init(keys: Keys, region: String?) {
    let values: [(String, String?)] = [
      ("AWS_ACCESS_KEY_ID", keys.accessKeyID), ("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey),
      ("AWS_SESSION_TOKEN", keys.sessionToken), ("AWS_CREDENTIAL_EXPIRATION", keys.expiration),
      ("AWS_ACCOUNT_ID", keys.account), ("AWS_SECURITY_TOKEN", nil), ("AWS_PROFILE", nil),
      ("AWS_DEFAULT_PROFILE", nil), ("AWS_REGION", region), ("AWS_DEFAULT_REGION", region),
    ]
    steps = values.map { name, value in value.map { .set(name, $0) } ?? .unset(name) }
  }

  /// Takes AWS out of the shell.
  package init() {
    let rest = ["AWS_ACCOUNT_ID", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION"]
    steps = (Self.outranking + rest).map { .unset($0) }
  }

  /// The variables that would beat or contradict the profile.
  package static let outranking = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION", "AWS_DEFAULT_PROFILE",
  ]
}
