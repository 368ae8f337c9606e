// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

/// One case of the SDKs' own suite: profiles, and the chain of providers or the error that they come to.
struct AssumeRoleCase: Decodable, Sendable {
  struct Input: Decodable {
    let profiles: [String: [String: String]]
    let sso_sessions: [String: [String: String]]?
    let selected_profile: String
  }
  struct Output: Decodable {
    let ProfileChain: [[String: Provider]]?
    let Error: String?
  }
  /// A provider's settings, or the name of a `credential_source`.
  enum Provider: Decodable, Equatable {
    case settings([String: String])
    case name(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self =
        if let name = try? container.decode(String.self) {
          .name(name)
        } else {
          // A session keeps no secret, so none is compared.
          .settings(
            try container.decode([String: String].self).filter { $0.key != "secret_access_key" })
        }
    }
  }
  let docs: String
  let input: Input
  let output: Output

  var config: String {
    func sections(_ prefix: String, _ sections: [String: [String: String]]) -> String {
      sections.sorted { $0.key < $1.key }.map { name, settings in
        "[\(prefix) \(name)]\n"
          + settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
      }.joined()
    }
    return sections("profile", input.profiles) + sections("sso-session", input.sso_sessions ?? [:])
  }

  static let path =
    "peer-suites/smithy-rs/aws/rust-runtime/aws-config/test-data/assume-role-tests.json"
}

/// The SDKs' suite of roles and their sources, run where it is at hand.
@Suite(
  "the SDKs' assume-role suite, as Rust",
  .enabled(if: Shared.has(AssumeRoleCase.path), Shared.absence))
struct AssumeRoleSuiteTests {
  /// Where awsprof says another thing than the suite, and why that is right for a person.
  static let deviations = [
    "missing root profile (should never happen in practice)":
      "without any profile Rust's chain goes on to the next provider; there is no error to show",
    "SSO token profile selected":
      "the chain is for bearer tokens: asked for credentials Rust answers with an error, which is shown",
  ]

  @Test("the same chain, or the same error")
  func chains() throws {
    let cases = try Shared.json(AssumeRoleCase.path, as: [AssumeRoleCase].self)
    #expect(cases.count >= 28)
    #expect(Set(Self.deviations.keys).isSubset(of: cases.map(\.docs)))
    for example in cases where Self.deviations[example.docs] == nil { try check(example) }
  }

  private func check(_ example: AssumeRoleCase) throws {
    let set = profiles(config: example.config, as: .rust)
    let view = ClientView(
      .rust, of: set, explicit: Profile.Name(example.input.selected_profile), in: Environment())
    if let message = example.output.Error {
      let error = view.error?.message ?? view.passedOver?.clientError(of: .rust).message
      #expect(
        error?.contains(message) == true,
        "\(example.docs): \(error ?? "no error") has no '\(message)'")
    } else {
      let chain = try #require(example.output.ProfileChain)
      #expect(Self.providers(of: try view.session.get()) == chain, "\(example.docs)")
    }
  }

  /// The suite's form of a session: what it rests on first, then the roles, the outermost last.
  static func providers(of session: Session) -> [[String: AssumeRoleCase.Provider]] {
    func settings(_ name: String, _ values: [String: Setting?]) -> [String: AssumeRoleCase.Provider]
    {
      [name: .settings(values.compactMapValues { $0?.text })]
    }
    switch session {
    case .role(let role):
      let own = settings(
        "AssumeRole",
        [
          "role_arn": role.arn, "external_id": role.externalID,
          "role_session_name": role.sessionName,
        ])
      if case .credentialSource(let source, _) = role.source {
        return [["NamedSource": .name(source.text ?? "")], own]
      }
      return providers(of: role.source.session) + [own]
    case .staticKeys(let keys):
      return [
        settings(
          "AccessKey",
          [
            "access_key_id": keys.accessKeyID, "account_id": keys.account,
          ])
      ]
    case .webIdentity(let identity):
      return [
        settings(
          "WebIdentityToken",
          [
            "role_arn": identity.arn, "web_identity_token_file": identity.tokenFile,
            "role_session_name": identity.sessionName,
          ])
      ]
    case .sso(let sso):
      return [
        settings(
          "Sso",
          [
            "sso_account_id": sso.account, "sso_region": sso.region, "sso_role_name": sso.role,
            "sso_start_url": sso.startURL, "sso_session": sso.session,
          ])
      ]
    case .environmentKeys, .login, .process, .container, .instanceMetadata: return []
    }
  }
}

extension Outcome {
  fileprivate func get() throws -> Session {
    switch self {
    case .success(let session): return session
    case .failure(let error): throw error
    }
  }
}
