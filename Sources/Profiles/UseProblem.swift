// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Each way in which the first use of a session fails before anything is sent: what the caches and the files beside hold
/// does not do.
package enum UseProblem: Error, Sendable {
  /// `AWS_CREDENTIAL_EXPIRATION` is past.
  case environmentEnded
  case environmentDate(String)
  /// Nobody signed in. `name` is the sso-session's, or the start URL.
  case noToken(name: String, CacheFile)
  case incompleteToken(startURL: String, CacheFile, reason: String)
  /// A token of an sso-session that nothing renews.
  case tokenEnded(CacheFile)
  /// A token of the legacy form.
  case legacyTokenEnded(CacheFile)
  case corrupt(CacheFile, reason: String)
  case noLogin(session: String, CacheFile)
  case incompleteLogin(CacheFile, missing: [String])
  case loginKey(CacheFile, LoginRenewal)
  /// A token file, and why it cannot be read.
  case tokenFile(Setting, SideFile.Fault)
  /// A value that the service's model refuses: the rule, in our words.
  case parameter(Setting, rule: String)
  /// The same of a member of a cache file.
  case cachedParameter(CacheFile, reason: String)
  case containerHost(String, variable: String)
  case containerToken(variable: String)
  /// The container's token file, and why it cannot be read.
  case containerTokenFile(path: String, SideFile.Fault)
  case withoutAWSCRT(Setting)
  /// The keys that a credential_process prints have ended.
  case processEnded(Setting)
}

extension UseProblem: Explained {
  package var place: String? {
    switch self {
    case .environmentEnded, .environmentDate: "environment AWS_CREDENTIAL_EXPIRATION"
    case .noToken(_, let file), .incompleteToken(_, let file, _), .tokenEnded(let file),
      .legacyTokenEnded(let file), .corrupt(let file, _), .noLogin(_, let file),
      .incompleteLogin(let file, _), .loginKey(let file, _),
      .cachedParameter(let file, _):
      file.shown
    case .tokenFile(let setting, _), .parameter(let setting, _), .withoutAWSCRT(let setting),
      .processEnded(let setting):
      setting.origin.description
    case .containerHost(_, let variable), .containerToken(let variable):
      "environment \(variable)"
    case .containerTokenFile: "environment AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
    }
  }

  package var sentence: String { Masking.sentence(rule) }

  private var rule: String {
    switch self {
    case .environmentEnded: "the keys in the environment have expired"
    case .environmentDate: "AWS_CREDENTIAL_EXPIRATION is not a date with a time zone"
    case .noToken(let name, _): "nobody signed in to '\(name)'"
    case .incompleteToken(_, _, let reason), .corrupt(_, let reason),
      .cachedParameter(_, let reason):
      "the file is of no use: \(reason)"
    case .tokenEnded: "the SSO session has expired, and nothing renews it"
    case .legacyTokenEnded: "the SSO session has expired"
    case .noLogin(let session, _): "nobody signed in as '\(session)'"
    case .incompleteLogin(_, let missing):
      "the file lacks \(missing.joined(separator: ", "))"
    case .loginKey: "the file's dpopKey is not a key"
    case .tokenFile(_, let fault): "the token file cannot be read (\(fault.reason))"
    case .parameter(let setting, let rule): "\(setting.key) \(rule)"
    case .containerHost(let host, _):
      "the credentials endpoint '\(host)' is neither this machine nor a container's"
    case .containerToken: "the container's token has a line end in it"
    case .containerTokenFile(_, let fault): "the token file cannot be read (\(fault.reason))"
    case .processEnded: "the credential_process prints keys that have expired"
    case .withoutAWSCRT: "boto3 reads login sessions only with awscrt installed"
    }
  }

  package var remedy: String {
    switch self {
    case .environmentEnded, .environmentDate: "export fresh keys, or unset them: awsprof unset"
    case .noToken, .incompleteToken, .tokenEnded, .legacyTokenEnded: "aws sso login"
    case .noLogin, .incompleteLogin, .loginKey: "aws login"
    case .corrupt, .cachedParameter: "delete the file, or sign in again"
    case .tokenFile: "name a file that is there; ~ and variables are not expanded"
    case .parameter: "write a value that AWS takes"
    case .containerHost: "use https, or a loopback address"
    case .containerToken: "write the token without a line end"
    case .containerTokenFile: "name a file that is there"
    case .processEnded: "run what it runs by hand"
    case .withoutAWSCRT: "pip install \"botocore[crt]\""
    }
  }
}
