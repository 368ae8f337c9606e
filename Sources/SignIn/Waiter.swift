// SPDX-License-Identifier: Apache-2.0

package import Profiles

/// Looks again and again until a session is as wished, as botocore's waiters do (waiter.py): look, decide by the first
/// acceptor that matches, sleep, at most so many times.
///
/// No backoff and no jitter; the last look is not followed by a sleep.
package struct Waiter: Sendable {
  /// What is waited for.
  package enum Goal: String, Sendable, CaseIterable {
    case live, expired
  }

  /// What a look leads to.
  package enum Verdict: Hashable, Sendable {
    case success
    /// It cannot come to be as wished, so waiting is no use.
    case failure
    case lookAgain(afterSeconds: Double)
    /// It was looked as often as it may be.
    case exhausted
  }

  package let goal: Goal
  package let delay: Double
  package let maxAttempts: Int
  private var attempts = 0

  package init(_ goal: Goal, delay: Double = 5, maxAttempts: Int = 60) {
    self.goal = goal
    self.delay = delay
    self.maxAttempts = maxAttempts
  }

  package mutating func see(_ status: SessionStatus) -> Verdict {
    attempts += 1
    switch Self.accept(status, goal) {
    case true?: return .success
    case false?: return .failure
    case nil: return attempts >= maxAttempts ? .exhausted : .lookAgain(afterSeconds: delay)
    }
  }

  /// The acceptors: whether the goal is reached, or never will be; `nil` for neither yet.
  private static func accept(_ status: SessionStatus, _ goal: Goal) -> Bool? {
    switch (status, goal) {
    case (.permanent, .live), (.live, .live), (.expiring, .live): true
    case (.expired, .expired), (.renewable, .expired), (.neverSignedIn, .expired),
      (.notCached, .expired):
      true
    case (.permanent, .expired), (.broken, _), (.unknown, _): false
    case (.live, .expired), (.expiring, .expired), (.expired, .live), (.renewable, .live),
      (.neverSignedIn, .live), (.notCached, .live), (.corrupt, _):
      nil
    }
  }
}
