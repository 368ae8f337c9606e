// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// What a client would sign with, step by step: the outermost deed first, what it rests on inside it.
///
/// Nothing is run and nothing is sent to find it out. Every value is a ``Setting``, so every step knows its place.
package indirect enum Session: Sendable {
  /// `AWS_ACCESS_KEY_ID` and its secret in the environment.
  case environmentKeys(EnvironmentKeys)
  /// `aws_access_key_id` and its secret in one of the files.
  case staticKeys(StaticKeys)
  case role(AssumedRole)
  case webIdentity(WebIdentity)
  case sso(SSO)
  /// A session of `aws login`.
  case login(Login)
  /// A program that prints credentials. It is shown, never run.
  case process(command: Setting)
  /// The container's credentials endpoint, named by an environment variable.
  case container(variable: String)
  /// Nothing is configured: EC2's metadata service would be asked, unless the environment forbids it.
  case instanceMetadata(isDisabled: Bool)

  package struct EnvironmentKeys: Sendable {
    /// As shown: `****************MPLE`.
    package let maskedKeyID: String
    /// `AWS_CREDENTIAL_EXPIRATION` as written.
    package let expiration: String?
  }

  package struct StaticKeys: Sendable {
    package let profile: Profile.Name
    package let accessKeyID: Setting
    /// `aws_session_token` or `aws_security_token`: the keys are temporary, and end without saying when.
    package let sessionToken: Setting?
    package let account: Setting?
    package let store: Store

    /// The file that keeps the keys, by botocore's name of the provider that reads it.
    package enum Store: String, Hashable, Sendable {
      case credentials = "shared-credentials-file"
      case config = "config-file"
      /// The file of Amazon's first command line tools, named by AWS_CREDENTIAL_FILE.
      case ec2 = "ec2-credentials-file"
      /// boto 2's, named by BOTO_CONFIG, or ~/.boto.
      case boto = "boto-config"

      /// Which of the two files that is, if it is one of them.
      package var file: SourceFile.Kind? {
        switch self {
        case .credentials: .credentials
        case .config: .config
        case .ec2, .boto: nil
        }
      }
    }
  }

  package struct AssumedRole: Sendable {
    package let profile: Profile.Name
    package let arn: Setting
    package let source: Source
    package let mfaSerial: Setting?
    package let externalID: Setting?
    package let sessionName: Setting?
    package let duration: Setting?
    package let cache: CacheFile
  }

  /// Who asks STS for the role.
  package enum Source: Sendable {
    /// `source_profile = base`
    case profile(Setting, Session)
    /// `credential_source = Environment`, and the like
    case credentialSource(Setting, Session)
    /// The profile's own credentials, which Go takes for a `role_arn` that names no source.
    case own(Setting, Session)
  }

  package struct WebIdentity: Sendable {
    package let profile: Profile.Name
    package let tokenFile: Setting
    package let arn: Setting
    package let sessionName: Setting?
    package let cache: CacheFile
  }

  package struct SSO: Sendable {
    package let profile: Profile.Name
    /// `sso_session`, where the profile names one; without it this is the legacy form.
    package let session: Setting?
    /// The title of the `[sso-session]` section.
    package let declaration: SourceLocation?
    package let startURL: Setting
    package let region: Setting
    package let account: Setting
    package let role: Setting
    package let token: CacheFile
    package let roleCache: CacheFile
  }

  package struct Login: Sendable {
    package let profile: Profile.Name
    package let session: Setting
    package let cache: CacheFile
  }
}

extension Session {
  /// What the list calls it.
  package enum Kind: String, Sendable, CaseIterable {
    case environment, `static`, role, chain, mfa, web, sso, legacySSO, login, process, container
    /// Settings only: no credentials are configured.
    case none
    /// The rules are broken: no client can use it.
    case broken
    /// Credentials that are not complete.
    case partial

    /// The word in the list's KIND column.
    package var word: String {
      switch self {
      case .environment: "env"
      case .static: "static"
      case .role: "role"
      case .chain: "chain"
      case .mfa: "role mfa"
      case .web: "web id"
      case .sso: "sso"
      case .legacySSO: "sso old"
      case .login: "login"
      case .process: "process"
      case .container: "ecs"
      case .none: "none"
      case .broken: "broken"
      case .partial: "partial"
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .environmentKeys: .environment
    case .staticKeys: .static
    case .role(let role): role.kind
    case .webIdentity: .web
    case .sso(let sso): sso.session == nil ? .legacySSO : .sso
    case .login: .login
    case .process: .process
    case .container: .container
    case .instanceMetadata: .none
    }
  }

  /// botocore's name of the provider that would answer (credentials.py, METHOD); `nil` where none would.
  package var method: String? {
    switch self {
    case .environmentKeys: "env"
    case .staticKeys(let keys): keys.store.rawValue
    case .role: "assume-role"
    case .webIdentity: "assume-role-with-web-identity"
    case .sso: "sso"
    case .login: "login"
    case .process: "custom-process"
    case .container: "container-role"
    case .instanceMetadata(let isDisabled): isDisabled ? nil : "iam-role"
    }
  }

  /// The twelve digits of the account it would act in, where the files say so, and who says it.
  package var account: String? {
    switch self {
    case .role(let role): ARN.account(role.arn.text)
    case .webIdentity(let identity): ARN.account(identity.arn.text)
    case .sso(let sso): sso.account.text
    case .login(let login): ARN.account(login.session.text)
    case .staticKeys(let keys): keys.account?.text
    case .environmentKeys, .process, .container, .instanceMetadata: nil
    }
  }

  /// The role it would act as, by name.
  package var roleName: String? {
    switch self {
    case .role(let role): ARN.name(role.arn.text)
    case .webIdentity(let identity): ARN.name(identity.arn.text)
    case .sso(let sso): sso.role.text
    case .login(let login): ARN.name(login.session.text)
    case .staticKeys, .environmentKeys, .process, .container, .instanceMetadata: nil
    }
  }
}

extension Session.AssumedRole {
  fileprivate var kind: Session.Kind {
    if case .profile(_, .role) = source { return .chain }
    return mfaSerial == nil ? .role : .mfa
  }
}

/// The parts of `arn:aws:iam::111122223333:role/path/Reader`.
package enum ARN {
  package static func account(_ arn: String?) -> String? {
    guard var arn else { return nil }
    return arn.withUTF8 { bytes in
      guard let account = parts(bytes)?.account, !account.isEmpty else { return nil }
      return String(decoding: bytes[account], as: UTF8.self)
    }
  }

  static func name(_ arn: String?) -> String? {
    guard var arn else { return nil }
    return arn.withUTF8 { bytes in
      guard let resource = parts(bytes)?.resource else { return nil }
      let slash = UInt8(ascii: "/")
      // Slashes at the end are no part of it, and of nothing but slashes there is no name.
      guard let last = resource.last(where: { bytes[$0] != slash }) else { return nil }
      let before = (resource.lowerBound...last).last { bytes[$0] == slash }
      let start = before.map { $0 + 1 } ?? resource.lowerBound
      return String(decoding: bytes[start...last], as: UTF8.self)
    }
  }

  /// Where the fifth part and the sixth, which is the rest, stand.
  private static func parts(_ arn: Bytes) -> (account: Range<Int>, resource: Range<Int>)? {
    guard arn.starts(with: "arn:".utf8) else { return nil }
    var (colons, start) = (0, 0)
    for place in arn.indices where arn[place] == UInt8(ascii: ":") {
      colons += 1
      if colons == 5 { return (start..<place, place + 1..<arn.count) }
      start = place + 1
    }
    return nil
  }
}
