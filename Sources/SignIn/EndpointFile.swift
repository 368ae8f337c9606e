// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The JSON in which a container's endpoint and the EC2 metadata service hand out credentials.
struct EndpointFile: Decodable {
  let AccessKeyId: String
  let SecretAccessKey: SealedText
  let Token: SealedText?
  let Expiration: String?
  let AccountId: String?

  static func made(of response: Response, from source: String) -> Step<Made> {
    guard let file = try? response.body.json(EndpointFile.self) else {
      return .failed(.unreadableAnswer(source, reason: "it is not the JSON of credentials"))
    }
    let end = file.Expiration.flatMap { try? Timestamp(parsing: $0) }
    if file.Expiration != nil, end == nil {
      return .failed(.unreadableAnswer(source, reason: "Expiration is not a date"))
    }
    return .done(
      Made(
        product: .credentials(
          SigningKeys(
            accessKeyID: file.AccessKeyId, secretAccessKey: file.SecretAccessKey,
            sessionToken: file.Token, expiration: end, account: file.AccountId))))
  }
}
