// SPDX-License-Identifier: Apache-2.0

extension UseProblem {
  /// What botocore raises.
  ///
  /// Where Python fails in a place of its own (a KeyError, a TypeError, a ParserError), the class is the one that people
  /// are most likely to see, and the message says what is wrong.
  package var clientError: ClientError {
    switch self {
    case .environmentEnded, .processEnded:
      ClientError(
        class: "RuntimeError",
        message: "Credentials were refreshed, but the refreshed credentials are still expired.")
    case .environmentDate(let text):
      ClientError(class: "ParserError", message: "Unknown string format: \(text)")
    case .noToken(let name, _):
      ClientError(
        class: "SSOTokenLoadError",
        message: "Error loading SSO Token: Token for \(name) does not exist")
    case .incompleteToken(let startURL, _, _):
      // The start URL even where the file is named by the session (utils.py:SSOTokenLoader).
      ClientError(
        class: "SSOTokenLoadError",
        message: "Error loading SSO Token: Token for \(startURL) is invalid"
      )
    case .tokenEnded:
      ClientError(
        class: "TokenRetrievalError",
        message: "Error when retrieving token from sso: Token has expired and refresh failed")
    case .legacyTokenEnded:
      ClientError(class: "UnauthorizedSSOTokenError", message: Self.unauthorized)
    case .corrupt(let file, let reason):
      ClientError(
        class: "KeyError", message: reason == "not JSON" ? "'\(file.name.dropLast(5))'" : reason)
    case .noLogin(let session, _):
      Self.login(
        "Unable to load a existing login session for session \(session). Please reauthenticate with 'aws login'."
      )
    case .incompleteLogin(_, let missing):
      Self.login(
        "Failed to load access token from token cache, missing required fields: \(missing.joined(separator: ", "))."
      )
    case .loginKey(_, .keyIsNoText(let type)):
      ClientError(
        class: "AttributeError", message: "'\(type)' object has no attribute 'splitlines'")
    case .loginKey(_, .keyIsNotBase64):
      Self.login("Unable to load private key from cached token.")
    case .cachedParameter(_, let reason):
      ClientError(
        class: "ParamValidationError", message: "Parameter validation failed:\n\(reason)")
    case .loginKey:
      ClientError(class: "RuntimeError", message: "the key format is not supported")
    case .tokenFile(_, .notUTF8(let message)), .containerTokenFile(_, .notUTF8(let message)):
      ClientError(class: "UnicodeDecodeError", message: message)
    case .tokenFile(let setting, let fault):
      ClientError(
        class: "FileNotFoundError",
        message: "[Errno 2] \(fault.reason): \(setting.value.pythonText.pythonRepresentation)")
    case .parameter(let setting, let rule):
      ClientError(
        class: "ParamValidationError",
        message: "Parameter validation failed:\n\(setting.key) \(rule)")
    case .containerHost(let host, _):
      ClientError(
        class: "ValueError",
        message: "Unsupported host '\(host)'.  Can only retrieve metadata from a loopback address "
          + "or one of these hosts: \(Session.containerHosts.joined(separator: ", "))")
    case .containerToken:
      ClientError(class: "ValueError", message: "Auth token value is not a legal header value")
    case .containerTokenFile(let path, let fault):
      ClientError(
        class: "FileNotFoundError",
        message: "[Errno 2] \(fault.reason): \(path.pythonRepresentation)")
    case .withoutAWSCRT:
      ClientError(class: "MissingDependencyException", message: Self.missingDependency)
    }
  }

  private static let unauthorized =
    "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile."

  private static let missingDependency =
    "Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install \"botocore[crt]\" before proceeding."

  private static func login(_ message: String) -> ClientError {
    ClientError(
      class: "LoginTokenLoadError", message: "Error loading login session token: \(message)")
  }
}
