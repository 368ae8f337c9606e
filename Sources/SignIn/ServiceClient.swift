// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles
import SignInWire

/// One service as one profile reaches it: its endpoint, the way there, and how often it is tried.
///
///     ServiceClient(.sts, of: profile, in: profiles, environment, region: "eu-west-1")
package struct ServiceClient: Sendable {
  let endpoint: ServiceEndpoint
  let route: Request.Route
  let maxAttempts: Int

  /// The settings that botocore takes from the environment before the profile (configprovider.py), for the profile that
  /// was selected: those of a source profile do not count (cases role-034 and role-035).
  package init(
    _ service: SignInService, of profile: Profile, in profiles: ProfileSet,
    _ environment: Environment,
    region: String?
  ) throws(SignInError) {
    let settings = Settings(profile: profile, environment: environment)
    var question = ServiceEndpoint.Question()
    // A region is a part of the host: what is no name of one would lead elsewhere.
    if let region, !Region.isWellFormed(region) {
      let key: Verbatim = service == .sso || service == .ssoOIDC ? "sso_region" : "region"
      throw .refusedSetting(.invalidRegion(settings.written(region, key: key, in: profiles)))
    }
    let plain = region.map(Region.withoutFIPS)
    question.region =
      plain.flatMap { $0.isEmpty ? nil : $0 } ?? (service == .sts ? "aws-global" : nil)
    question.configuredURL = try settings.endpointURL(of: service, in: profiles)
    question.usesFIPS = plain != region || settings.isTrue("use_fips_endpoint")
    question.usesDualStack = settings.isTrue("use_dualstack_endpoint")
    question.usesGlobalSTS = settings["sts_regional_endpoints"] == "legacy"
    do {
      endpoint = try ServiceEndpoint(service, question)
    } catch {
      throw SignInError.noEndpoint(service: service.rawValue, reason: error.reason)
    }
    var route = Request.Route()
    route.caBundle = settings["ca_bundle"]
    self.route = route
    let isStandard = settings["retry_mode"] == "standard" || settings["retry_mode"] == "adaptive"
    maxAttempts = settings["max_attempts"].flatMap(Int.init) ?? (isStandard ? 3 : 5)
  }

  /// A request to a path of the service; an endpoint may have a path of its own.
  func request(_ method: Request.Method, _ path: String) -> Request {
    let base = endpoint.url.hasSuffix("/") ? String(endpoint.url.dropLast()) : endpoint.url
    var request = Request(method, base + path)
    request.route = route
    return request
  }

  /// JSON by POST.
  func post(_ path: String, _ members: [(key: String, value: PythonJSON.Value?)]) -> Request {
    var request = request(.post, path)
    request.headers = [.init("Content-Type", "application/json")]
    request.body = SealedText(PythonJSON.text(members, .spaced))
    return request
  }

  /// A request that is tried as often as the profile says.
  func call(_ operation: String, _ request: Request) -> Call {
    Call(operation, request, maxAttempts: maxAttempts)
  }
}

/// The settings of one profile as a client finds them: `AWS_NAME` in the environment, then `name` in the profile.
private struct Settings {
  let profile: Profile
  let environment: Environment

  /// An empty value counts as none.
  subscript(name: String) -> String? {
    environment.nonEmpty("AWS_" + name.uppercased())
      ?? profile.text(Verbatim(name)).flatMap { $0.isEmpty ? nil : $0 }
  }

  func isTrue(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

  /// `AWS_ENDPOINT_URL_STS`, `AWS_ENDPOINT_URL`, `sts` in the profile's `[services]` section, `endpoint_url`
  /// (configprovider.py:ConfiguredEndpointProvider).
  func endpointURL(of service: SignInService, in profiles: ProfileSet) throws(SignInError)
    -> String?
  {
    if isTrue("ignore_configured_endpoint_urls") { return nil }
    let variables = ["AWS_ENDPOINT_URL_" + service.identifier.uppercased(), "AWS_ENDPOINT_URL"]
    if let url = variables.lazy.compactMap({ environment.nonEmpty($0) }).first { return url }
    if let name = profile["services"] {
      let section = name.text.flatMap { profiles.services(Verbatim($0)) }
      guard let section, !section.settings.isEmpty else {
        throw .refusedSetting(.missingServices(name))
      }
      if let url = section.endpointURL(of: service.identifier), !url.isEmpty { return url }
    }
    return profile.text("endpoint_url").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A region with the place where it is written.
  func written(_ region: String, key: Verbatim, in profiles: ProfileSet) -> Setting {
    let section = profile.text("sso_session").flatMap { profiles.ssoSession(Profile.Name($0)) }
    let lines = [profile[key], section?[key]].compactMap(\.self)
    if let line = lines.first(where: { $0.text == region }) { return line }
    let variable = ["AWS_DEFAULT_REGION", "AWS_REGION"].first { environment[$0] == region }
    return Setting(
      key: key, value: .text(region),
      origin: variable.map { .environment(variable: $0) } ?? .clientDefault)
  }
}

extension Profile {
  /// Of a `[services]` section: `sts =` over `  endpoint_url = http://localhost:4566`.
  fileprivate func endpointURL(of service: String) -> String? {
    guard case .block(let lines)? = self[Verbatim(service)]?.value else { return nil }
    return lines.last { $0.key == "endpoint_url" }?.value
  }
}
