// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

private let keys = key + secret
private let role = "role_arn = arn:aws:iam::111122223333:role/Reader\n"
private let key = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
private let secret = "aws_secret_access_key = EXAMPLE\n"
private let base = "[profile base]\n" + keys

/// What a client makes of a profile named by `AWS_PROFILE`, in a few words: the outermost deed, or its error.
private func identity(
  _ client: Client, _ config: String, _ environment: Environment, credentials: String = ""
) -> String {
  let set = profiles(config: config, credentials: credentials, as: client)
  let view = ClientView(client, of: set, in: environment)
  switch view.session {
  case .success(let session): return session.steps(in: CacheShelf(), now: noon)[0].deed
  case .failure(let error): return error.clientError(of: client).message
  }
}

@Suite("what each client sees")
struct ClientTests {
  /// One shell, two accounts: the clients read the same variables in different orders (semantics of case prof-003).
  @Test(
    "the profile is the one that the client reads first",
    arguments: [
      ([("AWS_PROFILE", "a"), ("AWS_DEFAULT_PROFILE", "b")], ["b", "a", "a", "a", "a"]),
      ([("AWS_DEFAULT_PROFILE", "b")], ["b", "b", "b", nil, nil]),
      ([("AWS_PROFILE", "")], ["", "", nil, "", nil]),
      ([("AWS_PROFILE", ""), ("AWS_DEFAULT_PROFILE", "b")], ["b", "", "b", "", nil]),
      ([], [nil, nil, nil, nil, nil]),
    ] as [([(String, String)], [String?])])
  func selection(_ variables: [(String, String)], _ expected: [String?]) {
    let environment = Environment(variables.map { Environment.Variable($0.0, $0.1) })
    let found = Client.allCases.map { client -> String? in
      let selection = Selection(in: environment, as: client)
      return selection == .none ? nil : selection.name.text
    }
    #expect(found == expected)
  }

  /// A region set for one client is not seen by another (cases reg-003 to reg-006).
  @Test(
    "the region is the one that the client reads first",
    arguments: [
      ([("AWS_REGION", "r"), ("AWS_DEFAULT_REGION", "d")], ["d", "r", "r", "r", "r"]),
      ([("AWS_REGION", "r")], ["own", "r", "r", "r", "r"]),
      ([("AWS_DEFAULT_REGION", "d")], ["d", "d", "d", "d", "own"]),
      ([("AWS_REGION", ""), ("AWS_DEFAULT_REGION", "d")], ["d", "", "d", "", ""]),
      ([], ["own", "own", "own", "own", "own"]),
    ] as [([(String, String)], [String])])
  func region(_ variables: [(String, String)], _ expected: [String]) {
    let environment = Environment(variables.map { Environment.Variable($0.0, $0.1) })
    let found = Client.allCases.map { client in
      let set = profiles(config: "[default]\nregion = own\n", as: client)
      return ClientView(client, of: set, in: environment).region.name
    }
    #expect(found == expected)
  }

  @Test("a variable hides another one and the profile's own line, each with its place")
  func hiddenRegions() {
    let set = profiles(config: "[default]\nregion = own\n")
    let region = Region(
      of: set["default"], in: ["AWS_REGION": "r", "AWS_DEFAULT_REGION": "d"], as: .cliV2)
    #expect(
      region.setting?.hidden.map(described) == [
        "d environment AWS_DEFAULT_REGION: another variable is read first",
        "own ~/.aws/config:2: environment wins",
      ])
  }

  /// Stale keys beat the profile just switched to everywhere but in JavaScript.
  @Test("keys in the environment beat the profile of a variable in all clients but JavaScript")
  func staleKeys() {
    let environment: Environment = [
      "AWS_PROFILE": "p", "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
      "AWS_SECRET_ACCESS_KEY": "EXAMPLE",
    ]
    let found = Client.allCases.map {
      identity($0, "[profile p]\n" + role + "source_profile = base\n" + base, environment)
    }
    let stale = "use the keys in the environment, ****************MPLE"
    #expect(found == [stale, stale, stale, stale, "assume role Reader in 111122223333"])
  }

  /// The order inside a profile, and what each refuses: the text is the one people search for.
  @Test(
    "Go, Rust and JavaScript find the credentials of a profile in their own order",
    arguments: [
      (
        "static keys beside a process",
        keys + "credential_process = /bin/x\n",
        [
          "use the keys of the profile, ****************MPLE", "run /bin/x",
          "use the keys of the profile, ****************MPLE",
        ]
      ),
      (
        "a role without a source and with keys of its own", role + keys,
        [
          "assume role Reader in 111122223333",
          "invalid credential source in `p`: profile must contain `source_profile` or `credential_source` but neither were defined",
          "use the keys of the profile, ****************MPLE",
        ]
      ),
      (
        "a role with both sources",
        role + "source_profile = base\ncredential_source = Environment\n",
        [
          "only one credential type may be specified per profile: source profile, credential source, credential process, web identity token",
          "invalid credential source in `p`: profile contained both source_profile and credential_source. Only one or the other can be defined",
          "no credentials are configured: only on an EC2 machine its metadata service has some",
        ]
      ),
      (
        "a role with an MFA device",
        role + "source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\n",
        [
          "assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.",
          "assume role Reader in 111122223333",
          "Profile p requires multi-factor authentication, but no MFA code callback was provided.",
        ]
      ),
      (
        "half a pair of keys", "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n",
        [
          "error fetching config from profile, p, Error using profile: \n 1, partial credentials found for profile profile p\n",
          "invalid credential source in `p`: profile missing aws_secret_access_key",
          "no credentials are configured: only on an EC2 machine its metadata service has some",
        ]
      ),
      (
        "a source that is not there", role + "source_profile = ghost\n",
        [
          "failed to load assume role, of profile ghost",
          "profile `ghost` was not defined: could not find source profile ghost referenced from p",
          "no credentials are configured: only on an EC2 machine its metadata service has some",
        ]
      ),
      (
        "a loop of one", role + "source_profile = p\n",
        [
          "failed to load assume role, of profile p",
          "no credentials are configured: only on an EC2 machine its metadata service has some",
          "no credentials are configured: only on an EC2 machine its metadata service has some",
        ]
      ),
      (
        "a start URL alone", "sso_start_url = https://x\n",
        [
          "profile \"p\" is configured to use SSO but is missing required configuration: sso_region, sso_account_id, sso_role_name",
          "profile `p` was not defined: `sso_region` was missing",
          "Profile is configured with invalid SSO credentials. Required parameters \"sso_account_id\", \"sso_region\", \"sso_role_name\", \"sso_start_url\".",
        ]
      ),
      (
        "a login session", "login_session = arn:aws:sts::111122223333:assumed-role/Admin/a\n",
        [
          "use the login session arn:aws:sts::111122223333:assumed-role/Admin/a",
          "use the login session arn:aws:sts::111122223333:assumed-role/Admin/a",
          "use the login session arn:aws:sts::111122223333:assumed-role/Admin/a",
        ]
      ),
    ] as [(String, String, [String])])
  func chains(_ situation: String, _ settings: String, _ expected: [String]) {
    let found = [Client.go, .rust, .javaScript].map {
      identity($0, "[profile p]\n" + settings + base, ["AWS_PROFILE": "p"])
    }
    #expect(found == expected, "\(situation)")
  }

  /// To Go each file has its own pair (shared_config.go:mergeSections); the others join what they find.
  @Test(
    "a key of one file and the secret of the other are a pair to all but Go",
    arguments: [
      (key, secret, "2, partial credentials found for profile p", "keys"),
      (keys, key, "2, partial credentials found for profile p", "keys"),
      (keys, secret, "2, partial credentials found for profile p", "keys"),
      (keys, "region = eu-west-1\n", "keys", "keys"),
      (key, "region = eu-west-1\n", "no credentials are configured", "profile missing"),
      (key, nil, "1, partial credentials found for profile profile p", "profile missing"),
    ] as [(String, String?, String, String)])
  func pairs(_ config: String, _ credentials: String?, _ go: String, _ rust: String) {
    let found = [Client.go, .rust].map { client in
      identity(
        client, "[profile p]\n" + config, ["AWS_PROFILE": "p"],
        credentials: credentials.map { "[p]\n" + $0 } ?? "")
    }
    #expect(found[0].contains(go), "\(found[0])")
    #expect(found[1].contains(rust), "\(found[1])")
  }

  @Test("botocore's own retry mode stops Go, wherever it is written")
  func retryMode() {
    let legacy = "[profile p]\n" + keys + "retry_mode = legacy\n"
    let found = Client.allCases.map { identity($0, legacy, ["AWS_PROFILE": "p"]) }
    #expect(found[2] == "unknown RetryMode, legacy")
    #expect(found.filter { $0.hasPrefix("use the keys") }.count == 4, "\(found)")
    let variable: Environment = ["AWS_PROFILE": "base", "AWS_RETRY_MODE": "Standard"]
    #expect(identity(.go, base, variable) == "unknown RetryMode, Standard")
    #expect(identity(.go, base, ["AWS_PROFILE": "base"]).hasPrefix("use the keys"))
  }

  /// To JavaScript a profile that is not there is no error, and a command silently runs as somebody else.
  @Test("a profile that is not there is an error to all clients but JavaScript")
  func missingProfile() {
    let found = Client.allCases.map { identity($0, base, ["AWS_PROFILE": "ghost"]) }
    #expect(
      found == [
        "The config profile (ghost) could not be found",
        "The config profile (ghost) could not be found",
        "failed to get shared config profile, ghost",
        "profile `ghost` was not defined: could not find source profile ghost referenced from the root profile",
        "no credentials are configured: only on an EC2 machine its metadata service has some",
      ])
  }

  @Test("what a client passes over is kept")
  func passedOver() {
    let set = profiles(config: "[profile p]\n" + role + "source_profile = ghost\n", as: .javaScript)
    let view = ClientView(.javaScript, of: set, in: ["AWS_PROFILE": "p"])
    #expect(view.passedOver?.sentence == "source_profile 'ghost' is not defined")
  }

  @Test("what does not count is said, stale keys first")
  func shadows() {
    let environment: Environment = [
      "AWS_PROFILE": "p", "AWS_DEFAULT_PROFILE": "q", "AWS_REGION": "r",
      "AWS_DEFAULT_REGION": "d", "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
      "AWS_SECRET_ACCESS_KEY": "EXAMPLE",
    ]
    let set = profiles(config: "[profile q]\nregion = own\n")
    let selection = Selection(in: environment)
    let region = Region(of: set["q"], in: environment)
    let shadows = Shadow.all(in: environment, selection: selection, region: region, as: .boto3)
    #expect(
      shadows.map(\.sentence) == [
        "AWS_ACCESS_KEY_ID is set: its keys are used instead of profile 'q' of AWS_DEFAULT_PROFILE",
        "AWS_DEFAULT_PROFILE names 'q', and 'p' of AWS_PROFILE does not count",
        "AWS_DEFAULT_REGION says 'd', and 'own' of ~/.aws/config:2 does not count",
        "boto3, CLI v1: 'r' of AWS_REGION is not read",
      ])
  }
}
