// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// What one stage of a sign-in hands to the next.
package enum Product: Sendable {
  case credentials(SigningKeys)
  case token(SSOToken)

  /// When it ends, where it says so.
  var expiration: Timestamp? {
    switch self {
    case .credentials(let credentials): credentials.expiration
    case .token(let token): token.expiration
    }
  }
}

/// A product as it was made, with what the clients keep of it.
struct Made: Sendable {
  let product: Product
  /// The text of the cache file; `nil` for what no client keeps.
  var contents: SealedText?
}

/// One stage of a sign-in: a role, a token, a program.
///
/// A stage does not know of the cache: whether it has to run, and that its result is kept, is the business of
/// ``SessionFlow``.
protocol Stage: Sendable {
  /// The file that the AWS CLI keeps the stage's result in.
  var cache: CacheFile? { get }

  /// What a client would take from that file at this moment; `nil` where it would sign in anew.
  func product(of contents: SealedText, at now: Timestamp) -> Product?

  /// Whether what it rests on is a session of its own, for which some clients look first: a role of SSO, its token.
  var restsOnSession: Bool { get }

  /// Looks at what the file holds although a client would not take it: it may say how to renew it.
  mutating func note(_ contents: SealedText)

  /// `before` is what the stage before this one made.
  mutating func handle(_ happening: Happening, after before: Product?, now: Timestamp) -> Step<Made>
}

extension Stage {
  var cache: CacheFile? { nil }
  var restsOnSession: Bool { false }
  /// The keys of a role, which most files hold.
  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    RoleFile.credentials(of: contents, at: now).map { .credentials($0) }
  }
  mutating func note(_ contents: SealedText) {}
}

/// Keys that are there already: in a file, in the environment.
struct KeysStage: Stage {
  let credentials: SigningKeys

  mutating func handle(_: Happening, after _: Product?, now _: Timestamp) -> Step<Made> {
    .done(Made(product: .credentials(credentials)))
  }
}
