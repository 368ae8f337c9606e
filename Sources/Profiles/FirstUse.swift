// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What happens when a client first needs the credentials of a session.
///
/// Nothing is sent to find it out: the files, the caches and the clock decide.
package indirect enum FirstUse: Sendable {
  /// Keys are at hand. The id is masked.
  case keys(maskedID: String, KeyPlace)
  /// A service is asked: `sts AssumeRole`.
  case request(String)
  /// A credential_process is run.
  case process
  /// No provider has credentials: `Unable to locate credentials`.
  case nothing
  case problem(any Explained, Stage)
  /// It depends on something that the files do not say.
  case depends(on: Condition, FirstUse, otherwise: FirstUse)

  /// Where keys are read.
  package enum KeyPlace: Sendable {
    case origin(Origin)
    case cache(CacheFile)
  }

  /// How far a client gets.
  package enum Stage: String, Sendable {
    /// Making the chain of providers.
    case resolver
    /// Asking for credentials.
    case load
    /// Using them.
    case refresh
  }

  package enum Condition: String, Sendable {
    /// EC2's metadata service answers.
    case metadataService = "metadata-service"
    /// Python has awscrt.
    case awscrt
    /// The keys that a credential_process prints have not ended.
    case process
  }

  /// What comes after this step has gone well.
  func then(_ next: () -> FirstUse) -> FirstUse {
    switch self {
    case .keys, .request, .process: next()
    case .nothing, .problem: self
    case .depends(let condition, let one, let other):
      .depends(on: condition, one.then(next), otherwise: other.then(next))
    }
  }

  /// What comes once these credentials are there, used or not.
  func onceLoaded(_ next: () -> FirstUse) -> FirstUse {
    switch self {
    case .problem(_, .load), .problem(_, .resolver): self
    case .keys, .request, .process, .nothing, .problem(_, .refresh): next()
    case .depends(let condition, let one, let other):
      .depends(on: condition, one.onceLoaded(next), otherwise: other.onceLoaded(next))
    }
  }

  /// This, and where it comes to nothing, a problem.
  func orElse(_ error: ResolutionError) -> FirstUse {
    switch self {
    case .nothing: .problem(error, .load)
    case .depends(let condition, let one, let other):
      .depends(on: condition, one.orElse(error), otherwise: other.orElse(error))
    case .keys, .request, .process, .problem: self
    }
  }
}
