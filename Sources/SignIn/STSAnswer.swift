// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// What STS answers to the calls that give credentials.
struct STSAnswer {
  private let credentials: SigningKeys
  /// What the AWS CLI keeps of it: the whole answer, as botocore parses it (awscli and botocore, JSONFileCache).
  private let contents: SealedText

  static func made(of response: Response, _ operation: String, retries: Int) -> Step<Made> {
    do {
      let answer = try STSAnswer(response, of: operation, retries: retries)
      return .done(Made(product: .credentials(answer.credentials), contents: answer.contents))
    } catch {
      return .failed(error)
    }
  }

  private init(_ response: Response, of operation: String, retries: Int) throws(SignInError) {
    let document: XML
    do {
      document = try XML(response.body.revealed)
    } catch {
      throw .unreadableAnswer(operation, reason: "it is not XML")
    }
    guard let result = document["\(operation)Result"], let keys = result["Credentials"] else {
      throw .unreadableAnswer(operation, reason: "it has no Credentials")
    }
    func text(_ name: String) throws(SignInError) -> String {
      guard let text = keys[name]?.text, !text.isEmpty else {
        throw .unreadableAnswer(operation, reason: "\(name) is missing")
      }
      return text
    }
    let expiration = try text("Expiration")
    let end: Timestamp
    do {
      end = try Timestamp(parsing: expiration)
    } catch {
      throw .unreadableAnswer(operation, reason: "Expiration is not a date")
    }
    credentials = SigningKeys(
      accessKeyID: try text("AccessKeyId"),
      secretAccessKey: SealedText(try text("SecretAccessKey")),
      sessionToken: SealedText(try text("SessionToken")), expiration: end,
      account: ARN.account(result["AssumedRoleUser"]?["Arn"]?.text))
    contents = SealedText(
      Self.written(document, credentials, expiration, response, retries)
    )
  }

  /// In the order and with the separators of `json.dumps`; the date as it came, as AWS CLI v1 keeps it.
  private static func written(
    _ document: XML, _ keys: SigningKeys, _ expiration: String, _ response: Response, _ retries: Int
  ) -> String {
    func string(_ name: String) -> (String, PythonJSON.Value?) {
      (name, document[name].map { .string($0.text) })
    }
    let user = document["AssumedRoleUser"]
    return PythonJSON.text(
      [
        ("Credentials", keys.members(expiration: expiration)),
        string("SubjectFromWebIdentityToken"),
        (
          "AssumedRoleUser",
          user.map {
            .object([
              ("AssumedRoleId", $0["AssumedRoleId"].map { .string($0.text) }),
              ("Arn", $0["Arn"].map { .string($0.text) }),
            ])
          }
        ),
        (
          "PackedPolicySize",
          document["PackedPolicySize"].flatMap { Int($0.text) }.map { .number(String($0)) }
        ),
        string("Provider"), string("Audience"), string("SourceIdentity"),
        (
          "ResponseMetadata",
          .object([
            string("RequestId"),
            ("HTTPStatusCode", .number(String(response.status))),
            (
              "HTTPHeaders",
              .object(response.joinedHeaders.map { ($0.name, .string($0.value)) })
            ),
            ("RetryAttempts", .number(String(retries))),
          ])
        ),
      ], .spaced)
  }
}

extension Response {
  /// A header that came twice is one with both values, as Python's HTTP libraries have it.
  fileprivate var joinedHeaders: [(name: String, value: String)] {
    var joined: [(name: String, value: String)] = []
    for header in headers {
      if let place = joined.firstIndex(where: { $0.name == header.name }) {
        joined[place].value += ", " + header.value.revealed
      } else {
        joined.append((header.name, header.value.revealed))
      }
    }
    return joined
  }
}
