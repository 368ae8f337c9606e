// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("the SDKs' own suite of the file format")
struct SDKSuiteTests {
  static let path =
    "peer-suites/smithy-rs/aws/rust-runtime/aws-runtime/test-data/profile-parser-tests.json"

  @Test(
    "the Rust SDK's view passes every case of the SDKs' suite",
    .enabled(if: Shared.has(path), Shared.absence))
  func cases() throws {
    let suite = try Shared.json(Self.path, as: Suite.self)
    #expect(suite.tests.count >= 65)
    for test in suite.tests {
      let set = ProfileSet(
        config: test.input.configFile.map { Array($0.utf8) },
        credentials: test.input.credentialsFile.map { Array($0.utf8) }, as: .rust)
      switch View(set) {
      case .refused(let message):
        #expect(
          test.output.errorContaining.map(message.contains) == true, "\(test.name): \(message)")
      case let view:
        let expected = View.read(
          profiles: test.output.config?.profiles ?? [:],
          sessions: test.output.config?.sso_sessions ?? [:])
        #expect(test.output.errorContaining == nil && view == expected, "\(test.name)")
      }
    }
  }

  private struct Suite: Decodable {
    let tests: [Case]

    struct Case: Decodable {
      let name: String
      let input: Input
      let output: Output
    }

    struct Input: Decodable {
      let configFile: String?
      let credentialsFile: String?
    }

    struct Output: Decodable {
      let config: Config?
      let errorContaining: String?
    }

    struct Config: Decodable {
      let profiles: [String: [String: View.Value]]
      let sso_sessions: [String: [String: View.Value]]?
    }
  }
}

/// Where the SDKs' suite looks for the files.
///
/// Its Windows cases are skipped: awsprof runs where HOME names the home folder. The suite's `profile` is not a matter of
/// files.
@Suite("the SDKs' own suite of file locations")
struct SDKLocationTests {
  static let path =
    "peer-suites/smithy-rs/aws/rust-runtime/aws-runtime/test-data/file-location-tests.json"

  @Test(
    "the files are where the suite looks for them", .enabled(if: Shared.has(path), Shared.absence),
    arguments: [Dialect.Client.rust, .go, .javaScript])
  func locations(_ client: Dialect.Client) throws {
    let cases = try Shared.json(Self.path, as: Suite.self).tests.filter { $0.platform == "linux" }
    #expect(cases.count >= 4)
    for test in cases {
      let variables = test.environment
      let location = FileLocation(as: Dialect(client), variable: { variables[$0] }) { user in
        user == nil ? variables["HOME"] : nil
      }
      #expect(location.file(.config).path == test.configLocation, "\(test.name)")
      #expect(location.file(.credentials).path == test.credentialsLocation, "\(test.name)")
    }
  }

  private struct Suite: Decodable {
    let tests: [Case]

    struct Case: Decodable {
      let name: String
      let environment: [String: String]
      let platform: String
      let configLocation: String
      let credentialsLocation: String
    }
  }
}
