// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The words of the Go SDK v2 (config/shared_config.go, config/resolve_credentials.go); awsprof's own where it has none.
extension ResolutionError {
  var goClass: String {
    switch self {
    case .profileNotFound: "SharedConfigProfileNotExistError"
    case .unknownSourceProfile, .sourceWithoutCredentials: "SharedConfigAssumeRoleError"
    case .sourceWithoutRole, .webIdentityWithoutRole: "CredentialRequiresARNError"
    case .mfaWithoutPrompt: "AssumeRoleTokenProviderNotSetError"
    case .refusedFile: "SharedConfigLoadError"
    default: "error"
    }
  }

  var goMessage: String {
    switch self {
    case .profileNotFound(let name, _): "failed to get shared config profile, \(name)"
    case .refusedFile(let complaint):
      "failed to load shared config file, \(complaint.file.path), \(complaint.sentence)"
    case .partialKeys(let profile, _, let present):
      "error fetching config from profile, \(profile), Error using profile: \n \(Self.goFlaw(of: profile, present))\n"
    case .unknownRetryMode(let setting): "unknown RetryMode, \(setting.text ?? "")"
    case .collidingSources, .bothSources:
      "only one credential type may be specified per profile: source profile, credential source, credential process, web identity token"
    case .sourceWithoutRole(let name, let setting):
      "credential type \(setting.key) requires role_arn, profile \(name)"
    case .webIdentityWithoutRole: "role ARN is not set"
    case .mfaWithoutPrompt:
      "assume role with MFA enabled, but AssumeRoleTokenProvider session option not set."
    case .unknownSourceProfile(_, let setting), .sourceWithoutCredentials(let setting):
      "failed to load assume role, of profile \(setting.text ?? "")"
    case .unknownCredentialSource:
      "credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment"
    case .emptyCredentialSource(_, let setting) where setting.text == "EcsContainer":
      "EcsContainer was specified as the credential_source, but neither 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' or AWS_CONTAINER_CREDENTIALS_FULL_URI' was set"
    case .emptyCredentialSource: "static credentials are empty"
    case .unknownSSOSession(_, let setting):
      "failed to find SSO session section, \(setting.text ?? "")"
    case .inconsistentSSO(let own, _):
      "\(own.key) in profile must match \(own.key) in sso-session"
    case .incompleteSSO(let name, let missing, _):
      "profile \"\(name)\" is configured to use SSO but is missing required configuration: \(missing.joined(separator: ", "))"
    default: sentence
    }
  }

  /// It counts a flaw of the credentials file twice and names the one of config by its title (shared_config.go:mergeSections).
  private static func goFlaw(of profile: String, _ present: Origin) -> String {
    let isInCredentials = present.location?.file.kind == .credentials
    let title = isInCredentials || profile == "default" ? profile : "profile \(profile)"
    return "\(isInCredentials ? 2 : 1), partial credentials found for profile \(title)"
  }
}
