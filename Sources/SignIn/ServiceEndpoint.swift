// SPDX-License-Identifier: Apache-2.0

import Profiles

/// The services that a sign-in talks to.
package enum SignInService: String, Sendable, CaseIterable {
  case sts
  case sso
  case ssoOIDC = "sso-oidc"
  case signIn = "signin"

  /// As `AWS_ENDPOINT_URL_...` and the `[services]` section name it.
  var identifier: String { rawValue.replacingDashes }

  /// The name that its endpoints begin with.
  fileprivate var host: String {
    switch self {
    case .sts: "sts"
    case .sso: "portal.sso"
    case .ssoOIDC: "oidc"
    case .signIn: "signin"
    }
  }
}

/// Where a service is reached, and the region that its signatures name.
package struct ServiceEndpoint: Hashable, Sendable {
  package let url: String
  package let signingRegion: String

  /// What stands against an endpoint: botocore's own words.
  package struct Unresolvable: Error, Hashable {
    package let reason: String
  }

  /// What the rules ask about.
  package struct Question: Sendable {
    package var region: String?
    package var configuredURL: String?
    package var usesFIPS = false
    package var usesDualStack = false
    /// The old ways of `sts_regional_endpoints = legacy`.
    package var usesGlobalSTS = false

    package init() {}
  }

  /// Answers by the rules of botocore's data: endpoint-rule-set-1.json of each service.
  ///
  ///     sts in eu-west-1    ->    https://sts.eu-west-1.amazonaws.com
  package init(_ service: SignInService, _ question: Question) throws(Unresolvable) {
    if let url = question.configuredURL {
      if question.usesFIPS { throw Self.invalid("FIPS and custom endpoint are not supported") }
      if question.usesDualStack {
        throw Self.invalid("Dualstack and custom endpoint are not supported")
      }
      self.init(url: url, signingRegion: Self.signingRegion(question.region))
      return
    }
    guard let region = question.region else { throw Self.invalid("Missing Region") }
    let isGlobal =
      region == "aws-global"
      || question.usesGlobalSTS && EndpointResolver.legacyRegions.contains(region)
    if service == .sts, isGlobal, !question.usesFIPS, !question.usesDualStack {
      self.init(url: "https://sts.amazonaws.com", signingRegion: "us-east-1")
      return
    }
    let host = Self.host(of: service, in: region, question)
    self.init(url: "https://\(host)", signingRegion: Self.signingRegion(region))
  }

  private init(url: String, signingRegion: String) {
    self.url = url
    self.signingRegion = signingRegion
  }

  private static func host(of service: SignInService, in region: String, _ question: Question)
    -> String
  {
    let partition = Partition.of(region)
    let isGov = partition.id == "aws-us-gov"
    // GovCloud's plain endpoints are FIPS endpoints.
    let isPlainFIPS = isGov && service != .signIn && !question.usesDualStack
    if service == .signIn, !question.usesFIPS, !question.usesDualStack,
      let console = partition.consoleSuffix
    {
      return "\(region).signin.\(console)"
    }
    let fips = question.usesFIPS && !isPlainFIPS ? "-fips" : ""
    let suffix = question.usesDualStack ? partition.dualStackSuffix : partition.suffix
    return "\(service.host)\(fips).\(region).\(suffix)"
  }

  private static func signingRegion(_ region: String?) -> String {
    region.flatMap { $0 == "aws-global" ? nil : $0 } ?? "us-east-1"
  }

  private static func invalid(_ rule: String) -> Unresolvable {
    Unresolvable(reason: "Invalid Configuration: \(rule)")
  }
}

extension String {
  fileprivate var replacingDashes: String {
    String(map { $0 == "-" ? "_" : $0 })
  }
}
