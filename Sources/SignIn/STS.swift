// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The calls of STS, one function each under the API's own name: what is asked.
enum STS {
  /// The parameters of AssumeRole that a profile can say.
  struct RoleParameters: Sendable {
    let arn: String
    let sessionName: String
    var externalID: String?
    var duration: Int?
    var mfaSerial: String?
    var mfaCode: SealedText?
  }

  static func assumeRole(_ role: RoleParameters, with keys: SigningKeys, _ client: ServiceClient)
    -> Request
  {
    signed(
      client, keys,
      "AssumeRole",
      [
        ("RoleArn", role.arn), ("RoleSessionName", role.sessionName),
        ("ExternalId", role.externalID), ("DurationSeconds", role.duration.map(String.init)),
        ("SerialNumber", role.mfaSerial), ("TokenCode", role.mfaCode?.revealed),
      ])
  }

  /// The token is the proof: the request is not signed.
  static func assumeRoleWithWebIdentity(
    arn: String, sessionName: String, token: SealedText, _ client: ServiceClient
  ) -> Request {
    request(
      client, "AssumeRoleWithWebIdentity",
      [
        ("RoleArn", arn), ("RoleSessionName", sessionName), ("WebIdentityToken", token.revealed),
      ])
  }

  static func getSessionToken(
    mfaSerial: String, mfaCode: SealedText?, duration: Int?, with keys: SigningKeys,
    _ client: ServiceClient
  ) -> Request {
    signed(
      client, keys, "GetSessionToken",
      [
        ("DurationSeconds", duration.map(String.init)), ("SerialNumber", mfaSerial),
        ("TokenCode", mfaCode?.revealed),
      ])
  }

  static func getCallerIdentity(with keys: SigningKeys, _ client: ServiceClient) -> Request {
    signed(client, keys, "GetCallerIdentity", [])
  }

  private static func request(
    _ client: ServiceClient, _ action: String, _ parameters: [(String, String?)]
  ) -> Request {
    var request = client.request(.post, "/")
    request.headers = [.init("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
    request.body = SealedText(
      FormText.encoded([("Action", action), ("Version", "2011-06-15")] + parameters))
    return request
  }

  private static func signed(
    _ client: ServiceClient, _ keys: SigningKeys, _ action: String,
    _ parameters: [(String, String?)]
  ) -> Request {
    var request = request(client, action, parameters)
    if let token = keys.sessionToken {
      request.headers.append(.init("X-Amz-Security-Token", token.revealed))
    }
    request.signature = Request.Signature(
      accessKeyID: keys.accessKeyID, secretAccessKey: keys.secretAccessKey,
      region: client.endpoint.signingRegion, service: "sts")
    return request
  }
}
