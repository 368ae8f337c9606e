// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles
package import SignInWire

/// The address that opens the web console as a session, from the federation endpoint of sign-in.
///
/// The address is a secret: whoever opens it within fifteen minutes is signed in.
package struct ConsoleFlow: Flow {
  private let page: Page
  private let client: ServiceClient
  private var call: Call

  /// Where in the console to begin.
  private struct Page {
    let host: String
    let region: String
    let service: String?

    /// The page: `https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1`.
    var url: String {
      "https://\(region).\(host)/\(FormText.escaped(service ?? "console"))/home?region=\(FormText.escaped(region))"
    }
  }

  /// Temporary keys are what it takes: a user's own never open the console, and sign-in would answer a bare 400.
  package init(
    _ credentials: SigningKeys, service: String?, _ surroundings: Surroundings
  ) throws(SignInError) {
    guard let token = credentials.sessionToken else {
      throw .keysOfUser(surroundings.profile.name)
    }
    // The console's own home where the profile names no region.
    let region = surroundings.region.flatMap { $0.isEmpty ? nil : $0 } ?? "us-east-1"
    guard let host = Partition.of(region).consoleSuffix else {
      throw .noEndpoint(service: "the console", reason: "none is known for the region \(region)")
    }
    client = try surroundings.client(.signIn, region: region)
    page = Page(host: "console.\(host)", region: region, service: service)
    let session = PythonJSON.text(
      [
        ("sessionId", .string(credentials.accessKeyID)),
        ("sessionKey", .string(credentials.secretAccessKey.revealed)),
        ("sessionToken", .string(token.revealed)),
      ], .minified)
    let query = FormText.encoded([("Action", "getSigninToken"), ("Session", session)])
    call = client.call("getSigninToken", client.request(.get, "/federation?\(query)"))
  }

  package mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<SealedText> {
    call.handle(happening).orElse { response in
      OIDCAnswers.read(OIDCAnswers.SigninToken.self, response, of: "getSigninToken") { answer in
        let query = FormText.encoded([
          ("Action", "login"), ("Issuer", "awsprof"), ("Destination", page.url),
          ("SigninToken", answer.SigninToken.revealed),
        ])
        return .done(SealedText(client.request(.get, "/federation?\(query)").url))
      }
    }
  }
}
