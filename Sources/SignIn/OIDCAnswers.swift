// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// What the services of SSO and sign-in answer: their JSON, by the names of its members.
enum OIDCAnswers {
  struct Registration: Decodable {
    let clientId: String
    let clientSecret: SealedText
    let clientSecretExpiresAt: Double
  }

  struct Device: Decodable {
    let deviceCode: SealedText
    let userCode: String
    let verificationUri: String?
    let verificationUriComplete: String?
    let expiresIn: Double?
    let interval: Double?
  }

  struct Token: Decodable {
    let accessToken: SealedText
    let expiresIn: Double
    let refreshToken: SealedText?
  }

  struct Accounts: Decodable {
    struct Account: Decodable {
      let accountId: String
      let accountName: String?
    }
    let accountList: [Account]?
    let nextToken: String?
  }

  struct Roles: Decodable {
    struct Role: Decodable {
      let roleName: String
    }
    let roleList: [Role]?
    let nextToken: String?
  }

  struct RoleCredentials: Decodable {
    struct Keys: Decodable {
      let accessKeyId: String
      let secretAccessKey: SealedText
      let sessionToken: SealedText
      /// Milliseconds since 1970.
      let expiration: Double
    }
    let roleCredentials: Keys
  }

  struct Login: Decodable {
    struct Keys: Decodable {
      let accessKeyId: String
      let secretAccessKey: SealedText
      let sessionToken: SealedText
    }
    let accessToken: Keys
    let expiresIn: Double
    let refreshToken: SealedText?
  }

  struct SigninToken: Decodable {
    let SigninToken: SealedText
  }

  /// The answer as `Answer`, or why it cannot be used.
  static func read<Answer: Decodable, Outcome>(
    _: Answer.Type, _ response: Response, of operation: String,
    _ next: (Answer) -> Step<Outcome>
  ) -> Step<Outcome> {
    // The decoder's words may quote a value: that it is not the expected JSON has to do.
    guard let answer = try? response.body.json(Answer.self) else {
      return .failed(.unreadableAnswer(operation, reason: "it is not the JSON of \(operation)"))
    }
    return next(answer)
  }
}
