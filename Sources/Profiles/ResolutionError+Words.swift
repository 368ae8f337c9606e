// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension ResolutionError: CustomStringConvertible {
  /// Place, rule and what to do, in one line each.
  package var description: String {
    (place.map { "\($0): " } ?? "") + sentence
  }

  /// The rule that is broken.
  package var sentence: String { Masking.sentence(rule) }

  private var rule: String {
    switch self {
    case .refusedFile(let complaint):
      complaint.sentence + ", so \(complaint.client.name) refuses the whole file"
    case .profileNotFound(let name, _):
      "profile '\(name)' is not defined"
    case .partialKeys(_, let missing, _):
      "\(Self.notComplete): '\(missing)' is missing"
    case .bothSources(let name, _, _):
      "profile '\(name)' has both source_profile and credential_source"
    case .neitherSource(let name, _):
      "\(Self.notComplete): profile '\(name)' has a role_arn and neither source_profile nor credential_source"
    case .unknownCredentialSource(_, let setting):
      "credential_source '\(setting.text ?? "")' is none of Environment, EcsContainer, Ec2InstanceMetadata"
    case .emptyCredentialSource(_, let setting):
      "credential_source '\(setting.text ?? "")' gives no credentials in this environment"
    case .unknownSourceProfile(_, let setting):
      "source_profile '\(setting.text ?? "")' is not defined"
    case .loop(let setting, let visited):
      "source_profile '\(setting.text ?? "")' closes a loop: \(Self.path(visited, setting))"
    case .sourceWithoutCredentials(let setting):
      "source_profile '\(setting.text ?? "")' has no credentials"
    case .webIdentityWithoutRole:
      "web_identity_token_file is set and role_arn is not"
    case .unknownSSOSession(_, let setting):
      "sso_session '\(setting.text ?? "")' is not defined"
    case .inconsistentSSO(let profile, let session):
      "'\(profile.key)' differs from \(session.origin), and must be the same"
    case .incompleteSSO(let name, let missing, _):
      "profile '\(name)' uses SSO and lacks \(missing.joined(separator: ", "))"
    case .emptyProcess:
      "credential_process is empty"
    case .openQuote(_, .quote):
      "credential_process has a quote that does not end"
    case .openQuote(_, .backslash):
      "credential_process ends in a backslash"
    case .noCredentialFile: "the file that AWS_CREDENTIAL_FILE names cannot be read"
    case .blockInsteadOfText(let setting):
      "'\(setting.key)' is a nested block, and a plain value is read here"
    case .noCredentials(let name):
      "profile '\(name)' says nothing of credentials"
    case .collidingSources(let name, let settings):
      "profile '\(name)' has more than one source of credentials: \(Self.keys(of: settings))"
    case .sourceWithoutRole(_, let setting):
      "\(setting.key) is set and role_arn is not"
    case .mfaWithoutPrompt:
      "the role wants an MFA code, and this client asks nobody for one"
    case .ssoSettingOutsideSession(_, let setting):
      "'\(setting.key)' stands beside sso_session, and belongs into the sso-session alone"
    case .unknownRetryMode(let setting):
      "retry_mode '\(setting.text ?? "")' is neither standard nor adaptive"
    }
  }

  /// What to do about it.
  package var remedy: String { Masking.sentence(deed) }

  private var deed: String {
    switch self {
    case .refusedFile(let complaint): complaint.remedy
    case .profileNotFound(_, let near):
      near.isEmpty
        ? "'awsprof list --names' shows the profiles there are"
        : "the nearest names are: \(near.map(\.text).joined(separator: ", "))"
    case .partialKeys("env", let missing, _): "set \(missing) too, or unset AWS_ACCESS_KEY_ID"
    case .partialKeys(_, let missing, _): "add '\(missing)' to the same section of the same file"
    case .bothSources: "delete one of the two"
    case .neitherSource: "say whose credentials assume the role: source_profile = NAME"
    case .unknownCredentialSource: "write one of the three exactly so"
    case .emptyCredentialSource(_, let setting): Self.remedy(forSource: setting.text ?? "")
    case .unknownSourceProfile: "define it, or name another profile"
    case .loop: "let one of them take its credentials from elsewhere"
    case .sourceWithoutCredentials:
      "give it keys, an SSO role, a login session or a credential_process"
    case .webIdentityWithoutRole(let tokenFile):
      tokenFile.origin.location == nil
        ? "set AWS_ROLE_ARN too, or unset AWS_WEB_IDENTITY_TOKEN_FILE" : "add role_arn"
    case .unknownSSOSession(_, let setting):
      "add [sso-session \(setting.text ?? "NAME")] to the config file, or name another"
    case .inconsistentSSO: "delete it from the profile"
    case .incompleteSSO: "add what is missing"
    case .emptyProcess: "write the command, or delete the line"
    case .openQuote: "close the quote, or put a backslash before it"
    case .noCredentialFile: "unset AWS_CREDENTIAL_FILE, or name a file that is there"
    case .blockInsteadOfText: "write the value on the line of its key"
    case .noCredentials:
      "give it keys, a role, an SSO role, a login session or a credential_process"
    case .collidingSources: "leave one of them"
    case .sourceWithoutRole: "add role_arn, or delete the line"
    case .mfaWithoutPrompt:
      "sign in with a client that asks, such as the AWS CLI, and export its credentials"
    case .ssoSettingOutsideSession: "delete it from the profile"
    case .unknownRetryMode: "write standard, which every client knows, or take it away"
    }
  }

  /// What botocore raises: class and text, as people search for them.
  package var clientError: ClientError {
    switch self {
    case .refusedFile(let complaint):
      ClientError(
        class: "ConfigParseError", message: "Unable to parse config file: \(complaint.file.path)")
    case .profileNotFound(let name, _):
      ClientError(
        class: "ProfileNotFound", message: "The config profile (\(name)) could not be found")
    case .partialKeys(let method, let missing, _):
      Self.partial(method, missing)
    case .bothSources(let name, _, _):
      .invalidConfig("The profile \"\(name)\" contains both source_profile and credential_source.")
    case .neitherSource:
      Self.partial("assume-role", "source_profile or credential_source")
    case .unknownCredentialSource(let name, let setting):
      .invalidConfig(
        "The credential source \"\(setting.value.pythonText)\" referenced in profile \"\(name)\" is not valid."
      )
    case .emptyCredentialSource(let name, let setting):
      ClientError(
        class: "CredentialRetrievalError",
        message: "Error when retrieving credentials from \(setting.text ?? ""): "
          + "No credentials found in credential_source referenced in profile \(name)")
    case .unknownSourceProfile(let name, let setting):
      .invalidConfig(
        "The source_profile \"\(setting.text ?? "")\" referenced in the profile \"\(name)\" does not exist."
      )
    case .loop(let setting, let visited):
      ClientError(
        class: "InfiniteLoopConfigError",
        message:
          "Infinite loop in credential configuration detected. Attempting to load from profile "
          + "\(setting.text ?? "") which has already been visited. Visited profiles: "
          + "[\(visited.map(\.text.pythonRepresentation).joined(separator: ", "))]")
    case .sourceWithoutCredentials(let setting):
      .invalidConfig("The source profile \"\(setting.text ?? "")\" must have credentials.")
    case .webIdentityWithoutRole:
      .invalidConfig(Self.webIdentityMessage)
    case .unknownSSOSession(_, let setting):
      .invalidConfig("The specified sso-session does not exist: \"\(setting.text ?? "")\"")
    case .inconsistentSSO(let profile, let session):
      .invalidConfig(
        "The value for \(profile.key) is inconsistent between profile (\(Self.shown(profile))) "
          + "and sso-session (\(Self.shown(session))).")
    case .incompleteSSO(let name, let missing, _):
      .invalidConfig(
        "The profile \"\(name)\" is configured to use SSO but is missing required configuration: "
          + missing.joined(separator: ", "))
    case .emptyProcess(let command):
      command.text?.contains { "'\"".contains($0) } ?? false
        ? ClientError(class: "PermissionError", message: "[Errno 13] Permission denied: ''")
        : ClientError(class: "IndexError", message: "list index out of range")
    case .openQuote(_, .quote):
      ClientError(class: "ValueError", message: "No closing quotation")
    case .openQuote(_, .backslash):
      ClientError(class: "ValueError", message: "No escaped character")
    case .noCredentialFile(let file):
      ClientError(
        class: "ConfigNotFound",
        message: "The specified config file (\(file.path)) could not be found.")
    case .blockInsteadOfText(let setting): Self.block(setting.key)
    case .noCredentials, .collidingSources, .sourceWithoutRole, .mfaWithoutPrompt,
      .ssoSettingOutsideSession, .unknownRetryMode:
      ClientError(class: "NoCredentialsError", message: "Unable to locate credentials")
    }
  }

  /// What users of the usual boto recipes are told for PartialCredentialsError.
  package static let notComplete =
    "Credentials are not complete. Maybe use --profile or set AWS_PROFILE"

  /// The blank between "role_arn" and "configuration" is missing in botocore too.
  private static let webIdentityMessage =
    "The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set."

  /// What Python makes of a dictionary where a text is wanted, each in a place of its own.
  private static func block(_ key: Verbatim) -> ClientError {
    switch key {
    case "role_arn", "external_id", "mfa_serial", "role_session_name":
      ClientError(
        class: "ParamValidationError", message: "Parameter validation failed:\n\(key): got a dict")
    case "credential_process":
      ClientError(class: "AttributeError", message: "'dict' object has no attribute 'read'")
    case "login_session", "sso_start_url":
      ClientError(class: "AttributeError", message: "'dict' object has no attribute 'encode'")
    default: ClientError(class: "TypeError", message: "\(key): expected str, got dict")
    }
  }

  private static func partial(_ method: String, _ missing: String) -> ClientError {
    ClientError(
      class: "PartialCredentialsError",
      message: "Partial credentials found in \(method), missing: \(missing)")
  }

  private static func shown(_ setting: Setting) -> String {
    setting.text.map { Masking.shown($0, of: setting.key) } ?? "..."
  }

  private static func keys(of settings: [Setting]) -> String {
    settings.map(\.key.text).joined(separator: ", ")
  }

  private static func path(_ visited: [Profile.Name], _ last: Setting) -> String {
    (visited.map(\.text) + [last.text ?? ""]).joined(separator: " -> ")
  }

  private static func remedy(forSource source: String) -> String {
    switch source {
    case "Environment": "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a source_profile"
    case "EcsContainer": "use it inside a container, or name a source_profile"
    default: "use it on an EC2 machine, or name a source_profile"
    }
  }
}
