// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// One request until it is answered well, tried again where botocore's clients try again.
///
/// botocore's legacy rules (botocore/data/_retry.json): connection errors, 500, 502, 503, 504 and throttling; a random part
/// of 1, 2, 4, 8 seconds in between. A host that is not found and a certificate that is not trusted do not mend in seconds:
/// a person waits here, so those fail at once.
struct Call: Sendable {
  private let operation: String
  private var request: Request
  private let maxAttempts: Int
  private(set) var retries = 0

  init(_ operation: String, _ request: Request, maxAttempts: Int) {
    self.operation = operation
    self.request = request
    self.request.operation = operation
    self.maxAttempts = maxAttempts
  }

  /// What it begins with.
  var first: Deed { .perform(.send(request)) }

  mutating func handle(_ happening: Happening) -> Step<Response> {
    switch happening {
    case .event(.answered(let response)) where (200..<300).contains(response.status):
      return .done(response)
    case .event(.answered(let response)):
      let error = ServiceError(response, of: operation)
      let isTransient = [500, 502, 503, 504].contains(error.status) || error.isThrottling
      return retry(if: isTransient) ?? .failed(.service(error))
    case .event(.unreachable(let trouble)):
      return retry(if: trouble.mayMend)
        ?? .failed(.unreachable(operation: operation, host: request.host, trouble))
    case .begun, .paused:
      return .act(first)
    default:
      return .failed(.unexpected(operation))
    }
  }

  private mutating func retry(if mayHelp: Bool) -> Step<Response>? {
    guard mayHelp, retries + 1 < maxAttempts else { return nil }
    retries += 1
    return .act(.pause(seconds: Double(1 << (retries - 1)), isJittered: true))
  }
}

extension Trouble {
  fileprivate var mayMend: Bool {
    switch kind {
    case .refused, .timedOut, .cutOff: true
    case .unresolved, .tls, .proxy, .caBundle, .library, .other: false
    }
  }
}

extension Request {
  /// `sts.eu-west-1.amazonaws.com`, with the port where one is written.
  var host: String {
    let rest = url.split(separator: "://", maxSplits: 1).last ?? ""
    let authority = rest.prefix { !"/?#\\".contains($0) }
    return String(authority.split(separator: "@").last ?? authority)
  }
}
