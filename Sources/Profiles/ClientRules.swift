// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// In what the clients differ beyond the text of the files: which variables they read, in which order, what an empty one
/// means to them, and where in a profile they look for credentials first.
package struct ClientRules: Sendable {
  /// Whether it reads the files before all else, so that one it refuses stops it even with keys in the environment.
  let readsFilesFirst: Bool

  /// The variables that name the profile, the one that counts first (botocore configprovider.py; Go
  /// config/env_config.go; Rust profile_set.rs; JavaScript getProfileName.ts).
  let profileVariables: [String]
  /// `AWS_PROFILE=`: botocore and Rust look for a profile without a name, Go and JavaScript for none.
  let emptyProfileVariable: EmptyVariable
  /// The variables whose profile must exist; JavaScript passes over a missing one and asks the next provider
  /// (Go config/config.go:resolveConfigLoaders names AWS_PROFILE alone).
  let requiredProfileVariables: [String]
  /// Whether `default` may be missing even where somebody names it (Rust repr.rs:resolve_chain).
  let mayLackNamedDefault: Bool

  /// The variables that name the region, the one that counts first (semantics of botocore: case reg-003 to reg-005).
  let regionVariables: [String]
  /// `AWS_REGION=` and `region =`: to botocore an empty region is a region, and every request then fails; Go takes every
  /// empty setting for one that is not there (case reg-006).
  let emptySetting: EmptyVariable
  /// Whether EC2's metadata service is asked for a region that nobody names.
  let asksMetadataForRegion: Bool
  /// What it says without a region.
  let withoutRegion: ClientError

  /// `AWS_ACCESS_KEY_ID` and its older names.
  let accessKeyVariables: [String]
  let secretKeyVariables: [String]
  /// A key without its secret in the environment: botocore stops there, the SDKs ask the next provider.
  let halfEnvironmentKeys: HalfKeys
  /// When keys in the environment come before a profile.
  let environmentKeys: EnvironmentKeys
  /// Where `AWS_WEB_IDENTITY_TOKEN_FILE` comes in the chain.
  let environmentWebIdentity: EnvironmentWebIdentity

  /// What may answer in the profile that was asked for, in order.
  let providers: [ProfileProvider]
  /// What it leaves out when it assumes a role: Rust asks for no code and no duration.
  let ignoredRoleSettings: [Verbatim]
  /// Which errors of a profile make it ask the next provider instead of stopping.
  let errorsPassedOver: PassedOver

  /// What a variable that is set to nothing means.
  enum EmptyVariable: Sendable {
    case isAValue, isUnset
  }

  enum HalfKeys: Sendable {
    case areRefused, arePassedOver
  }

  enum EnvironmentKeys: Sendable {
    /// They beat a profile that a variable names, not one that an option names.
    case beatVariables
    /// They beat every profile (Rust's chain asks the environment first whatever was configured).
    case beatAll
    /// They count only where nobody names a profile (JavaScript: "This SDK will proceed with the AWS_PROFILE value.").
    case yieldToProfiles
  }

  enum PassedOver: Sendable {
    case none
    /// A profile that says nothing of credentials (Rust's `CredentialsNotLoaded`).
    case absence
    /// All but those that JavaScript marks with `tryNextLink: false`: a missing MFA code, an SSO profile that is not whole.
    case nearlyAll
  }

  enum EnvironmentWebIdentity: Sendable {
    /// Key by key before the profile's own web identity (case web-009).
    case mixesIntoProfile
    case beforeProfile
    case afterProfile
  }
}

/// A place in a profile that credentials come from.
enum ProfileProvider: Sendable {
  /// `role_arn` with a source.
  case role
  case credentialSource
  case webIdentity
  case sso
  case login
  case process
  case staticKeys
}

extension ClientRules {
  static let boto3 = ClientRules(
    readsFilesFirst: true,
    profileVariables: ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
    emptyProfileVariable: .isAValue,
    requiredProfileVariables: ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"],
    mayLackNamedDefault: false,
    regionVariables: ["AWS_DEFAULT_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: false,
    withoutRegion: ClientError(class: "NoRegionError", message: "You must specify a region."),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY"],
    halfEnvironmentKeys: .areRefused,
    environmentKeys: .beatVariables,
    environmentWebIdentity: .mixesIntoProfile,
    providers: [.role, .webIdentity, .sso, .staticKeys, .login, .process],
    ignoredRoleSettings: [],
    errorsPassedOver: .none)

  /// botocore with the order of both pairs of variables turned round (CHANGELOG 2.0.0) and the metadata service behind
  /// the region (clidriver.py:_construct_cli_region_chain).
  static let cliV2 = ClientRules(
    readsFilesFirst: true,
    profileVariables: ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"],
    emptyProfileVariable: .isAValue,
    requiredProfileVariables: ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"],
    mayLackNamedDefault: false,
    regionVariables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: true,
    withoutRegion: ClientError(
      class: "NoRegion",
      message:
        "You must specify a region. You can also configure your region by running \"aws configure\"."
    ),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY"],
    halfEnvironmentKeys: .areRefused,
    environmentKeys: .beatVariables,
    environmentWebIdentity: .mixesIntoProfile,
    providers: [.role, .webIdentity, .sso, .staticKeys, .login, .process],
    ignoredRoleSettings: [],
    errorsPassedOver: .none)

  /// config/env_config.go, config/resolve_credentials.go:resolveCredsFromProfile.
  static let go = ClientRules(
    readsFilesFirst: true,
    profileVariables: ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"],
    emptyProfileVariable: .isUnset,
    requiredProfileVariables: ["AWS_PROFILE"],
    mayLackNamedDefault: false,
    regionVariables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    emptySetting: .isUnset,
    asksMetadataForRegion: false,
    withoutRegion: ClientError(class: "MissingRegionError", message: "missing region"),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
    halfEnvironmentKeys: .arePassedOver,
    environmentKeys: .beatVariables,
    environmentWebIdentity: .beforeProfile,
    providers: [.role, .staticKeys, .credentialSource, .webIdentity, .sso, .process],
    ignoredRoleSettings: [],
    errorsPassedOver: .none)

  /// aws-config default_provider/credentials.rs, profile/credentials/repr.rs:base_provider.
  static let rust = ClientRules(
    readsFilesFirst: false,
    profileVariables: ["AWS_PROFILE"],
    emptyProfileVariable: .isAValue,
    requiredProfileVariables: ["AWS_PROFILE"],
    mayLackNamedDefault: true,
    regionVariables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: true,
    withoutRegion: ClientError(
      class: "MissingRegion", message: "A region must be set when sending requests to AWS."),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"],
    halfEnvironmentKeys: .arePassedOver,
    environmentKeys: .beatAll,
    environmentWebIdentity: .afterProfile,
    providers: [.role, .credentialSource, .webIdentity, .sso, .login, .process, .staticKeys],
    ignoredRoleSettings: ["mfa_serial", "duration_seconds"],
    errorsPassedOver: .absence)

  /// credential-provider-node/defaultProvider.ts, credential-provider-ini/resolveProfileData.ts.
  static let javaScript = ClientRules(
    readsFilesFirst: false,
    profileVariables: ["AWS_PROFILE"],
    emptyProfileVariable: .isUnset,
    requiredProfileVariables: [],
    mayLackNamedDefault: false,
    regionVariables: ["AWS_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: true,
    withoutRegion: ClientError(class: "Error", message: "Region is missing"),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY"],
    halfEnvironmentKeys: .arePassedOver,
    environmentKeys: .yieldToProfiles,
    environmentWebIdentity: .afterProfile,
    providers: [.role, .staticKeys, .webIdentity, .process, .sso, .login],
    ignoredRoleSettings: [],
    errorsPassedOver: .nearlyAll)
}
