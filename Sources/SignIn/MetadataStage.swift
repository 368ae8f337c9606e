// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

/// The role of an EC2 machine, from its metadata service (botocore utils.py:InstanceMetadataFetcher): a token, the name of
/// the role, its credentials.
struct MetadataStage: Stage {
  private let base: String
  private let seconds: Double
  private let attempts: Int
  private let allowsVersion1: Bool
  private var state = State.starting
  private var token: String?

  private enum State {
    case starting
    case token(Call)
    case name(Call)
    case keys(Call)
  }

  private static let operation = "EC2's metadata service"
  private static let rolePath = "/latest/meta-data/iam/security-credentials/"

  init(_ profile: Profile, _ environment: Environment) {
    func setting(_ name: String) -> String? {
      environment.nonEmpty("AWS_" + name.uppercased()) ?? profile.text(Verbatim(name))
    }
    let usesIPv6 =
      setting("ec2_metadata_service_endpoint_mode")?.lowercased() == "ipv6"
      || setting("imds_use_ipv6")?.lowercased() == "true"
    let usual = usesIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    let url = setting("ec2_metadata_service_endpoint") ?? usual
    base = url.hasSuffix("/") ? String(url.dropLast()) : url
    seconds = setting("metadata_service_timeout").flatMap(Double.init) ?? 1
    attempts = setting("metadata_service_num_attempts").flatMap(Int.init) ?? 1
    allowsVersion1 = setting("ec2_metadata_v1_disabled")?.lowercased() != "true"
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch state {
    case .starting:
      var request = Request(.put, base + "/latest/api/token")
      request.headers = [.init("x-aws-ec2-metadata-token-ttl-seconds", "21600")]
      return begin(request) { .token($0) }
    case .token(var call):
      let step = call.handle(happening)
      state = .token(call)
      if case .failed(let error) = step, allowsVersion1, Self.hasNoTokens(error) {
        return askForName()
      }
      return step.orElse { response in
        token = response.body.revealed
        return askForName()
      }
    case .name(var call):
      let step = call.handle(happening)
      state = .name(call)
      return step.orElse { response in
        let name = response.body.revealed.prefix { !$0.isNewline }
        guard !name.isEmpty else {
          return .failed(.unreadableAnswer(Self.operation, reason: "this machine has no role"))
        }
        return begin(get(Self.rolePath + name)) { .keys($0) }
      }
    case .keys(var call):
      let step = call.handle(happening)
      state = .keys(call)
      return step.orElse { EndpointFile.made(of: $0, from: Self.operation) }
    }
  }

  /// A metadata service of the first version has no tokens; from inside a container it may stay silent to who asks for
  /// one, whose answer has one hop to live (utils.py:IMDSFetcher._fetch_metadata_token).
  private static func hasNoTokens(_ error: SignInError) -> Bool {
    if case .service(let error) = error { return [403, 404, 405].contains(error.status) }
    if case .unreachable(_, _, let trouble) = error { return trouble.kind == .timedOut }
    return false
  }

  private mutating func askForName() -> Step<Made> {
    begin(get(Self.rolePath)) { .name($0) }
  }

  private func get(_ path: String) -> Request {
    var request = Request(.get, base + path)
    if let token { request.headers = [.init("x-aws-ec2-metadata-token", token)] }
    return request
  }

  private mutating func begin(_ request: Request, _ next: (Call) -> State) -> Step<Made> {
    var request = request
    request.route.connectSeconds = seconds
    request.route.totalSeconds = seconds
    let call = Call(Self.operation, request, maxAttempts: attempts)
    state = next(call)
    return .act(call.first)
  }
}
