// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The credentials endpoint of a container: ECS, EKS (botocore utils.py:ContainerMetadataFetcher).
struct ContainerStage: Stage {
  private let url: String
  private let tokenFile: String?
  private let token: String?
  private var call: Call?

  private static let operation = "the container's credentials endpoint"

  init(_ environment: Environment) throws(SignInError) {
    if let path = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      url = "http://169.254.170.2\(path)"
    } else {
      url = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] ?? ""
      guard Self.isAllowed(url) else {
        throw .refusedEndpoint(variable: "AWS_CONTAINER_CREDENTIALS_FULL_URI")
      }
    }
    tokenFile = environment.nonEmpty("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    token = environment.nonEmpty("AWS_CONTAINER_AUTHORIZATION_TOKEN")
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch happening {
    case .read(let token): return begin(token.revealed)
    case .unreadable(let reason):
      return .failed(.unreadableToken(path: tokenFile ?? "", reason: reason))
    default:
      if var call {
        let step = call.handle(happening)
        self.call = call
        return step.orElse { EndpointFile.made(of: $0, from: Self.operation) }
      }
      if let tokenFile { return .act(.read(path: tokenFile)) }
      return begin(token)
    }
  }

  private mutating func begin(_ token: String?) -> Step<Made> {
    // A line end in it would be a header of somebody else's choice.
    if let token, token.utf8.contains(where: { $0 == 10 || $0 == 13 }) {
      return .failed(
        .unreadableToken(path: tokenFile ?? "", reason: "an authorization token has no line end"))
    }
    var request = Request(.get, url)
    request.headers = [.init("Accept", "application/json")]
    if let token { request.headers.append(.init("Authorization", token)) }
    request.route.usesProxy = false
    request.route.connectSeconds = 2
    request.route.totalSeconds = 2
    let call = Call(Self.operation, request, maxAttempts: 3)
    self.call = call
    return .act(call.first)
  }

  /// Over plain HTTP a token goes to this machine and to the addresses of ECS and EKS only.
  private static func isAllowed(_ url: String) -> Bool {
    if url.hasPrefix("https://") { return true }
    guard url.hasPrefix("http://") else { return false }
    let host = Request(.get, url).host
    let name =
      host.hasPrefix("[")
      ? String(host.dropFirst().prefix { $0 != "]" }) : String(host.prefix { $0 != ":" })
    return name == "localhost" || name == "::1" || name.isLoopback
      || ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"].contains(name)
  }
}

extension String {
  /// `127.0.0.1` and the rest of 127/8.
  fileprivate var isLoopback: Bool {
    let numbers = split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && !numbers.contains(nil) && numbers[0] == 127
  }
}
