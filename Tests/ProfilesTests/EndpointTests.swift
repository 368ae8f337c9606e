// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("endpoints")
struct EndpointTests {
  /// `url region`, or the client's error.
  private func described(_ service: Service, _ endpoints: EndpointResolver) -> String {
    do {
      let endpoint = try endpoints.endpoint(of: service)
      return "\(endpoint.request) \(endpoint.signingRegion ?? "-")"
    } catch {
      return "\(error.clientError.class): \(error.clientError.message)"
    }
  }

  private func resolver(_ config: String, _ environment: Environment = [:]) -> EndpointResolver {
    EndpointResolver(profiles(config: config), .none, in: environment)
  }

  /// The partitions, the two variants, and where botocore's two sets of data disagree.
  @Test(
    "a region decides where STS and SQS are",
    arguments: [
      (
        "eu-west-1", "https://sts.eu-west-1.amazonaws.com/ eu-west-1",
        "https://sqs.eu-west-1.amazonaws.com/ eu-west-1"
      ),
      (
        "cn-north-1", "https://sts.cn-north-1.amazonaws.com.cn/ cn-north-1",
        "https://sqs.cn-north-1.amazonaws.com.cn/ cn-north-1"
      ),
      (
        "fips-us-gov-west-1", "https://sts.us-gov-west-1.amazonaws.com/ us-gov-west-1",
        "https://sqs.us-gov-west-1.amazonaws.com/ us-gov-west-1"
      ),
      (
        "us-east-1-fips", "https://sts-fips.us-east-1.amazonaws.com/ us-east-1",
        "https://sqs-fips.us-east-1.amazonaws.com/ us-east-1"
      ),
      (
        "aws-global", "https://sts.amazonaws.com/ us-east-1",
        "https://sqs.aws-global.amazonaws.com/ aws-global"
      ),
      (
        "aws-cn-global", "https://sts.aws-cn-global.amazonaws.com.cn/ aws-cn-global",
        "https://sqs.aws-cn-global.amazonaws.com.cn/ aws-cn-global"
      ),
      (
        "", "ValueError: Invalid endpoint: https://sts..amazonaws.com",
        "ValueError: Invalid endpoint: https://sqs..amazonaws.com"
      ),
    ])
  func regions(_ region: String, _ sts: String, _ sqs: String) {
    let endpoints = resolver("[default]\nregion = \(region)\n")
    #expect(described(.sts, endpoints) == sts)
    #expect(described(.sqs, endpoints) == sqs)
  }

  @Test("without a region STS is global and SQS is an error")
  func noRegion() {
    #expect(described(.sts, resolver("")) == "https://sts.amazonaws.com/ us-east-1")
    #expect(described(.sqs, resolver("")) == "NoRegionError: You must specify a region.")
  }

  @Test(
    "a partition without dual-stack endpoints says so, or borrows those of aws",
    arguments: [
      ("us-iso-east-1", "https://sts.us-iso-east-1.api.aws.ic.gov/ us-iso-east-1"),
      (
        "eu-isoe-west-1",
        "EndpointVariantError: Unable to construct a modeled endpoint with the following variant(s) ['dualstack']: "
      ),
    ])
  func dualStack(_ region: String, _ expected: String) {
    let endpoints = resolver("[default]\nregion = \(region)\nuse_dualstack_endpoint = True\n")
    #expect(described(.sts, endpoints) == expected)
  }

  private static let config = """
    [default]
    region = eu-west-1
    endpoint_url = http://global
    services = local

    [services local]
    sts =
      endpoint_url = http://sts.local/x
    """

  /// configprovider.py:ConfiguredEndpointProvider, where the first that is not empty wins.
  @Test(
    "a configured endpoint is the first of variable of the service, variable, services section, profile",
    arguments: [
      (["AWS_ENDPOINT_URL_STS": "http://one", "AWS_ENDPOINT_URL": "http://two"], "http://one/"),
      (["AWS_ENDPOINT_URL_STS": "", "AWS_ENDPOINT_URL": "http://two"], "http://two/"),
      ([:], "http://sts.local/x"),
      (
        ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"], "https://sts.eu-west-1.amazonaws.com/"
      ),
    ] as [([String: String], String)])
  func configured(_ variables: [String: String], _ expected: String) throws {
    var environment = Environment()
    for (name, value) in variables { environment[name] = value }
    #expect(described(.sts, resolver(Self.config, environment)) == "\(expected) eu-west-1")
  }

  @Test("a configured endpoint knows its line")
  func origin() throws {
    let endpoint = try resolver(Self.config).endpoint(of: .sts)
    #expect(endpoint.origin?.description == "~/.aws/config:8")
    #expect(try resolver(Self.config).endpoint(of: .sqs).origin?.description == "~/.aws/config:3")
  }

  @Test(
    "what stops a client is botocore's error, in its order, with the place",
    arguments: [
      ("region = a b\nservices = ghost\n", "InvalidRegionError", "~/.aws/config:2"),
      ("region = a\nservices = ghost\nmax_attempts = x\n", "InvalidConfigError", "~/.aws/config:3"),
      ("region = a\nmax_attempts = x\nretry_mode = y\n", "ValueError", "~/.aws/config:3"),
      (
        "region = a\nretry_mode = y\nendpoint_url = z\n", "InvalidRetryModeError", "~/.aws/config:3"
      ),
      (
        "region = a\nsts_regional_endpoints = y\nendpoint_url = z\n", "ValueError",
        "~/.aws/config:4"
      ),
      (
        "region = a\nsts_regional_endpoints = y\n", "InvalidSTSRegionalEndpointsConfigError",
        "~/.aws/config:3"
      ),
      (
        "region = a\nsso_session = ghost\ndefaults_mode = x\n", "InvalidConfigError",
        "~/.aws/config:3"
      ),
    ])
  func errors(_ settings: String, _ expected: String, _ place: String) {
    do {
      _ = try resolver("[default]\n" + settings).endpoint(of: .sqs)
      Issue.record("there is no error")
    } catch {
      #expect(error.clientError.class == expected)
      #expect(error.place == place)
      #expect(!error.remedy.isEmpty && !error.sentence.isEmpty)
    }
  }
}
