// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Where a client of a service sends its requests, and for which region it signs them.
package struct Endpoint: Sendable {
  package let service: Service
  /// The region of the client, without `fips-`.
  package let region: String?
  /// What the client is made with: `https://sqs.eu-west-1.amazonaws.com`.
  package let url: String
  /// What a request goes to: `https://sts.eu-west-1.amazonaws.com/`.
  package let request: String
  /// `nil` where nothing is signed.
  package let signingRegion: String?
  /// Where a configured URL stands; `nil` where the region decides.
  package let origin: Origin?
}

/// Finds the endpoints of services as botocore does (session.py:create_client, args.py, regions.py), for the profile that
/// is selected.
package struct EndpointResolver: Sendable {
  let set: ProfileSet
  package let selection: Selection
  let environment: Environment
  let profile: Profile?
  /// The region of the session.
  package let region: Region

  package init(
    _ set: ProfileSet, _ selection: Selection, in environment: Environment,
    region explicit: (region: String, option: String)? = nil
  ) {
    self.set = set
    self.selection = selection
    self.environment = environment
    profile = set.profile(for: selection)
    region = Region(of: profile, explicit: explicit, in: environment)
  }

  /// Why the profile cannot be used at all.
  package var refusal: ResolutionError? {
    if let error = set.refusalError { return error }
    guard profile == nil else { return nil }
    return .profileNotFound(selection.name, near: set.names(near: selection.name))
  }

  /// Why the region cannot even be asked for: an option or a variable is found without the files (case reg-009).
  package var regionRefusal: ResolutionError? {
    switch region.setting?.origin {
    case .option, .environment: nil
    case .line, .inherited, .clientDefault, nil: refusal
    }
  }

  /// The endpoint of a service, in the session's region or in another one.
  ///
  /// A request that is signed needs a region even where the endpoint is configured.
  package func endpoint(
    of service: Service, in other: Setting? = nil, isSigned: Bool = true
  ) throws(EndpointProblem) -> Endpoint {
    let setting = other ?? region.setting
    if other == nil, let error = regionRefusal { throw .resolution(error) }
    if let setting, !Region.passes(setting) { throw .invalidRegion(setting) }
    if let refusal { throw .resolution(refusal) }
    if let versions = profile?["api_versions"], versions.text != nil {
      throw .textInsteadOfBlock(versions)
    }
    try checkTokenProvider(of: profile)
    try check(EndpointSetting.first)
    let (name, variant) = variant(of: setting?.text)
    let configured = try configuredURL(of: service)
    guard let name = name ?? (service.isGlobalWithoutRegion ? "aws-global" : nil) else {
      throw .noRegion
    }
    let host = try service.modelledHost(in: name, variant)
    let isPlain = configured == nil && variant == EndpointVariant()
    if service.isGlobalWithoutRegion, isPlain { try check([EndpointSetting.stsEndpoints]) }
    try check(EndpointSetting.second)
    if let s3 = profile?["s3"], s3.text == "" { throw .textInsteadOfBlock(s3) }
    try check(EndpointSetting.retries)
    let url = configured?.text ?? "https://\(host)"
    // botocore looks for line ends before it takes the address apart (utils.py:is_valid_endpoint_url).
    if !EndpointURL.hasLineEnd(url), let message = EndpointURL.fault(url) {
      throw .unreadableEndpoint(message: message, origin: configured?.origin)
    }
    guard EndpointURL.isValid(url) else {
      throw .invalidEndpoint(url: url, origin: configured?.origin)
    }
    try check([EndpointSetting.stsEndpoints])
    if let configured {
      if isSigned, setting == nil { throw .noRegion }
      return try overridden(service, setting == nil ? nil : name, configured)
    }
    return modelled(service, name, variant, host: host)
  }

  /// A configured URL takes the place of the region's; the region is then signed for as it is written.
  private func overridden(
    _ service: Service, _ name: String?, _ configured: Setting
  ) throws(EndpointProblem) -> Endpoint {
    let text = configured.text ?? ""
    let url = EndpointURL(text)
    // The port is read only when a request is sent, and STS is the service that is asked for one.
    if service.isGlobalWithoutRegion, let message = url.portFault {
      throw .unreadableEndpoint(message: message, origin: configured.origin)
    }
    return Endpoint(
      service: service, region: name, url: text, request: url.request,
      signingRegion: name.flatMap { $0.isEmpty ? nil : $0 },
      origin: configured.origin)
  }

  private func modelled(
    _ service: Service, _ name: String, _ variant: EndpointVariant, host: String
  ) -> Endpoint {
    let isGlobal = service.isGlobalWithoutRegion && name == "aws-global"
    let option = setting("sts_regional_endpoints", EndpointSetting.stsEndpoints.variable)?.text
    if service.isGlobalWithoutRegion, option == "legacy", variant == EndpointVariant(),
      Self.legacyRegions.contains(name)
    {
      let url = "https://sts.\(Partition.aws.suffix)"
      return Endpoint(
        service: service, region: name, url: url, request: url + "/", signingRegion: "us-east-1",
        origin: nil)
    }
    return Endpoint(
      service: service, region: name, url: "https://\(host)",
      request: "https://\(service.requestHost(in: name, variant))/",
      signingRegion: isGlobal ? "us-east-1" : name, origin: nil)
  }

  /// The regions that `sts_regional_endpoints = legacy` sends to the global endpoint (args.py:LEGACY_GLOBAL_STS_REGIONS).
  package static let legacyRegions = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "aws-global",
    "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
    "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
  ]

  private func variant(of region: String?) -> (String?, EndpointVariant) {
    let plain = region.map(Region.withoutFIPS)
    let variant = EndpointVariant(
      isFIPS: plain != region || isTrue("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT"),
      isDualStack: isTrue("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT"))
    return (plain, variant)
  }
}

extension EndpointResolver {
  /// The URL that somebody configured for a service: the first that is not empty
  /// (configprovider.py:ConfiguredEndpointProvider).
  private func configuredURL(of service: Service) throws(EndpointProblem) -> Setting? {
    if isTrue("ignore_configured_endpoint_urls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") {
      return nil
    }
    for variable in ["AWS_ENDPOINT_URL_\(service.variableSuffix)", "AWS_ENDPOINT_URL"] {
      if let url = environment.setting("endpoint_url", variable), url.text != "" { return url }
    }
    if let url = try serviceURL(of: service) { return url }
    guard let url = profile?["endpoint_url"], url.text != "" else { return nil }
    return url
  }

  /// `endpoint_url` of the service's block in the `[services]` section that the profile names.
  private func serviceURL(of service: Service) throws(EndpointProblem) -> Setting? {
    guard let name = profile?["services"] else { return nil }
    guard let text = name.text, let section = set.services(Profile.Name(text)),
      !section.settings.isEmpty
    else { throw .missingServices(name) }
    guard let block = section[Verbatim(service.name)] else { return nil }
    guard case .block(let lines) = block.value else { throw .textInsteadOfBlock(block) }
    guard let line = lines.first(where: { $0.key == "endpoint_url" }), !line.value.isEmpty,
      let file = block.origin.location?.file
    else { return nil }
    return Setting(
      key: "endpoint_url", value: .text(line.value),
      origin: .line(SourceLocation(file: file, line: line.line)))
  }

  /// The value of a setting: the environment's, even an empty one, else the profile's.
  func setting(_ key: Verbatim, _ variable: String) -> Setting? {
    environment.setting(key, variable) ?? profile?[key]
  }

  private func isTrue(_ key: Verbatim, _ variable: String) -> Bool {
    setting(key, variable)?.text?.pythonLowercased == "true"
  }

  func check(_ settings: [EndpointSetting]) throws(EndpointProblem) {
    for rule in settings {
      guard let setting = setting(rule.key, rule.variable) else { continue }
      if let error = rule.check(setting.value.pythonText) {
        throw .refusedSetting(setting, rule, error)
      }
    }
  }

  /// A profile with an `sso_session` has a token provider, which is made with every client
  /// (tokens.py:SSOTokenProvider._load_sso_config).
  func checkTokenProvider(of profile: Profile?) throws(EndpointProblem) {
    guard let profile, let name = profile["sso_session"] else { return }
    guard let text = name.text, let section = set.ssoSession(Profile.Name(text)),
      !section.settings.isEmpty
    else { throw .missingTokenSession(profile.name, name) }
    let missing = ["sso_start_url", "sso_region"].filter { !section.has(Verbatim($0)) }
    if !missing.isEmpty { throw .incompleteTokenSession(profile.name, name, missing: missing) }
  }
}
