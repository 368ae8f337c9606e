// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("the first use of a session")
struct FirstUseTests {
  private static let base =
    "[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = y\n"
  private static let role =
    "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = base\n" + base
  private static let sso =
    "[sso-session corp]\nsso_start_url = https://x\nsso_region = us-east-1\n[profile p]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = R\n"
  private static let login = "[profile p]\nlogin_session = arn:aws:iam::111122223333:user/alice\n"
  private static let web =
    "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nweb_identity_token_file = /t\n"

  /// `keys ****************MPLE`, `request sts AssumeRole`, `error KeyError`, and so on.
  private func described(_ use: FirstUse) -> String {
    switch use {
    case .keys(let id, .origin(let origin)): "keys \(id) \(origin)"
    case .keys(let id, .cache(let file)): "keys \(id) \(file.directory)"
    case .request(let operation): "request \(operation)"
    case .process: "process"
    case .nothing: "nothing"
    case .problem(let problem, let stage): "\(stage) \(problem.clientError.class)"
    case .depends(let condition, let one, let other):
      "\(condition) ? \(described(one)) : \(described(other))"
    }
  }

  private func firstUse(
    _ config: String, _ caches: [CacheFile.Folder: String] = [:],
    sideFiles: [String: SideFile] = [:], keepsRoles: Bool = true, in environment: Environment = [:]
  ) -> String {
    let set = profiles(config: config)
    let session = set.outcome(for: .explicit("p"), in: environment)
    var shelf = CacheShelf()
    if case .success(let session) = session {
      for file in session.cacheFiles {
        let text = caches[file.folder]
        shelf.put(text.map { CacheEntry(Array($0.utf8), in: file.folder) } ?? .absent, of: file)
      }
    }
    let endpoints = EndpointResolver(set, .explicit("p"), in: environment)
    let rehearsal = Rehearsal(
      endpoints, shelf, sideFiles: sideFiles, now: noon, keepsRoles: keepsRoles)
    return described(rehearsal.firstUse(of: session))
  }

  private static func credentials(_ end: String) -> String {
    #"{"Credentials": {"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x", "SessionToken": "x", "Expiration": "\#(end)"}}"#
  }

  @Test(
    "kept credentials of a role are used while fifteen minutes are left, by a client that keeps them",
    arguments: [
      (credentials("2026-01-15T12:15:00Z"), "keys ****************MPLE ~/.aws/cli/cache"),
      (credentials("2026-01-15T12:14:59Z"), "request sts AssumeRole"),
      (#"{"Credentials": {"Expiration": "2026-01-15T11:00:00Z"}}"#, "request sts AssumeRole"),
      (#"{"Credentials": {"Expiration": "2026-01-15T13:00:00Z"}}"#, "refresh KeyError"),
      ("{", "refresh KeyError"),
    ])
  func kept(_ text: String, _ expected: String) {
    #expect(firstUse(Self.role, [.cli: text]) == expected)
    #expect(firstUse(Self.role, [.cli: text], keepsRoles: false) == "request sts AssumeRole")
  }

  private static func token(_ end: String, _ more: String = "") -> String {
    #"{"accessToken": "x", "expiresAt": "\#(end)"\#(more)}"#
  }
  private static let refresh =
    #", "refreshToken": "x", "clientId": "x", "clientSecret": "x", "registrationExpiresAt": "#

  /// Each boundary of tokens.py:SSOTokenProvider.
  @Test(
    "a token of an sso-session is used, renewed or refused",
    arguments: [
      (token("2026-01-15T12:00:01Z"), "request sso GetRoleCredentials"),
      (token("2026-01-15T12:00:00Z"), "refresh TokenRetrievalError"),
      (
        token("2026-01-15T12:00:00Z", refresh + #""2026-01-15T12:00:01Z""#),
        "request sso-oidc CreateToken"
      ),
      (
        token("2026-01-15T12:00:00Z", refresh + #""2026-01-15T12:00:00Z""#),
        "refresh TokenRetrievalError"
      ),
      (
        token("2026-01-15T12:14:59Z", refresh + #""2026-02-15T12:00:00Z""#),
        "request sso-oidc CreateToken"
      ),
      (
        token("2026-01-15T12:15:00Z", refresh + #""soon""#), "request sso GetRoleCredentials"
      ),
      (token("2026-01-15T12:14:59Z", refresh + #""soon""#), "refresh KeyError"),
      (#"{"expiresAt": "2026-01-15T20:00:00Z"}"#, "refresh SSOTokenLoadError"),
      (#"{"accessToken": 5, "expiresAt": "2026-01-15T20:00:00Z"}"#, "refresh ParamValidationError"),
      ("[]", "refresh SSOTokenLoadError"),
      ("5", "refresh KeyError"),
      (token("2026-01-15T20:00:00Z") + ",", "refresh KeyError"),
    ])
  func tokens(_ text: String, _ expected: String) {
    #expect(firstUse(Self.sso, [.sso: text]) == expected)
  }

  @Test("without a token nobody signed in, and kept role credentials spare it")
  func noToken() {
    #expect(firstUse(Self.sso) == "refresh SSOTokenLoadError")
    let kept = [CacheFile.Folder.cli: Self.credentials("2026-01-15T13:00:00Z")]
    #expect(firstUse(Self.sso, kept) == "keys ****************MPLE ~/.aws/cli/cache")
  }

  private static let key =
    #""-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEINuu5mkMnS+nZvdbbthDx/I95vsA3ZeFCiu4GBRtje2moAoGCCqGSM49\nAwEHoUQDQgAEmLIjWFiwPNwKuICsC5vvl241FxW48IxVjIaTSNYBja0G0SMkkBxd\nPqCv16S52/J/1eX4wnh9oh3a+ssSCzpuyg==\n-----END EC PRIVATE KEY-----\n""#

  private static func login(_ end: String, key: String = key) -> String {
    #"{"accessToken": {"accessKeyId": "ASIAIOSFODNN7EXAMPLE", "secretAccessKey": "x", "sessionToken": "x", "accountId": "111122223333", "expiresAt": "\#(end)"}, "refreshToken": "x", "clientId": "x", "dpopKey": \#(key)}"#
  }

  /// A login session is renewed while five minutes or less are left, and its key is read from ten minutes on.
  @Test(
    "a login session is used or renewed, and needs awscrt",
    arguments: [
      (login("2026-01-15T12:05:01Z"), "keys ****************MPLE ~/.aws/login/cache"),
      (login("2026-01-15T12:05:00Z"), "request signin CreateOAuth2Token"),
      (login("2026-01-15T12:10:00Z", key: #""x""#), "keys ****************MPLE ~/.aws/login/cache"),
      (login("2026-01-15T12:09:59Z", key: #""abcde""#), "refresh LoginTokenLoadError"),
      (login("2026-01-15T12:09:59Z", key: #""abcd""#), "refresh RuntimeError"),
      (login("2026-01-15T12:09:59Z", key: "5"), "refresh AttributeError"),
      ("{}", "load LoginTokenLoadError"),
      ("{", "load KeyError"),
    ])
  func logins(_ text: String, _ expected: String) {
    let found = firstUse(Self.login + "region = us-east-1\n", [.login: text])
    #expect(found == "awscrt ? \(expected) : load MissingDependencyException")
  }

  @Test("a login session that is not there, or has no region to be renewed in")
  func noLogin() {
    let otherwise = " : load MissingDependencyException"
    #expect(firstUse(Self.login) == "awscrt ? load LoginTokenLoadError" + otherwise)
    let ended = [CacheFile.Folder.login: Self.login("2026-01-15T11:00:00Z")]
    #expect(firstUse(Self.login, ended) == "awscrt ? refresh NoRegionError" + otherwise)
  }

  @Test(
    "the token file of a web identity is looked at",
    arguments: [
      (SideFile(Array("token".utf8)), "request sts AssumeRoleWithWebIdentity"),
      (SideFile(Array("t\r\nk".utf8)), "refresh ParamValidationError"),
      (SideFile([0x41, 0xFF]), "refresh UnicodeDecodeError"),
      (
        SideFile.faulty(.unreadable(reason: "No such file or directory")),
        "refresh FileNotFoundError"
      ),
    ])
  func tokenFiles(_ file: SideFile, _ expected: String) {
    #expect(firstUse(Self.web, sideFiles: ["/t": file]) == expected)
  }

  /// Signing needs a region, and a web identity's request is not signed.
  @Test("with an endpoint and without a region a role is an error and a web identity is not")
  func unsigned() {
    let endpoint: Environment = ["AWS_ENDPOINT_URL": "http://localhost"]
    #expect(firstUse(Self.role, in: endpoint) == "refresh NoRegionError")
    #expect(firstUse(Self.web, in: endpoint) == "request sts AssumeRoleWithWebIdentity")
  }

  @Test("the source of a role is loaded even where the role is kept, and used only where it is not")
  func keptOverSource() {
    let kept = [CacheFile.Folder.cli: Self.credentials("2026-01-15T13:00:00Z")]
    let role = "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = s\n"
    let ids = "keys ****************MPLE ~/.aws/cli/cache"
    let sso = role + Self.sso.replacing("profile p", with: "profile s")
    #expect(firstUse(sso, kept) == ids)
    let login = role + Self.login.replacing("profile p", with: "profile s")
    #expect(
      firstUse(login, kept)
        == "awscrt ? load LoginTokenLoadError : load MissingDependencyException")
  }

  @Test(
    "what STS would refuse is refused before it is asked",
    arguments: [
      ("duration_seconds = 899\n", "refresh ParamValidationError"),
      ("duration_seconds = soon\n", "request sts AssumeRole"),
      ("external_id =\n", "refresh ParamValidationError"),
      ("role_session_name =\n", "request sts AssumeRole"),
      ("role_session_name = x\n", "refresh ParamValidationError"),
      ("mfa_serial = 12345678\n", "refresh ParamValidationError"),
      ("region = a b\n", "refresh InvalidRegionError"),
    ])
  func parameters(_ setting: String, _ expected: String) {
    let config = Self.role.replacing("source_profile", with: setting + "source_profile")
    #expect(firstUse(config) == expected)
  }

  @Test(
    "a container's endpoint is this machine's or a container's",
    arguments: [
      ("http://127.1.2.3/x", "request the container's credentials endpoint"),
      ("http://[::1]/x", "request the container's credentials endpoint"),
      ("https://example.com/x", "request the container's credentials endpoint"),
      ("http://127.0.0.1.example.com/x", "load ValueError"),
      ("", "load ValueError"),
    ])
  func containers(_ url: String, _ expected: String) {
    let environment: Environment = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]
    #expect(firstUse("[profile p]\n", in: environment) == expected)
  }

  @Test("what the files do not say is an outcome with two branches")
  func conditions() {
    #expect(firstUse("[profile p]\n") == "metadataService ? request the metadata service : nothing")
    let role =
      "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/Reader\ncredential_source = Ec2InstanceMetadata\n"
    #expect(
      firstUse(role) == "metadataService ? request sts AssumeRole : load CredentialRetrievalError")
    #expect(
      firstUse("[profile p]\ncredential_process = x\n")
        == "process ? process : refresh RuntimeError")
  }

  @Test("keys in the environment that have ended are an error from the second after their end on")
  func environmentKeys() {
    func use(_ end: String) -> String {
      let environment: Environment = [
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_CREDENTIAL_EXPIRATION": end,
      ]
      let set = profiles(config: "")
      let rehearsal = Rehearsal(
        EndpointResolver(set, .none, in: environment), CacheShelf(), sideFiles: [:], now: noon,
        keepsRoles: false)
      return described(rehearsal.firstUse(of: set.outcome(for: .none, in: environment)))
    }
    #expect(
      use("2026-01-15T12:00:00Z") == "keys ****************MPLE environment AWS_ACCESS_KEY_ID")
    #expect(use("2026-01-15T11:59:59Z") == "refresh RuntimeError")
    #expect(use("2026-01-15T12:00:00") == "load ParserError")
  }
}
