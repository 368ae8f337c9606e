// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

/// Stages one after the other, each only where no cache has its result.
///
/// It first looks, from the outermost stage inwards, for a result that a client would still use; from there outwards each
/// stage claims its file, so that two awsprofs ask once, looks again, runs and stores.
struct StagedFlow: Flow {
  struct Outcome: Sendable {
    /// What the last stage made.
    let product: Product
    let isNew: Bool
    let unstored: [SessionFlow.Unstored]
  }

  private var stages: [any Stage]
  private var current: Int
  private var state = State.looking
  private var product: Product?
  private var isNew = false
  private var unstored: [SessionFlow.Unstored] = []
  /// Since when the last stage's result must have been made, and that of a session that it rests on; `nil` takes any
  /// that is usable.
  private let renewedSince: Timestamp?
  /// Whether a result counts only beside a usable session that it rests on.
  private let isForClients: Bool

  private enum State {
    case looking
    case claiming(CacheFile)
    case running
    case storing(CacheFile, Product)
    case releasing(Product)
    /// Something went wrong while a file was claimed.
    case givingUp(SignInError)
  }

  init(stages: [any Stage], renewedSince: Timestamp?, isForClients: Bool = false) {
    self.stages = stages
    self.renewedSince = renewedSince
    self.isForClients = isForClients
    current = stages.count - 1
  }

  mutating func handle(_ happening: Happening, now: Timestamp) -> Step<Outcome> {
    switch state {
    case .looking: return look(happening, now)
    case .claiming(let file):
      guard case .looked(let contents, let modified) = happening else {
        return .failed(.unexpected(file.shown))
      }
      if let found = usable(contents, modified, now) {
        state = .releasing(found)
        return .act(.release(file))
      }
      if let contents { stages[current].note(contents) }
      state = .running
      return run(.begun, now)
    case .running: return run(happening, now)
    case .storing(let file, let product):
      if case .notStored(let reason) = happening {
        unstored.append(SessionFlow.Unstored(file: file, reason: reason))
      }
      return next(with: product, now)
    case .releasing(let product): return next(with: product, now)
    case .givingUp(let error): return .failed(error)
    }
  }

  /// From the outermost stage inwards, until a cache has something or a stage has no cache.
  private mutating func look(_ happening: Happening, _ now: Timestamp) -> Step<Outcome> {
    if case .looked(let contents, let modified) = happening {
      if let found = usable(contents, modified, now) { return next(with: found, now) }
      if current == 0 { return start(now) }
      current -= 1
    }
    // What is passed over here is found when its turn to be claimed comes.
    guard let file = stages[current].cache, !(isForClients && stages[current].restsOnSession) else {
      if current == 0 { return start(now) }
      current -= 1
      return look(.begun, now)
    }
    return .act(.look(file))
  }

  private mutating func next(with product: Product, _ now: Timestamp) -> Step<Outcome> {
    self.product = product
    current += 1
    if current < stages.count { return start(now) }
    return .done(Outcome(product: product, isNew: isNew, unstored: unstored))
  }

  private mutating func start(_ now: Timestamp) -> Step<Outcome> {
    if let file = stages[current].cache {
      state = .claiming(file)
      return .act(.claim(file))
    }
    state = .running
    return run(.begun, now)
  }

  private mutating func run(_ happening: Happening, _ now: Timestamp) -> Step<Outcome> {
    let step = stages[current].handle(happening, after: product, now: now)
    guard let file = stages[current].cache else {
      return step.orElse { made in next(with: made.product, now) }
    }
    switch step {
    case .act(let deed): return .act(deed)
    case .failed(let error):
      state = .givingUp(error)
      return .act(.release(file))
    case .done(let made):
      guard let contents = made.contents else {
        state = .releasing(made.product)
        return .act(.release(file))
      }
      isNew = true
      state = .storing(file, made.product)
      return .act(.store(file, contents: contents))
    }
  }

  private func usable(_ contents: SealedText?, _ modified: Timestamp?, _ now: Timestamp) -> Product?
  {
    guard let contents else { return nil }
    if let renewedSince, current >= firstRenewed {
      guard let modified, modified >= renewedSince else { return nil }
    }
    return stages[current].product(of: contents, at: now)
  }

  private var firstRenewed: Int {
    let last = stages.count - 1
    return stages[last].restsOnSession ? last - 1 : last
  }
}
