// SPDX-License-Identifier: Apache-2.0

package import Profiles
import SignInWire

/// Who the credentials are, in AWS's eyes: GetCallerIdentity, which nobody can be forbidden.
package struct IdentityFlow: Flow {
  package struct Identity: Hashable, Sendable {
    package let account: String
    package let arn: String
    package let userID: String
  }

  private var call: Call

  package init(_ credentials: SigningKeys, _ client: ServiceClient) {
    call = client.call("GetCallerIdentity", STS.getCallerIdentity(with: credentials, client))
  }

  package mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<Identity> {
    call.handle(happening).orElse { response in
      // What is no XML is told apart from XML that lacks something by nobody: both make no sense here.
      guard let result = (try? XML(response.body.revealed))?["GetCallerIdentityResult"],
        let account = result["Account"]?.text, let arn = result["Arn"]?.text,
        let userID = result["UserId"]?.text
      else { return .failed(.unreadableAnswer("GetCallerIdentity", reason: "it names nobody")) }
      return .done(Identity(account: account, arn: arn, userID: userID))
    }
  }
}
