// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The words of the Rust SDK (aws-config profile/credentials.rs, profile/credentials/repr.rs); awsprof's own where it has
/// none.
extension ResolutionError {
  var rustMessage: String {
    switch self {
    case .profileNotFound(let name, _): Self.rustUndefined(name, by: "the root profile")
    case .refusedFile(let complaint): "invalid profile: \(complaint.sentence)"
    case .unknownSourceProfile(let name, let setting):
      Self.rustUndefined(Profile.Name(setting.text ?? ""), by: name.text)
    case .partialKeys(let profile, let missing, _):
      "invalid credential source in `\(profile)`: profile missing \(missing)"
    case .bothSources(let name, _, _):
      "invalid credential source in `\(name)`: profile contained both source_profile and credential_source. Only one or the other can be defined"
    case .neitherSource(let name, _):
      "invalid credential source in `\(name)`: profile must contain `source_profile` or `credential_source` but neither were defined"
    case .loop(let setting, let visited):
      "profile formed an infinite loop. first we loaded [\(visited.map { "\"\($0)\"" }.joined(separator: ", "))], then attempted to reload \(setting.text ?? "")"
    case .sourceWithoutCredentials(let setting):
      "invalid credential source in `\(setting.text ?? "")`: could not load source profile: profile `\(setting.text ?? "")` did not contain credential information"
    case .noCredentials(let name): "profile `\(name)` did not contain credential information"
    case .webIdentityWithoutRole(let tokenFile):
      tokenFile.origin.location == nil
        ? "AWS_ROLE_ARN environment variable must be set"
        : "`web_identity_token_file` was specified but `role_arn` was missing"
    case .unknownCredentialSource(_, let setting):
      "profile referenced `\(setting.text ?? "")` provider but that provider is not supported"
    case .unknownSSOSession(let name, let setting):
      "sso-session named `\(setting.text ?? "")` (referenced by profile `\(name)`) was not found"
    case .ssoSettingOutsideSession(let name, let setting):
      "profile `\(name)` has invalid SSO config: `\(setting.key)` can only be specified in the [sso-session] config when a session name is given"
    case .incompleteSSO(let name, let missing, _): Self.rustIncomplete(name, missing)
    default: sentence
    }
  }

  private static func rustUndefined(_ name: Profile.Name, by reference: String) -> String {
    "profile `\(name)` was not defined: could not find source profile \(name) referenced from \(reference)"
  }

  /// The account and the role are looked at before the region and the start URL; a session without either is for tokens.
  private static func rustIncomplete(_ name: Profile.Name, _ missing: [String]) -> String {
    let half = missing.filter { $0 == "sso_account_id" || $0 == "sso_role_name" }
    switch half.count {
    case 1:
      let other = half[0] == "sso_account_id" ? "sso_role_name" : "sso_account_id"
      return
        "profile `\(name)` has invalid SSO config: if `\(other)` is set, then `\(half[0])` must also be set"
    case 2 where missing.count == 2:
      return
        "selected profile will resolve an access token instead of credentials since it doesn't have `sso_account_id` and `sso_role_name` set"
    default:
      let field = missing.first { !half.contains($0) } ?? ""
      return "profile `\(name)` was not defined: `\(field)` was missing"
    }
  }
}
