// SPDX-License-Identifier: Apache-2.0

package import Profiles
import SignInWire

/// From a session to credentials.
///
///     var flow = try SessionFlow(...)
///     var step = flow.handle(.begun, now: now)      // then: do it, and tell the flow what came of it
package struct SessionFlow: Flow {
  /// What a flow ends in.
  package struct Outcome: Sendable {
    package let credentials: SigningKeys
    /// Whether anything was asked, or a cache had it.
    package let isNew: Bool
    /// Why a result could not be kept: the file and the reason.
    package let unstored: [Unstored]
  }

  package struct Unstored: Sendable {
    package let file: CacheFile
    package let reason: String
  }

  private var flow: StagedFlow

  init(stages: [any Stage], renewedSince: Timestamp?, isForClients: Bool) {
    flow = StagedFlow(stages: stages, renewedSince: renewedSince, isForClients: isForClients)
  }

  package mutating func handle(_ happening: Happening, now: Timestamp) -> Step<Outcome> {
    flow.handle(happening, now: now).orElse { made in
      guard case .credentials(let credentials) = made.product else {
        return .failed(.unexpected("a token instead of credentials"))
      }
      return .done(
        Outcome(credentials: credentials, isNew: made.isNew, unstored: made.unstored))
    }
  }
}
