// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The words of the JavaScript SDK v3 (credential-provider-ini, -sso and -node); awsprof's own where it has none.
extension ResolutionError {
  var javaScriptMessage: String {
    switch self {
    case .profileNotFound(let name, _), .noCredentials(let name):
      Self.javaScriptUnresolved(name)
    case .unknownSourceProfile(_, let setting):
      Self.javaScriptUnresolved(Profile.Name(setting.text ?? ""))
    case .loop(_, let visited):
      "Detected a cycle attempting to resolve credentials for profile. Profiles visited: \(visited.map(\.text).joined(separator: ", "))"
    case .mfaWithoutPrompt(let name, _):
      "Profile \(name) requires multi-factor authentication, but no MFA code callback was provided."
    case .unknownCredentialSource(let name, let setting):
      "Unsupported credential source in profile \(name). Got \(setting.text ?? ""), expected EcsContainer or Ec2InstanceMetadata or Environment."
    case .emptyCredentialSource(_, let setting) where setting.text == "Environment":
      "Unable to find environment variable credentials."
    case .incompleteSSO:
      "Profile is configured with invalid SSO credentials. Required parameters \"sso_account_id\", \"sso_region\", \"sso_role_name\", \"sso_start_url\"."
    case .inconsistentSSO(let own, _):
      own.key == "sso_region" ? "Conflicting SSO region" : "Conflicting SSO start_url"
    default: sentence
    }
  }

  private static func javaScriptUnresolved(_ name: Profile.Name) -> String {
    "Could not resolve credentials using profile: [\(name)] in configuration/credentials file(s)."
  }
}
