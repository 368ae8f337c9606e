// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn
import SignInWire

/// Does what a flow wants and never waits: what cannot be done at once is what the next turn hangs on.
///
/// A command waits between the turns (``Performer``), a picker goes on with its keys (``SignIns``).
///
///     var driver = FlowDriver(flow, in: world, runsProcess: false)
///     let turn = try driver.next()      // .waiting(until: ...), .asks(...), .done(...)
struct FlowDriver<F: Flow>: ~Copyable {
  enum Turn {
    /// Nothing is to be done before this time (of `System.milliseconds()`), or before `descriptor` has something.
    case waiting(until: Int)
    /// Another awsprof has the claim; it is asked for again and again.
    case isTaken
    /// What a program writes on its standard error: that a key wants to be touched, for instance.
    case said(String)
    /// The next turn is after `answer`.
    case asks(Question)
    case shows(Invitation)
    case done(F.Outcome)
  }

  private enum State {
    case happened(Happening)
    /// awsprof-signin is at work, and takes no longer than this.
    case working(until: Int)
    case pausing(until: Int)
    case claiming(CacheFile, until: Int, isFirst: Bool)
    case asking
  }

  private let store: CacheStore
  private let runsProcess: Bool
  private let log: Log
  private let now: () -> Timestamp
  private var flow: F
  private var state = State.happened(.begun)
  private var program: SignInProgram?
  private var claim: CacheClaim?

  /// After this long somebody else's sign-in is not waited for any more.
  private static var patience: Int { 600_000 }
  /// How often a claim is asked for.
  private static var interval: Int { 50 }

  init(_ flow: F, in world: World, runsProcess: Bool) {
    self.flow = flow
    store = CacheStore(folders: world.cacheFolders)
    self.runsProcess = runsProcess
    log = world.log
    now = { world.now }
  }

  /// What has something to read once awsprof-signin has answered.
  var descriptor: Int32? {
    guard case .working = state else { return nil }
    switch program {
    case .some(let program): return program.descriptor
    case .none: return nil
    }
  }

  /// Goes on as far as it comes; after `.done` and after a failure there is no further turn.
  mutating func next() throws(Failure) -> Turn {
    while true {
      switch state {
      case .happened(let happening):
        log.note(LogRecord.records(of: happening), at: now())
        switch flow.handle(happening, now: now()) {
        case .act(let deed):
          log.note(LogRecord.records(of: deed), at: now())
          if let turn = try begin(deed) { return turn }
        case .done(let outcome): return .done(outcome)
        case .failed(let error):
          log.note([LogRecord.record(of: error)], at: now())
          throw Failure(error.description, hint: error.remedy)
        }
      case .working(let deadline):
        guard let event = try program?.take() else {
          guard System.milliseconds() < deadline else { throw SignInProgram.silent }
          return .waiting(until: deadline)
        }
        if case .wrote(let text) = event { return .said(text) }
        state = .happened(.event(event))
      case .pausing(let end):
        guard System.milliseconds() >= end else { return .waiting(until: end) }
        state = .happened(.paused)
      case .claiming(let file, let deadline, let isFirst):
        if let turn = try claim(file, before: deadline, isFirst) { return turn }
      case .asking: return .waiting(until: .max)
      }
    }
  }

  /// What the person said, or `nil` where there is nobody.
  mutating func answer(_ answer: SealedText?) {
    guard case .asking = state else { return }
    state = .happened(answer.map { .answered($0) } ?? .unanswered)
  }

  /// Gives up: the claim is free, and the program is told to end.
  mutating func leave() -> EndingProgram? {
    claim = nil
    return program?.leave()
  }

  /// Does a deed, or begins it; a turn where somebody else comes next.
  private mutating func begin(_ deed: Deed) throws(Failure) -> Turn? {
    switch deed {
    case .perform(let action):
      if program == nil { program = try SignInProgram(runsProcess: runsProcess) }
      try program?.begin(action)
      state = .working(until: System.milliseconds() + action.milliseconds)
    case .pause(let seconds, let isJittered):
      let part = isJittered ? Double.random(in: 0..<1) : 1
      state = .pausing(until: System.milliseconds() + Int(seconds * part * 1000))
    case .look(let file): state = .happened(looked(file))
    case .claim(let file):
      state = .claiming(file, until: System.milliseconds() + Self.patience, isFirst: true)
    case .store(let file, let contents):
      let reason = store.write(contents, to: file)
      // A client's registration is kept while the token's file is claimed.
      if claim?.file == file { claim = nil }
      state = .happened(reason.map { .notStored(reason: $0) } ?? .stored)
    case .release:
      claim = nil
      state = .happened(.released)
    case .read(let path): state = .happened(Self.read(path))
    case .ask(let question):
      state = .asking
      return .asks(question)
    case .show(let invitation):
      state = .happened(.shown)
      return .shows(invitation)
    }
    return nil
  }

  private mutating func claim(_ file: CacheFile, before deadline: Int, _ isFirst: Bool)
    throws(Failure) -> Turn?
  {
    let attempt = CacheClaim.attempt(file, in: store)
    switch consume attempt {
    case .held(let held): claim = consume held
    // Where there is nothing to lock or no place for it, it goes without.
    case .impossible: claim = nil
    case .taken:
      let now = System.milliseconds()
      guard now < deadline else {
        throw Failure(
          "another awsprof has been signing in here for ten minutes", hint: "end it and try again")
      }
      state = .claiming(file, until: deadline, isFirst: false)
      return isFirst ? .isTaken : .waiting(until: now + Self.interval)
    }
    state = .happened(looked(file))
    return nil
  }

  private func looked(_ file: CacheFile) -> Happening {
    let (contents, modified) = store.look(file)
    return .looked(contents: contents, modified: modified)
  }

  private static func read(_ path: String) -> Happening {
    switch Disk.read(path, limit: Disk.cacheLimit) {
    case .present(let bytes): .read(SealedText(String(decoding: bytes, as: UTF8.self)))
    case .absent: .unreadable(reason: "there is no such file")
    case .directory, .notAFile: .unreadable(reason: "it is not a file")
    case .unreadable(let reason): .unreadable(reason: reason)
    case .tooLarge: .unreadable(reason: "it is too large for a token")
    }
  }
}
