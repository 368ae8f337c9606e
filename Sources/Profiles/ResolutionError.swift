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
  case unknownSSOSession(Setting)
  case inconsistentSSO(profile: Setting, session: Setting)
  case incompleteSSO(Profile.Name, missing: [String], at: SourceLocation?)
  case emptyProcess(Setting)
  /// A `credential_process` that cannot be split into words.
  case openQuote(Setting, OpenQuote)
  /// A nested block where a client reads plain text.
  case blockInsteadOfText(Setting)
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
      .blockInsteadOfText:
      .broken
    }
  }

  /// Where to look: `~/.aws/config:12`, or the variable.
  package var place: String? {
    switch self {
    case .refusedFile(let complaint): complaint.place
    case .profileNotFound: nil
    case .partialKeys(_, _, let present): present.description
    case .bothSources(_, _, let setting), .neitherSource(_, let setting),
      .unknownCredentialSource(_, let setting), .emptyCredentialSource(_, let setting),
      .unknownSourceProfile(_, let setting), .loop(let setting, _),
      .sourceWithoutCredentials(let setting), .webIdentityWithoutRole(let setting),
      .unknownSSOSession(let setting), .inconsistentSSO(let setting, _), .emptyProcess(let setting),
      .openQuote(let setting, _),
      .blockInsteadOfText(let setting):
      setting.origin.description
    case .incompleteSSO(_, _, let location): location?.description
    }
  }
}
