// SPDX-License-Identifier: Apache-2.0

/// A service of AWS, as far as its endpoint goes.
package struct Service: Sendable {
  /// botocore's name of it, which stands in `[services]` sections: `sqs`.
  package let name: String
  /// The end of `AWS_ENDPOINT_URL_SQS`.
  let variableSuffix: String
  /// The first label of its hosts.
  let hostPrefix: String
  /// Whether a client is made without a region, for its `aws-global` endpoint.
  let isGlobalWithoutRegion: Bool
  /// Where its FIPS endpoint is the plain one (endpoints.json, variants tagged `fips`).
  let plainFIPS: PlainFIPS

  struct PlainFIPS: Sendable {
    var partitions: [String] = []
    var regions: [String] = []
  }

  /// A service that needs a region, as most do.
  package static let sqs = Service(
    name: "sqs", variableSuffix: "SQS", hostPrefix: "sqs", isGlobalWithoutRegion: false,
    plainFIPS: PlainFIPS(
      partitions: ["aws-us-gov"],
      regions: [
        "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isof-east-1", "us-isof-south-1",
      ]))

  /// Who answers `GetCallerIdentity` and `AssumeRole`.
  package static let sts = Service(
    name: "sts", variableSuffix: "STS", hostPrefix: "sts", isGlobalWithoutRegion: true,
    plainFIPS: PlainFIPS(partitions: ["aws-us-gov"]))

  /// Who gives role credentials for an SSO token.
  static let sso = Service(
    name: "sso", variableSuffix: "SSO", hostPrefix: "portal.sso", isGlobalWithoutRegion: false,
    plainFIPS: PlainFIPS())

  /// Who renews a session of `aws login`.
  static let signin = Service(
    name: "signin", variableSuffix: "SIGNIN", hostPrefix: "signin", isGlobalWithoutRegion: false,
    plainFIPS: PlainFIPS())

  /// The host, by botocore's older data: what a client is made with (regions.py:EndpointResolver).
  func modelledHost(
    in region: String, _ variant: EndpointVariant
  ) throws(EndpointProblem) -> String {
    var partition = Partition.of(region)
    if variant.isDualStack {
      switch partition.modelledDualStack {
      case .same: break
      case .passedOver: partition = .aws
      case .missing: throw .noVariant(variant)
      }
    }
    let isPlain =
      plainFIPS.partitions.contains(partition.id) || plainFIPS.regions.contains(region)
    return host(in: region, of: partition, variant, fipsIsPlain: isPlain)
  }

  /// The host that a request goes to, by its newer rules (data/sts/.../endpoint-rule-set-1.json).
  func requestHost(in region: String, _ variant: EndpointVariant) -> String {
    let partition = Partition.ofRequest(to: region)
    return host(
      in: region, of: partition, variant, fipsIsPlain: plainFIPS.partitions.contains(partition.id))
  }

  /// The host as in `sqs-fips.us-east-1.api.aws`.
  private func host(
    in region: String, of partition: Partition, _ variant: EndpointVariant, fipsIsPlain: Bool
  ) -> String {
    if isGlobalWithoutRegion, region == "aws-global", variant == EndpointVariant() {
      return "\(hostPrefix).\(Partition.aws.suffix)"
    }
    let isPlain = !variant.isFIPS || (fipsIsPlain && !variant.isDualStack)
    let suffix = variant.isDualStack ? partition.dualStackSuffix : partition.suffix
    return "\(hostPrefix)\(isPlain ? "" : "-fips").\(region).\(suffix)"
  }
}

/// Which kind of endpoint is asked for.
package struct EndpointVariant: Hashable, Sendable {
  /// As `use_fips_endpoint` has it.
  var isFIPS = false
  /// As `use_dualstack_endpoint` has it.
  var isDualStack = false

  /// botocore's words for it, in its order.
  var tags: [String] { (isDualStack ? ["dualstack"] : []) + (isFIPS ? ["fips"] : []) }
}
