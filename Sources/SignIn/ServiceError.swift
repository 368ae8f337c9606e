// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// What a service answers when it does not do what it was asked.
package struct ServiceError: Hashable, Sendable {
  package let operation: String
  package let status: Int
  /// The name of what went wrong: `AccessDenied`.
  package let code: String
  /// AWS's own words.
  package let message: String
  /// What OAuth calls it, where the answer is of its form: `TOKEN_EXPIRED`.
  let oauthError: String?

  /// Reads the answer in any form that the services here have.
  ///
  /// XML of the query protocol, JSON of REST, JSON of OAuth.
  init(_ response: Response, of operation: String) {
    self.operation = operation
    status = response.status
    if let error = (try? XML(response.body.revealed))?["Error"] {
      oauthError = nil
      code = error["Code"]?.text ?? String(status)
      message = Self.firstParagraph(error["Message"]?.text ?? "")
      return
    }
    // Neither form: the status is all there is to say, and a page of HTML is no message.
    let body = try? response.body.json(Body.self)
    oauthError = body?.error
    let type = response[header: "x-amzn-errortype"] ?? body?.__type ?? body?.error
    let name = type?.split(separator: ":").first?.split(separator: "#").last
    code = name.map(String.init) ?? String(status)
    message = Self.firstParagraph(body?.message ?? body?.Message ?? body?.error_description ?? "")
  }

  /// Where a signature does not match, some services go on with the request as they read it, session token included.
  private static func firstParagraph(_ text: String) -> String {
    text.range(ofText: "\n\n").map { String(text[..<$0.lowerBound]) } ?? text
  }

  /// The members that the protocols name.
  private struct Body: Decodable {
    let __type: String?
    let error: String?
    let error_description: String?
    let message: String?
    let Message: String?
  }

  /// Whether the service asks to come back later (botocore retryhandler, retries/standard.py).
  var isThrottling: Bool { status == 429 || Self.throttlingCodes.contains(code) }

  /// Whether it does not know the client, by AWS's name and by the standard's (RFC 6749, section 5.2).
  var refusesClient: Bool { ["InvalidClientException", "invalid_client"].contains(code) }

  private static let throttlingCodes: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
    "PriorRequestNotComplete", "EC2ThrottledException", "IDPCommunicationError",
  ]
}
