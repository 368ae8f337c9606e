// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import Profiles
import SignIn
import SignInWire
import Testing

/// A session that AWS's own clients would renew is renewed, and written as they write it.
@Suite(
  "the clients' own cases for sessions", .enabled(if: PeerSuites.arePresent, PeerSuites.absent))
struct PeerSessionTests {
  @Test("botocore's and the SDKs' cases for 'aws login' hold")
  func login() throws {
    let cases = try PeerSuites.list(
      "botocore-1.43.11/tests/unit/login/login-provider-test-cases.json")
    #expect(cases.count >= 8)
    for testCase in cases {
      let name = testCase["documentation"] as? String ?? ""
      let profiles = profiles(config: testCase["configContents"] as? String ?? "")
      let files = try (testCase["cacheContents"] as? [String: Any] ?? [:]).mapValues(Self.json)
      var disk = MemoryDisk(files: files, now: try Timestamp(parsing: "2025-11-19T00:00:00Z"))
      for call in testCase["mockApiCalls"] as? [[String: Any]] ?? [] {
        let answer = call["response"] as? [String: Any]
        disk.responses.append(
          try Response(call["responseCode"] as? Int ?? 200, answer?["tokenOutput"] ?? [:]))
      }
      let session = try profiles.session(for: .explicit("signin"), in: Environment())
      var surroundings = Surroundings(
        profiles: profiles, environment: Environment(),
        profile: try #require(profiles["signin"]), region: "us-east-1")
      surroundings.random = Array(0..<96)
      let outcome = try? disk.run(try SessionFlow(session, surroundings))
      for expected in testCase["outcomes"] as? [[String: Any]] ?? [] {
        switch expected["result"] as? String {
        case "credentials":
          let keys = try #require(outcome, "\(name)").credentials
          #expect(keys.accessKeyID == expected["accessKeyId"] as? String, "\(name)")
          #expect(
            keys.secretAccessKey.revealed == expected["secretAccessKey"] as? String, "\(name)")
          #expect(keys.sessionToken?.revealed == expected["sessionToken"] as? String, "\(name)")
          #expect(keys.account == expected["accountId"] as? String, "\(name)")
          #expect(keys.expiration?.iso8601 == expected["expiresAt"] as? String, "\(name)")
        case "cacheContents":
          for (file, contents) in expected where file != "result" {
            let written = try JSONSerialization.jsonObject(
              with: Data((disk.files[file] ?? "{}").utf8))
            #expect(written as? NSDictionary == contents as? NSDictionary, "\(name)")
          }
        default: #expect(outcome == nil, "\(name)")
        }
      }
    }
  }

  /// Where botocore gives up, awsprof asks a person to sign in, and never uses the token.
  @Test("botocore's cases for the token of SSO hold")
  func token() throws {
    let suite = try PeerSuites.object("botocore-1.43.11/sso-token-cases.json")
    let cases = suite["sso_provider_refresh_cases"] as? [[String: Any]] ?? []
    #expect(cases.count >= 8)
    let profiles = profiles(
      config:
        "[sso-session admin]\nsso_region = us-west-2\nsso_start_url = https://d-123.awsapps.com/start\n"
    )
    let section = try #require(profiles.ssoSession("admin"))
    let portal = try #require(SSOPortal(section))
    let file = "d033e22ae348aeb5660fc2140aec35850c4da997.json"
    for testCase in cases {
      let name = testCase["documentation"] as? String ?? ""
      let now = try Timestamp(parsing: testCase["currentTime"] as? String ?? "")
      let cached = try Self.json(testCase["cachedToken"] ?? [:])
      var disk = MemoryDisk(files: [file: cached], now: now)
      if let answer = testCase["refreshResponse"] { disk.responses = [try Response(200, answer)] }
      let surroundings = Surroundings(
        profiles: profiles, environment: Environment(), profile: Profile(name: "default"),
        region: "us-west-2")
      _ = try disk.run(try SSODirectoryFlow(portal, surroundings))
      let used = disk.requests.last?.headers.first { $0.name == "x-amz-sso_bearer_token" }
      let expected = testCase["expectedToken"] as? [String: Any]
      #expect(used?.value.revealed == expected?["token"] as? String, "\(name)")
      if let contents = testCase["expectedTokenWriteback"] as? NSDictionary {
        let written = try JSONSerialization.jsonObject(with: Data((disk.files[file] ?? "").utf8))
        #expect(written as? NSDictionary == contents, "\(name)")
      } else {
        #expect(disk.files[file] == cached, "\(name)")
      }
    }
  }

  private static func json(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
  }
}

extension PeerSuites {
  fileprivate static func list(_ path: String) throws -> [[String: Any]] {
    try JSONSerialization.jsonObject(with: data(path)) as? [[String: Any]] ?? []
  }

  fileprivate static func object(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: data(path)) as? [String: Any] ?? [:]
  }
}
