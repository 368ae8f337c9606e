// SPDX-License-Identifier: Apache-2.0

import Foundation
import Profiles
import SignIn
import Testing

/// A request to the wrong host is a request with keys to somebody else.
@Suite("endpoints")
struct EndpointTests {
  @Test(
    "the endpoint of a service in a region",
    arguments: [
      (SignInService.sts, "eu-west-1", "https://sts.eu-west-1.amazonaws.com"),
      (.sts, "aws-global", "https://sts.amazonaws.com"),
      (.sts, "mars-north-1", "https://sts.mars-north-1.amazonaws.com"),
      (.sts, "cn-north-1", "https://sts.cn-north-1.amazonaws.com.cn"),
      (.sso, "eu-central-1", "https://portal.sso.eu-central-1.amazonaws.com"),
      (.ssoOIDC, "us-gov-west-1", "https://oidc.us-gov-west-1.amazonaws.com"),
      (.signIn, "us-east-1", "https://us-east-1.signin.aws.amazon.com"),
      (.signIn, "eusc-de-east-1", "https://signin.eusc-de-east-1.amazonaws.eu"),
    ])
  func region(_ service: SignInService, _ region: String, _ url: String) throws {
    var question = ServiceEndpoint.Question()
    question.region = region
    #expect(try ServiceEndpoint(service, question).url == url)
  }

  @Test("legacy sends the old regions of STS to the global endpoint, and signs for us-east-1")
  func legacy() throws {
    var question = ServiceEndpoint.Question()
    question.usesGlobalSTS = true
    question.region = "eu-west-1"
    #expect(try ServiceEndpoint(.sts, question).signingRegion == "us-east-1")
    question.region = "ap-east-1"
    #expect(try ServiceEndpoint(.sts, question).url == "https://sts.ap-east-1.amazonaws.com")
  }

  @Test(
    "botocore's own cases for the endpoint rules hold",
    .enabled(if: PeerSuites.arePresent, PeerSuites.absent),
    arguments: SignInService.allCases)
  func peers(_ service: SignInService) throws {
    let path =
      "botocore-1.43.11/tests/functional/endpoint-rules/\(service.rawValue)/endpoint-tests-1.json"
    let suite = try JSONDecoder().decode(PeerCases.self, from: PeerSuites.data(path))
    #expect(suite.testCases.count > 20)
    for testCase in suite.testCases {
      var question = ServiceEndpoint.Question()
      question.region = testCase.params?.Region
      question.configuredURL = testCase.params?.Endpoint
      question.usesFIPS = testCase.params?.UseFIPS ?? false
      question.usesDualStack = testCase.params?.UseDualStack ?? false
      question.usesGlobalSTS = testCase.params?.UseGlobalEndpoint ?? false
      do {
        let endpoint = try ServiceEndpoint(service, question)
        #expect(endpoint.url == testCase.expect.endpoint?.url, "\(testCase.documentation)")
        if let region = testCase.expect.endpoint?.properties?.authSchemes?.first?.signingRegion {
          #expect(endpoint.signingRegion == region, "\(testCase.documentation)")
        }
      } catch {
        #expect(error.reason == testCase.expect.error, "\(testCase.documentation)")
      }
    }
  }
}

/// The members of botocore's endpoint cases that are looked at.
private struct PeerCases: Decodable {
  struct Parameters: Decodable {
    let Region: String?
    let Endpoint: String?
    let UseFIPS: Bool?
    let UseDualStack: Bool?
    let UseGlobalEndpoint: Bool?
  }
  struct Scheme: Decodable {
    let signingRegion: String?
  }
  struct Properties: Decodable {
    let authSchemes: [Scheme]?
  }
  struct Found: Decodable {
    let url: String
    let properties: Properties?
  }
  struct Expectation: Decodable {
    let endpoint: Found?
    let error: String?
  }
  struct Case: Decodable {
    let documentation: String
    let params: Parameters?
    let expect: Expectation
  }
  let testCases: [Case]
}

/// Test data of the AWS clients, where it is beside the repository or at $AWSPROF_SHARED.
enum PeerSuites {
  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["AWSPROF_SHARED"] {
      return URL(fileURLWithPath: path).appendingPathComponent("peer-suites")
    }
    return URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../shared/peer-suites").standardized
  }()

  static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.path) }
  static let absent: Comment = "the clients' test data is not beside the repository"

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }
}
