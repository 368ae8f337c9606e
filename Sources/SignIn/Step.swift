// SPDX-License-Identifier: Apache-2.0

package import Profiles
package import SignInWire

/// What a flow wants next: one deed, or it is over.
package enum Step<Outcome: Sendable>: Sendable {
  case act(Deed)
  case done(Outcome)
  case failed(SignInError)

  /// The same step of a flow that this one is a part of, unless it is over well.
  func orElse<Other>(_ next: (Outcome) -> Step<Other>) -> Step<Other> {
    switch self {
    case .act(let deed): .act(deed)
    case .done(let outcome): next(outcome)
    case .failed(let error): .failed(error)
    }
  }
}

/// One thing for awsprof to do for a flow.
package enum Deed: Sendable {
  /// For awsprof-signin; everything else awsprof does itself.
  case perform(Action)
  /// Let time pass; `isJittered`: a random part of it, so that many clients do not come back together.
  case pause(seconds: Double, isJittered: Bool)
  /// Look into a cache file, without a claim to it.
  case look(CacheFile)
  /// Wait until no other awsprof renews this file, keep others from it, and look into it.
  case claim(CacheFile)
  /// Write a file that is claimed, and give the claim up.
  case store(CacheFile, contents: SealedText)
  /// Give the claim up and write nothing.
  case release(CacheFile)
  /// Read a small file that a setting names: a web identity's token.
  case read(path: String)
  case ask(Question)
  /// Show the person where to go on; it is not waited for.
  case show(Invitation)
}

/// What came of a deed.
package enum Happening: Sendable {
  case begun
  case event(Event)
  case paused
  /// What a cache file holds, and when it was written; nothing where there is none that can be read.
  case looked(contents: SealedText?, modified: Timestamp?)
  case stored
  case notStored(reason: String)
  case released
  case read(SealedText)
  case unreadable(reason: String)
  case answered(SealedText)
  /// There is nobody to ask, or nobody answers.
  case unanswered
  case shown
}

/// Something that only a person knows.
package struct Question: Hashable, Sendable {
  /// The device: `arn:aws:iam::111122223333:mfa/alice`.
  package let mfaSerial: String
  package let profile: Profile.Name
  /// Why it is asked again.
  package let complaint: String?
}

/// Where a person signs in, and with which code.
package struct Invitation: Hashable, Sendable {
  package let page: String
  /// The code that the page shows or asks for; without one the browser comes back by itself.
  package let userCode: String?
}
