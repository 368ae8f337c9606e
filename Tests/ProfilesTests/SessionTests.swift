// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

private let role = "role_arn = arn:aws:iam::111122223333:role/Reader\n"
private let keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n"

@Suite("the session of a profile")
struct SessionTests {
  /// The kind decides what the list says and where the status is looked for.
  @Test(
    "each kind of profile is told from its settings",
    arguments: [
      (keys, "", .static, "config-file"),
      ("", keys, .static, "shared-credentials-file"),
      (role + "source_profile = base\n", "", .role, "assume-role"),
      (
        role + "source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/a\n", "", .mfa,
        "assume-role"
      ),
      (role + "source_profile = middle\n", "", .chain, "assume-role"),
      (role + "web_identity_token_file = /t\n", "", .web, "assume-role-with-web-identity"),
      ("sso_session = corp\nsso_account_id = 1\nsso_role_name = R\n", "", .sso, "sso"),
      (
        "sso_start_url = https://x\nsso_region = r\nsso_account_id = 1\nsso_role_name = R\n", "",
        .legacySSO, "sso"
      ),
      ("login_session = arn:aws:sts::111122223333:assumed-role/Admin/a\n", "", .login, "login"),
      ("credential_process = /bin/x\n", "", .process, "custom-process"),
      ("credential_process = /bin/x\n", keys, .static, "shared-credentials-file"),
      ("credential_process = /bin/x\n" + keys, "", .process, "custom-process"),
      ("region = x\n", "", .none, "iam-role"),
      ("source_profile = base\n", "", .none, "iam-role"),
      ("mfa_serial = arn:aws:iam::111122223333:mfa/a\n", keys, .static, "shared-credentials-file"),
      (role + "source_profile = p\n" + keys, "", .role, "assume-role"),
      ("aws_secret_access_key = EXAMPLE\n", "", .none, "iam-role"),
    ] as [(String, String, Session.Kind, String)])
  func kinds(_ config: String, _ credentials: String, _ kind: Session.Kind, _ method: String) throws
  {
    let set = profiles(
      config: """
        [sso-session corp]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-central-1
        [profile middle]
        role_arn = arn:aws:iam::444455556666:role/Middle
        source_profile = base
        [profile p]

        """ + config,
      credentials: "[base]\n" + keys + (credentials.isEmpty ? "" : "[p]\n" + credentials))
    let session = try set.session(for: .explicit("p"), in: Environment())
    #expect(session.kind == kind)
    #expect(session.method == method)
  }

  @Test("keys in the environment beat AWS_PROFILE and lose to an explicit profile")
  func environmentKeys() throws {
    let set = profiles(credentials: "[p]\n" + keys)
    let environment = ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "x"] as Environment
    let named = Selection.environment("p", variable: "AWS_PROFILE")
    #expect(try set.session(for: named, in: environment).kind == .environment)
    #expect(try set.session(for: .explicit("p"), in: environment).kind == .static)
    #expect(try set.session(for: .none, in: environment).kind == .environment)
  }

  @Test(
    "a web identity in the environment beats the profile's own credentials, but not an explicit profile"
  )
  func environmentWebIdentity() throws {
    let set = profiles(credentials: "[p]\n" + keys)
    let environment =
      [
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/Pod",
      ] as Environment
    let named = Selection.environment("p", variable: "AWS_PROFILE")
    #expect(try set.session(for: named, in: environment).kind == .web)
    #expect(try set.session(for: .explicit("p"), in: environment).kind == .static)
  }

  @Test("AWS_DEFAULT_PROFILE is read before AWS_PROFILE, and an empty one is a name")
  func selection() {
    let both = ["AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b"] as Environment
    #expect(Selection(in: both) == .environment("b", variable: "AWS_DEFAULT_PROFILE"))
    #expect(
      Selection(in: ["AWS_PROFILE": ""] as Environment) == .environment("", variable: "AWS_PROFILE")
    )
    #expect(Selection(in: Environment()) == .none)
  }

  @Test("a profile that nobody defined is an error, but the default need not be there")
  func absent() throws {
    let set = profiles(config: "[profile prod]\n")
    #expect(throws: ResolutionError.self) {
      try set.session(for: .explicit("default"), in: Environment())
    }
    #expect(try set.session(for: .none, in: Environment()).kind == .none)
  }

  /// botocore's `profile or 'default'`, found by random files.
  @Test("the profile with the empty name exists, and its credentials are those of default")
  func emptyName() throws {
    let set = profiles(
      config: "[profile \"\"]\nlogin_session = x\n", credentials: "[default]\n" + keys)
    #expect(try set.session(for: .explicit(""), in: Environment()).kind == .static)
    let alone = profiles(config: "[profile \"\"]\nlogin_session = x\n")
    #expect(try alone.session(for: .explicit(""), in: Environment()).kind == .none)
  }

  @Test("a middle profile with keys of its own is not assumed")
  func middleWithKeys() throws {
    let set = profiles(
      config: "[profile p]\n" + role + "source_profile = m\n[profile m]\n" + role
        + "source_profile = b\n" + keys)
    let session = try set.session(for: .explicit("p"), in: Environment())
    guard case .role(let role) = session else { return #expect(Bool(false), "a role was expected") }
    #expect(role.source.session.kind == .static)
  }
}

@Suite("when the files do not add up")
struct ResolutionErrorTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let config: String
    var credentials = ""
    let error: String
    let place: String
    var testDescription: String { error }
  }

  private static let cases: [Case] = [
    Case(
      config: "[profile p]\n", credentials: "[p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n",
      error:
        "PartialCredentialsError: Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
      place: "~/.aws/credentials:2"),
    Case(
      config: "[profile p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n",
      error:
        "PartialCredentialsError: Partial credentials found in config-file, missing: aws_secret_access_key",
      place: "~/.aws/config:2"),
    Case(
      config: "[profile p]\n" + role + "source_profile = p\ncredential_source = Environment\n",
      error:
        "InvalidConfigError: The profile \"p\" contains both source_profile and credential_source.",
      place: "~/.aws/config:4"),
    Case(
      config: "[profile p]\n" + role,
      error:
        "PartialCredentialsError: Partial credentials found in assume-role, missing: source_profile or credential_source",
      place: "~/.aws/config:2"),
    Case(
      config: "[profile p]\n" + role + "credential_source = environment\n",
      error:
        "InvalidConfigError: The credential source \"environment\" referenced in profile \"p\" is not valid.",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile p]\n" + role + "credential_source = EcsContainer\n",
      error:
        "CredentialRetrievalError: Error when retrieving credentials from EcsContainer: No credentials found in credential_source referenced in profile p",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile p]\n" + role + "source_profile = q\n",
      error:
        "InvalidConfigError: The source_profile \"q\" referenced in the profile \"p\" does not exist.",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile p]\n" + role + "source_profile = q's\n[profile \"q's\"]\n" + role
        + "source_profile = p\n",
      error:
        "InfiniteLoopConfigError: Infinite loop in credential configuration detected. Attempting to load from profile p which has already been visited. Visited profiles: ['p', \"q's\"]",
      place: "~/.aws/config:6"),
    Case(
      config: "[profile p]\n" + role + "source_profile = p\n",
      error:
        "InfiniteLoopConfigError: Infinite loop in credential configuration detected. Attempting to load from profile p which has already been visited. Visited profiles: ['p']",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile p]\n" + role + "source_profile = q\n[profile q]\nregion = x\n",
      error: "InvalidConfigError: The source profile \"q\" must have credentials.",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile p]\nsso_session = s\nsso_role_name = R\nsso_account_id = 1\n",
      error: "InvalidConfigError: The specified sso-session does not exist: \"s\"",
      place: "~/.aws/config:2"),
    Case(
      config:
        "[sso-session s]\nsso_region = a\n[profile p]\nsso_session = s\nsso_region = b\nsso_role_name = R\n",
      error:
        "InvalidConfigError: The value for sso_region is inconsistent between profile (b) and sso-session (a).",
      place: "~/.aws/config:5"),
    Case(
      config: "[sso-session s]\nsso_region = a\n[profile p]\nsso_session = s\nsso_role_name = R\n",
      error:
        "InvalidConfigError: The profile \"p\" is configured to use SSO but is missing required configuration: sso_account_id, sso_start_url",
      place: "~/.aws/config:5"),
    Case(
      config: "[profile p]\nweb_identity_token_file = /t\n",
      error:
        "InvalidConfigError: The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.",
      place: "~/.aws/config:2"),
    Case(
      config: "[profile p]\nk = v\nk = w\n",
      error: "ConfigParseError: Unable to parse config file: /home/jo/.aws/config",
      place: "~/.aws/config:3"),
    Case(
      config: "[profile q]\n",
      error: "ProfileNotFound: The config profile (p) could not be found", place: ""),
  ]

  /// People search for these texts, so they are botocore's to the letter; the place is ours.
  @Test("the error is botocore's own, with the place to look", arguments: cases)
  private func errors(_ example: Case) {
    let set = profiles(config: example.config, credentials: example.credentials)
    do {
      let session = try set.session(for: .explicit("p"), in: Environment())
      Issue.record("no error, but \(session.kind)")
    } catch {
      #expect("\(error.clientError.class): \(error.clientError.message)" == example.error)
      #expect((error.place ?? "") == example.place)
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test("partial credentials say what users of the usual recipes know, what is missing and where")
  func partial() {
    let set = profiles(credentials: "[p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n")
    do {
      _ = try set.session(for: .explicit("p"), in: Environment())
      Issue.record("no error")
    } catch {
      #expect(
        error.description
          == "~/.aws/credentials:2: Credentials are not complete. Maybe use --profile or set AWS_PROFILE: 'aws_secret_access_key' is missing"
      )
      #expect(error.kind == .partial)
    }
  }

  @Test("an inconsistent value that is a secret is not repeated")
  func secrets() {
    let set = profiles(
      config:
        "[sso-session s]\naws_secret_access_key = one\n[profile p]\nsso_session = s\nsso_role_name = R\naws_secret_access_key = two\n"
    )
    do {
      _ = try set.session(for: .explicit("p"), in: Environment())
      Issue.record("no error")
    } catch {
      #expect(
        !error.clientError.message.contains("one") && !error.clientError.message.contains("two"))
    }
  }
}
