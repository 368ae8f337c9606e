// SPDX-License-Identifier: Apache-2.0

/// A part of AWS with regions, accounts and host names of its own (botocore data/partitions.json).
package struct Partition: Sendable {
  package let id: String
  /// What its regions begin with: `us-gov` of `us-gov-west-1`.
  private let prefixes: [String]
  let suffix: String
  let dualStackSuffix: String
  /// The host of its console, where sign-in has a place of its own there.
  let consoleSuffix: String?

  /// The partition of a region, known or not; a region that looks like none is taken for one of `aws`.
  package init(of region: String) {
    self = Self.all.first { $0.has(region) } ?? Self.commercial
  }

  private init(
    _ id: String, _ prefixes: [String], _ suffix: String, dualStack: String, console: String? = nil
  ) {
    self.id = id
    self.prefixes = prefixes
    self.suffix = suffix
    dualStackSuffix = dualStack
    consoleSuffix = console
  }

  /// Whether the region is one of `^us-gov-\w+-\d+$`, for `us-gov`.
  private func has(_ region: String) -> Bool {
    prefixes.contains { prefix in
      guard region.hasPrefix(prefix + "-") else { return false }
      let rest = region.dropFirst(prefix.count + 1).split(
        separator: "-", omittingEmptySubsequences: false)
      return rest.count == 2 && !rest[0].isEmpty && Int(rest[1]) != nil
    }
  }

  private static let commercial = Partition(
    "aws", ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"], "amazonaws.com",
    dualStack: "api.aws", console: "aws.amazon.com")

  private static let all = [
    commercial,
    Partition(
      "aws-cn", ["cn"], "amazonaws.com.cn", dualStack: "api.amazonwebservices.com.cn",
      console: "amazonaws.cn"),
    Partition(
      "aws-us-gov", ["us-gov"], "amazonaws.com", dualStack: "api.aws",
      console: "amazonaws-us-gov.com"),
    Partition("aws-eusc", ["eusc-de"], "amazonaws.eu", dualStack: "api.amazonwebservices.eu"),
    Partition("aws-iso", ["us-iso"], "c2s.ic.gov", dualStack: "api.aws.ic.gov"),
    Partition("aws-iso-b", ["us-isob"], "sc2s.sgov.gov", dualStack: "api.aws.scloud"),
    Partition("aws-iso-e", ["eu-isoe"], "cloud.adc-e.uk", dualStack: "api.cloud-aws.adc-e.uk"),
    Partition("aws-iso-f", ["us-isof"], "csp.hci.ic.gov", dualStack: "api.aws.hci.ic.gov"),
  ]
}
