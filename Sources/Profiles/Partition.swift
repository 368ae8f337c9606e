// SPDX-License-Identifier: Apache-2.0

/// A part of AWS whose endpoints have a domain of their own.
///
///     cn-north-1    ->    aws-cn, amazonaws.com.cn
package struct Partition: Sendable {
  package let id: String
  /// The end of its hosts: `amazonaws.com`.
  package let suffix: String
  /// The suffix of endpoints that speak IPv6 too.
  package let dualStackSuffix: String
  /// What its regions' names begin with: `us` of `us-east-1`, `us-gov` of `us-gov-west-1`.
  let beginnings: [String]
  let modelledDualStack: ModelledDualStack

  /// What botocore's older endpoint data (endpoints.json) say of dual-stack endpoints.
  enum ModelledDualStack: Sendable {
    case same
    /// The partition is passed over (regions.py:_UNSUPPORTED_DUALSTACK_PARTITIONS), and `aws` stands in.
    case passedOver
    /// There is none: EndpointVariantError.
    case missing
  }

  /// From botocore 1.43.11, data/partitions.json and data/endpoints.json.
  static let all: [Partition] = [
    aws,
    Partition(
      id: "aws-cn", suffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn",
      beginnings: ["cn"], modelledDualStack: .same),
    Partition(
      id: "aws-us-gov", suffix: "amazonaws.com", dualStackSuffix: "api.aws",
      beginnings: ["us-gov"], modelledDualStack: .same),
    Partition(
      id: "aws-eusc", suffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
      beginnings: ["eusc-de"], modelledDualStack: .same),
    Partition(
      id: "aws-iso", suffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov",
      beginnings: ["us-iso"], modelledDualStack: .passedOver),
    Partition(
      id: "aws-iso-b", suffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud",
      beginnings: ["us-isob"], modelledDualStack: .passedOver),
    Partition(
      id: "aws-iso-e", suffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk",
      beginnings: ["eu-isoe"], modelledDualStack: .missing),
    Partition(
      id: "aws-iso-f", suffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
      beginnings: ["us-isof"], modelledDualStack: .missing),
  ]

  /// The partition of every region that no partition claims.
  static let aws = Partition(
    id: "aws", suffix: "amazonaws.com", dualStackSuffix: "api.aws",
    beginnings: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"], modelledDualStack: .same)

  /// The partition whose pattern a region's name fits, or `aws`.
  package static func of(_ region: String) -> Partition {
    all.first { $0.claims(region) } ?? aws
  }

  /// The same, where `aws-cn-global` and its kin are known too, as botocore's newer rules (data/partitions.json) know them.
  ///
  /// aws-eusc has no such name.
  static func ofRequest(to region: String) -> Partition {
    all.first { region == $0.id + "-global" && $0.id != "aws-eusc" } ?? of(region)
  }

  /// `^(us|eu|...)\-\w+\-\d+$`, where `$` lets a line feed follow.
  private func claims(_ region: String) -> Bool {
    let name = region.utf8.last == UInt8(ascii: "\n") ? region.dropLast() : region[...]
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return false }
    let (word, number) = (parts[parts.count - 2], parts[parts.count - 1])
    return beginnings.contains(parts.dropLast(2).joined(separator: "-")) && !word.isEmpty
      && !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
