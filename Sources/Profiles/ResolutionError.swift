// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// Each way in which the files do not add up to a session.
///
/// Facts only: the words are in `ResolutionError+Words.swift`.
package enum ResolutionError: Error, Sendable {
  case refusedFile(Complaint)
  case profileNotFound(Profile.Name, near: [Profile.Name])
  /// A key without its secret; `present` is the half that is there.
  case partialKeys(method: String, missing: String, present: Origin)
  case bothSources(Profile.Name, sourceProfile: Setting, credentialSource: Setting)
  case neitherSource(Profile.Name, arn: Setting)
  case unknownCredentialSource(Profile.Name, Setting)
  case emptyCredentialSource(Profile.Name, Setting)
  case unknownSourceProfile(Profile.Name, Setting)
  case loop(Setting, visited: [Profile.Name])
  case sourceWithoutCredentials(Setting)
  case webIdentityWithoutRole(tokenFile: Setting)
  case unknownSSOSession(Profile.Name, Setting)
  case inconsistentSSO(profile: Setting, session: Setting)
  case incompleteSSO(Profile.Name, missing: [String], at: SourceLocation?)
  case emptyProcess(Setting)
  /// A `credential_process` that cannot be split into words.
  case openQuote(Setting, OpenQuote)
  /// The file that AWS_CREDENTIAL_FILE names cannot be read.
  case noCredentialFile(SourceFile)
  /// A nested block where a client reads plain text.
  case blockInsteadOfText(Setting)
  /// A profile that was asked for and says nothing of credentials, to a client whose chain stops there.
  case noCredentials(Profile.Name)
  /// Two of the ways in which Go takes credentials, of which it takes one at the most.
  case collidingSources(Profile.Name, [Setting])
  /// A source of credentials for a role, and no role.
  case sourceWithoutRole(Profile.Name, Setting)
  /// An MFA device, to a client that asks nobody for its code.
  case mfaWithoutPrompt(Profile.Name, Setting)
  /// A setting that Rust wants in the sso-session alone.
  case ssoSettingOutsideSession(Profile.Name, Setting)
  /// A `retry_mode` that the client does not know, such as botocore's own `legacy`.
  case unknownRetryMode(Setting)
}

extension ProfileSet {
  /// What every use of a profile ends in while botocore refuses a file.
  package var refusalError: ResolutionError? {
    refusal.map { .refusedFile($0) }
  }
}

extension ResolutionError {
  package var kind: Session.Kind {
    switch self {
    case .partialKeys, .neitherSource: .partial
    case .refusedFile, .profileNotFound, .bothSources, .unknownCredentialSource,
      .emptyCredentialSource,
      .unknownSourceProfile, .loop, .sourceWithoutCredentials, .webIdentityWithoutRole,
      .unknownSSOSession, .inconsistentSSO, .incompleteSSO, .emptyProcess, .openQuote,
      .noCredentialFile, .blockInsteadOfText, .collidingSources, .sourceWithoutRole,
      .mfaWithoutPrompt, .ssoSettingOutsideSession, .unknownRetryMode:
      .broken
    case .noCredentials: .none
    }
  }

  /// Where to look: `~/.aws/config:12`, or the variable.
  package var place: String? {
    switch self {
    case .refusedFile(let complaint): complaint.place
    case .noCredentialFile(let file): file.shown
    default: origin?.description
    }
  }

  /// The line to open an editor at, where there is one.
  package var location: SourceLocation? { origin?.location }

  private var origin: Origin? {
    switch self {
    case .refusedFile, .noCredentialFile: nil
    case .profileNotFound, .noCredentials: nil
    case .partialKeys(_, _, let present): present
    case .bothSources(_, _, let setting), .neitherSource(_, let setting),
      .unknownCredentialSource(_, let setting), .emptyCredentialSource(_, let setting),
      .unknownSourceProfile(_, let setting), .loop(let setting, _),
      .sourceWithoutCredentials(let setting), .webIdentityWithoutRole(let setting),
      .unknownSSOSession(_, let setting), .inconsistentSSO(let setting, _),
      .emptyProcess(let setting),
      .openQuote(let setting, _), .blockInsteadOfText(let setting),
      .sourceWithoutRole(_, let setting), .mfaWithoutPrompt(_, let setting),
      .ssoSettingOutsideSession(_, let setting), .unknownRetryMode(let setting):
      setting.origin
    case .collidingSources(_, let settings): settings.last?.origin
    case .incompleteSSO(_, _, let location): location.map { .line($0) }
    }
  }
}
