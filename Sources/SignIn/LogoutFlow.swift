// SPDX-License-Identifier: Apache-2.0

package import Profiles
import SignInWire

/// Ends a session of SSO at AWS's side, so that a copied token is of no use either.
package struct LogoutFlow: Flow {
  private var call: Call

  package init(_ token: SSOToken, _ client: ServiceClient) {
    call = Call("Logout", SSO.logout(token: token.accessToken, client), maxAttempts: 1)
  }

  /// Done, too, where the token is not known any more.
  package mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<Bool> {
    switch call.handle(happening) {
    case .failed(.service(let error)) where error.status == 401: .done(false)
    case let step: step.orElse { _ in .done(true) }
    }
  }
}
