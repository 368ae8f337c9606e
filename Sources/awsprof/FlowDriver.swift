// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
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
    /// awsprof-signin is at work, and takes no longer than this; with a question it runs what prints the code.
    case working(Question?, until: Int)
    case wondering(Question)
    case pausing(until: Int)
    case claiming(CacheFile, until: Int, isFirst: Bool)
    case asking
  }

  private let store: CacheStore
  private let runsProcess: Bool
  private let mayUseTerminal: Bool
  private let preferences: () -> Preferences
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

  /// `mayUseTerminal`: whether a program that it runs may ask the person itself.
  init(_ flow: F, in world: World, runsProcess: Bool, mayUseTerminal: Bool = true) {
    self.flow = flow
    self.mayUseTerminal = mayUseTerminal
    preferences = { OwnFiles(world.location).readPreferences() }
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
          throw Failure(error)
        }
      case .working(let question, let deadline):
        guard let event = try program?.take() else {
          guard System.milliseconds() < deadline else { throw SignInProgram.silent }
          return .waiting(until: deadline)
        }
        if case .wrote(let text) = event { return .said(text) }
        guard let question else {
          state = .happened(.event(event))
          continue
        }
        if let turn = take(event, for: question) { return turn }
      case .wondering(let question):
        state = .asking
        return .asks(question)
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
    case .perform(let action): state = .working(nil, until: try send(action))
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
    case .ask(let question): state = try computing(question) ?? .wondering(question)
    case .show(let invitation):
      state = .happened(.shown)
      return .shows(invitation)
    }
    return nil
  }

  /// Has awsprof-signin begin something: until when it may take.
  private mutating func send(_ action: SignInWire.Action) throws(Failure) -> Int {
    if program == nil { program = try SignInProgram(runsProcess: runsProcess) }
    try program?.begin(action)
    return System.milliseconds() + action.milliseconds
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

// MARK: - Codes that a program prints

extension FlowDriver {
  /// As long as a key may want to be touched.
  private static var programSeconds: Double { 60 }

  /// Runs `awsprof_mfa_process`, where the person's settings name one; a code that was refused is not computed again.
  private mutating func computing(_ question: Question) throws(Failure) -> State? {
    guard question.complaint == nil,
      let words = preferences().mfaProcess(for: question.profile, serial: question.mfaSerial)
    else { return nil }
    let command = Command(
      words: words, seconds: Self.programSeconds, mayUseTerminal: mayUseTerminal)
    return .working(question, until: try send(.run(command)))
  }

  /// The code that it printed, or why a person is asked after all.
  private mutating func take(_ event: SignInWire.Event, for question: Question) -> Turn? {
    let reason: String
    switch event {
    case .ran(status: 0, let output, _):
      state = .happened(.answered(SealedText(output.revealed.filter { !$0.isWhitespace })))
      return nil
    case .ran(let status, _, _): reason = "ended with status \(status)"
    case .ranTooLong: reason = "was ended after \(Int(Self.programSeconds)) seconds"
    case .notRun(let why): reason = "cannot be run: \(why)"
    default: reason = "was not run"
    }
    state = .wondering(question)
    return .said("awsprof_mfa_process for profile '\(question.profile)' \(reason)")
  }
}
