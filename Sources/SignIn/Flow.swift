// SPDX-License-Identifier: Apache-2.0

package import Profiles

/// A state machine from a wish to an outcome: told what happened, it says what to do next.
///
/// The first thing that happens is `.begun`. Whoever drives it may stop at any moment.
package protocol Flow<Outcome>: Sendable {
  associatedtype Outcome: Sendable
  mutating func handle(_ happening: Happening, now: Timestamp) -> Step<Outcome>
}
