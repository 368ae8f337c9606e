// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// In what the clients differ beyond the text of the files: which variables they read, in which order, what an empty one
/// means to them, and where in a profile they look for credentials first.
package struct ClientRules: Sendable {
  /// Whether it reads the files before all else, so that one it refuses stops it even with keys in the environment.
  var readsFilesFirst: Bool

  /// The variables that name the profile, the one that counts first (botocore configprovider.py; Go
  /// config/env_config.go; Rust profile_set.rs; JavaScript getProfileName.ts).
  var profileVariables: [String]
  /// `AWS_PROFILE=`: botocore and Rust look for a profile without a name, Go and JavaScript for none.
  var emptyProfileVariable: EmptyVariable
  /// The variables whose profile must exist; JavaScript passes over a missing one and asks the next provider
  /// (Go config/config.go:resolveConfigLoaders names AWS_PROFILE alone).
  var requiredProfileVariables: [String]
  /// Whether `default` may be missing even where somebody names it (Rust repr.rs:resolve_chain).
  var mayLackNamedDefault: Bool
  /// Whether any profile may be missing where the files have none at all (Rust repr.rs:resolve_chain).
  var mayLackEveryProfile: Bool

  /// The variables that name the region, the one that counts first (semantics of botocore: case reg-003 to reg-005).
  var regionVariables: [String]
  /// `AWS_REGION=` and `region =`: to botocore an empty region is a region, and every request then fails; Go takes every
  /// empty setting for one that is not there (case reg-006).
  var emptySetting: EmptyVariable
  /// Whether EC2's metadata service is asked for a region that nobody names.
  var asksMetadataForRegion: Bool
  /// The values of `AWS_EC2_METADATA_DISABLED` that keep the metadata service out (JavaScript: remoteProvider.ts).
  var metadataSwitch: MetadataSwitch
  /// What it says without a region.
  var withoutRegion: ClientError

  /// `AWS_ACCESS_KEY_ID` and its older names.
  var accessKeyVariables: [String]
  var secretKeyVariables: [String]
  /// When keys in the environment come before a profile.
  var environmentKeys: EnvironmentKeys
  /// Where `AWS_WEB_IDENTITY_TOKEN_FILE` comes in the chain.
  var environmentWebIdentity: EnvironmentWebIdentity

  /// What may answer in the profile that was asked for, in order.
  var providers: [ProfileProvider]
  /// Half a pair of keys in a profile: an error to Rust (repr.rs:static_creds_from_profile) and Go
  /// (shared_config.go:mergeSections), nothing to JavaScript.
  var halfProfileKeys: Half
  /// Whether the key of one file and the secret of the other are a pair; to Go (shared_config.go:mergeSections) each file has
  /// its own.
  var joinsKeysOfFiles: Bool
  /// A web identity's token file without a role.
  var webIdentityWithoutRole: Half
  /// `sso_start_url` and `sso_region` in a profile that names an sso-session: Rust wants them there alone
  /// (repr.rs:sso_from_profile), Go wants them equal, JavaScript takes the session's (fromSSO.ts).
  var sharedSSOSettings: SharedSSOSettings
  /// What it leaves out when it assumes a role: Rust asks for no code and no duration.
  var ignoredRoleSettings: [Verbatim]
  /// Whether it uses the role credentials that an AWS CLI keeps; the SDKs look for none.
  var readsCLICache: Bool
  /// Which errors of a profile make it ask the next provider instead of stopping.
  var errorsPassedOver: PassedOver
  /// Whether `retry_mode` has to be one of the two that the SDKs share (aws/retryer.go:ParseRetryMode).
  var checksRetryMode = false

  /// What a variable that is set to nothing means.
  enum EmptyVariable: Sendable {
    case isAValue, isUnset
  }

  /// What half of something comes to.
  enum Half: Sendable {
    case isRefused
    /// The next provider is asked.
    case isPassedOver
  }

  enum MetadataSwitch: Sendable {
    case trueInAnyCase, everythingButFalse
  }

  enum SharedSSOSettings: Sendable {
    case mustAgree, areRefused, areOverruled
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
    mayLackEveryProfile: false,
    regionVariables: ["AWS_DEFAULT_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: false,
    metadataSwitch: .trueInAnyCase,
    withoutRegion: ClientError(class: "NoRegionError", message: "You must specify a region."),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY"],
    environmentKeys: .beatVariables,
    environmentWebIdentity: .mixesIntoProfile,
    providers: [.role, .webIdentity, .sso, .staticKeys, .login, .process],
    halfProfileKeys: .isRefused,
    joinsKeysOfFiles: false,
    webIdentityWithoutRole: .isRefused,
    sharedSSOSettings: .mustAgree,
    ignoredRoleSettings: [],
    readsCLICache: true,
    errorsPassedOver: .none)

  /// botocore with the order of both pairs of variables turned round (CHANGELOG 2.0.0) and the metadata service behind
  /// the region (clidriver.py:_construct_cli_region_chain).
  static let cliV2: ClientRules = {
    var rules = boto3
    rules.profileVariables = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]
    rules.requiredProfileVariables = rules.profileVariables
    rules.regionVariables = ["AWS_REGION", "AWS_DEFAULT_REGION"]
    rules.asksMetadataForRegion = true
    rules.withoutRegion = ClientError(
      class: "NoRegion",
      message:
        "You must specify a region. You can also configure your region by running \"aws configure\"."
    )
    return rules
  }()

  /// config/env_config.go, config/resolve_credentials.go:resolveCredsFromProfile.
  static let go = ClientRules(
    readsFilesFirst: true,
    profileVariables: ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"],
    emptyProfileVariable: .isUnset,
    requiredProfileVariables: ["AWS_PROFILE"],
    mayLackNamedDefault: false,
    mayLackEveryProfile: false,
    regionVariables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    emptySetting: .isUnset,
    asksMetadataForRegion: false,
    metadataSwitch: .trueInAnyCase,
    withoutRegion: ClientError(class: "MissingRegionError", message: "missing region"),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
    environmentKeys: .beatVariables,
    environmentWebIdentity: .beforeProfile,
    providers: [.role, .staticKeys, .credentialSource, .webIdentity, .sso, .login, .process],
    halfProfileKeys: .isRefused,
    joinsKeysOfFiles: false,
    webIdentityWithoutRole: .isRefused,
    sharedSSOSettings: .mustAgree,
    ignoredRoleSettings: [],
    readsCLICache: false,
    errorsPassedOver: .none,
    checksRetryMode: true)

  /// aws-config default_provider/credentials.rs, profile/credentials/repr.rs:base_provider.
  static let rust = ClientRules(
    readsFilesFirst: false,
    profileVariables: ["AWS_PROFILE"],
    emptyProfileVariable: .isAValue,
    requiredProfileVariables: ["AWS_PROFILE"],
    mayLackNamedDefault: true,
    mayLackEveryProfile: true,
    regionVariables: ["AWS_REGION", "AWS_DEFAULT_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: true,
    metadataSwitch: .trueInAnyCase,
    withoutRegion: ClientError(
      class: "MissingRegion", message: "A region must be set when sending requests to AWS."),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY"],
    environmentKeys: .beatAll,
    environmentWebIdentity: .afterProfile,
    providers: [.role, .credentialSource, .webIdentity, .sso, .login, .process, .staticKeys],
    halfProfileKeys: .isRefused,
    joinsKeysOfFiles: true,
    webIdentityWithoutRole: .isRefused,
    sharedSSOSettings: .areRefused,
    ignoredRoleSettings: ["mfa_serial", "duration_seconds"],
    readsCLICache: false,
    errorsPassedOver: .absence)

  /// credential-provider-node/defaultProvider.ts, credential-provider-ini/resolveProfileData.ts.
  static let javaScript = ClientRules(
    readsFilesFirst: false,
    profileVariables: ["AWS_PROFILE"],
    emptyProfileVariable: .isUnset,
    requiredProfileVariables: [],
    mayLackNamedDefault: false,
    mayLackEveryProfile: false,
    regionVariables: ["AWS_REGION"],
    emptySetting: .isAValue,
    asksMetadataForRegion: true,
    metadataSwitch: .everythingButFalse,
    withoutRegion: ClientError(class: "Error", message: "Region is missing"),
    accessKeyVariables: ["AWS_ACCESS_KEY_ID"],
    secretKeyVariables: ["AWS_SECRET_ACCESS_KEY"],
    environmentKeys: .yieldToProfiles,
    environmentWebIdentity: .afterProfile,
    providers: [.role, .staticKeys, .webIdentity, .process, .sso, .login],
    halfProfileKeys: .isPassedOver,
    joinsKeysOfFiles: true,
    webIdentityWithoutRole: .isPassedOver,
    sharedSSOSettings: .areOverruled,
    ignoredRoleSettings: [],
    readsCLICache: false,
    errorsPassedOver: .nearlyAll)
}
