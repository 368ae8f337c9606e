// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("cache files")
struct CacheTests {
  private static let arn = "role_arn = arn:aws:iam::111122223333:role/"
  private static let base = "[profile base]\naws_access_key_id = x\naws_secret_access_key = y\n"

  /// The names were computed with botocore's own functions.
  @Test(
    "a cache file's name is computed from the profile as botocore computes it",
    arguments: [
      (
        arn + "Reader\nsource_profile = base\n",
        ["cli/cache/dcdaf11551c0a8ee069a368689b1ae8be7f80734"]
      ),
      (
        "role_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = base\nduration_seconds = 7200\nexternal_id = ext-1\nrole_session_name = alice\n",
        ["cli/cache/c02d6b64a1b67f54f1347583b909ae1f5713bcb8"]
      ),
      (
        "role_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = base\nduration_seconds =  +7_200\nexternal_id = ext-1\nrole_session_name = alice\n",
        ["cli/cache/c02d6b64a1b67f54f1347583b909ae1f5713bcb8"]
      ),
      (
        arn
          + "MfaOnly\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\nduration_seconds = soon\n",
        ["cli/cache/3b0e2e3255c14f735b0ddb33208e151a4b5e0fb7"]
      ),
      (
        arn
          + "Pod\nweb_identity_token_file = /t\nrole_session_name = pod-1\nexternal_id = ignored\n",
        ["cli/cache/d80012a80430fbfb7004aa4476a5719901b5b4bd"]
      ),
      (
        arn + "Reader\nsource_profile = base\nexternal_id = \u{FC}x\n",
        ["cli/cache/2204de25b224c58a2c1f708d4d1ed744cd1f7137"]
      ),
      (
        arn + "Reader\nsource_profile = base\nrole_session_name =\n",
        ["cli/cache/dcdaf11551c0a8ee069a368689b1ae8be7f80734"]
      ),
      (
        "sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n",
        [
          "sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f",
          "cli/cache/ef7c0373a8420e194e9d028ad5acc50a222b4714",
        ]
      ),
      (
        "sso_start_url = https://example.awsapps.com/start\nsso_region = x\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n",
        [
          "sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e",
          "cli/cache/d3ba23668517df553ec07b5972942cedc5e3df49",
        ]
      ),
      (
        "login_session = arn:aws:iam::111122223333:user/alice\n",
        ["login/cache/5778c30d3fe8c123cb2ab0d5a82c81b6fdcedfb868a6625f6f5bf6f05a7f129b"]
      ),
    ])
  func names(_ config: String, _ expected: [String]) throws {
    let set = profiles(
      config: "[sso-session corp]\nsso_start_url = https://x\nsso_region = y\n" + Self.base
        + "[profile p]\n" + config)
    let session = try set.session(for: .explicit("p"), in: Environment())
    #expect(session.cacheFiles.map(\.shown) == expected.map { "~/.aws/\($0).json" })
  }

  private static func role(_ expiration: String) -> String {
    #"{"Credentials": {"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": "EXAMPLE", "SessionToken": "EXAMPLE", "Expiration": \#(expiration)}}"#
  }

  @Test(
    "the status of a role is judged by its cached credentials and the clock",
    arguments: [
      (role("\"2026-01-15T13:00:00Z\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15T12:15:00Z\""), "live 2026-01-15T12:15:00Z"),
      (role("\"2026-01-15T12:14:59Z\""), "expiring 2026-01-15T12:14:59Z"),
      (role("\"2026-01-15T12:00:00Z\""), "expired 2026-01-15T12:00:00Z"),
      (role("\"2026-01-15T13:00:00+00:00\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15T13:00:00UTC\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15T14:30:00+01:30\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15 13:00:00z\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15T13:00:00.665986Z\""), "live 2026-01-15T13:00:00Z"),
      (role("\"Thu, 15 Jan 2026 13:00:00 GMT\""), "live 2026-01-15T13:00:00Z"),
      (role("\"2026-01-15T13:00:00\""), "corrupt: Expiration has no time zone"),
      (role("\"2026-01-15T13:00:00CET\""), "corrupt: Expiration has no time zone"),
      (role("\"2026-02-30T13:00:00Z\""), "corrupt: Expiration is not a date"),
      (role("\"soon\""), "corrupt: Expiration is not a date"),
      (role("1768482000"), "corrupt: Expiration is of the wrong kind"),
      ("", "corrupt: not JSON"),
      ("{", "corrupt: not JSON"),
      ("[]", "corrupt: not a JSON object"),
      ("{}", "corrupt: Credentials is missing"),
      (#"{"Credentials": {"AccessKeyId": "x"}}"#, "corrupt: Expiration is missing"),
      (String(repeating: "[", count: 100_000), "corrupt: not JSON"),
    ])
  func roleStatus(_ text: String, _ expected: String) {
    let file = CacheTests.file(of: Self.arn + "Reader\nsource_profile = base\n")
    var shelf = CacheShelf()
    shelf.put(CacheEntry(Array(text.utf8), in: .cli), of: file)
    #expect(described(shelf.roleStatus(file, now: noon)) == expected)
  }

  @Test(
    "the status of an SSO token: only an sso-session's renews itself",
    arguments: [
      (
        #"{"accessToken": "t", "expiresAt": "2026-01-15T13:00:00Z"}"#, true,
        "live 2026-01-15T13:00:00Z"
      ),
      (
        #"{"accessToken": "t", "expiresAt": "2026-01-15T11:00:00UTC"}"#, true,
        "expired 2026-01-15T11:00:00Z"
      ),
      (refreshable("2026-02-01T00:00:00Z"), true, "renewable 2026-01-15T11:00:00Z"),
      (refreshable("2026-02-01T00:00:00Z"), false, "expired 2026-01-15T11:00:00Z"),
      (refreshable("2026-01-01T00:00:00Z"), true, "expired 2026-01-15T11:00:00Z"),
      (
        #"{"clientId": "c", "clientSecret": "s", "expiresAt": "2026-02-01T00:00:00Z"}"#, true,
        "corrupt: accessToken is missing"
      ),
      (#"{"accessToken": "t"}"#, true, "corrupt: expiresAt is missing"),
    ])
  func tokenStatus(_ text: String, _ mayRefresh: Bool, _ expected: String) {
    let file = CacheTests.file(of: "sso_session = corp\nsso_account_id = 1\nsso_role_name = R\n")
    var shelf = CacheShelf()
    shelf.put(CacheEntry(Array(text.utf8), in: .sso), of: file)
    #expect(described(shelf.tokenStatus(file, mayRefresh: mayRefresh, now: noon)) == expected)
  }

  private static func refreshable(_ registration: String) -> String {
    #"{"accessToken": "t", "expiresAt": "2026-01-15T11:00:00Z", "refreshToken": "r", "clientId": "c", "clientSecret": "s", "registrationExpiresAt": "\#(registration)"}"#
  }

  private static let plain: [(text: String, folder: CacheFile.Folder)] = [
    (role("\"2026-01-15T13:00:00Z\""), .cli),
    (
      #"{"Credentials":{"AccessKeyId":"x","SecretAccessKey":"","SessionToken":{},"Expiration":"2026-01-15T13:00:00Z","AccountId":"1"},"Number":10}"#,
      .cli
    ),
    (refreshable("2026-02-01T00:00:00Z"), .sso),
    (#"{"accessToken": "t", "expiresAt": "2026-01-15T13:00:00Z", "scopes": true}"#, .sso),
    (
      #"{"accessToken": {"accessKeyId": "x", "secretAccessKey": "s", "sessionToken": "t", "accountId": "1", "expiresAt": "2026-01-15T13:00:00Z"}, "refreshToken": "r", "dpopKey": "k", "clientId": "c"}"#,
      .login
    ),
  ]

  /// Nearly every file is read by a scanner and not by the JSON library: whatever it accepts it must read as the library.
  @Test(
    "a cache file that differs in one byte is read the same both ways", arguments: plain.indices)
  func bothWays(_ place: Int) {
    let (text, folder) = Self.plain[place]
    let bytes = Array(text.utf8)
    #expect(CacheEntry(bytes, in: folder) == CacheEntry(decoding: bytes, in: folder))
    let instead = Array("\"\\{}[]:,0-en \u{1}\u{7F}\u{FF}".utf8)
    for index in bytes.indices {
      for turn in 0..<3 {
        var changed = bytes
        switch turn {
        case 0: changed.remove(at: index)
        case 1: changed[index] = instead[index % instead.count]
        default: changed.insert(instead[(index / 2) % instead.count], at: index)
        }
        let one = CacheEntry(changed, in: folder)
        let other = CacheEntry(decoding: changed, in: folder)
        #expect(one == other, "\(String(decoding: changed, as: UTF8.self))")
      }
    }
  }

  @Test("what is not there and what was not read are different things")
  func absent() {
    let file = CacheTests.file(of: Self.arn + "Reader\nsource_profile = base\n")
    var shelf = CacheShelf()
    #expect(described(shelf.roleStatus(file, now: noon)) == "not read yet")
    shelf.put(.absent, of: file)
    #expect(described(shelf.roleStatus(file, now: noon)) == "not cached")
    #expect(described(shelf.tokenStatus(file, mayRefresh: true, now: noon)) == "never signed in")
  }

  private static func file(of config: String) -> CacheFile {
    let set = profiles(
      config: "[sso-session corp]\nsso_start_url = https://x\nsso_region = y\n" + base
        + "[profile p]\n" + config)
    guard let session = try? set.session(for: .explicit("p"), in: Environment()) else {
      preconditionFailure("the case's profile has no session")
    }
    return session.cacheFiles[0]
  }

  private func described(_ status: SessionStatus) -> String {
    switch status {
    case .permanent: "permanent"
    case .live(let end): "live \(end.iso8601)"
    case .expiring(let end): "expiring \(end.iso8601)"
    case .expired(let end): "expired \(end.iso8601)"
    case .renewable(let end): "renewable \(end.iso8601)"
    case .neverSignedIn: "never signed in"
    case .notCached: "not cached"
    case .corrupt(_, let reason): "corrupt: \(reason)"
    case .unknown(.notReadYet): "not read yet"
    case .unknown: "unknown"
    case .broken: "broken"
    }
  }
}
