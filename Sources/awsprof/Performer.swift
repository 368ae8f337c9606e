// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import SignIn
import SignInWire

/// Does what a flow wants, one deed after the other, and tells it what came of it.
struct Performer: ~Copyable {
  private let store: CacheStore
  private let runsProcess: Bool
  private let now: () -> Timestamp
  private var program: SignInProgram?
  private var claim: CacheClaim?

  init(_ world: World, runsProcess: Bool) {
    store = CacheStore(folders: world.cacheFolders)
    self.runsProcess = runsProcess
    now = { world.now }
  }

  /// Runs a flow to its end.
  mutating func run<F: Flow>(_ flow: F) throws(Failure) -> F.Outcome {
    var flow = flow
    var step = flow.handle(.begun, now: now())
    while true {
      switch step {
      case .act(let deed): step = flow.handle(try perform(deed), now: now())
      case .done(let outcome): return outcome
      case .failed(let error): throw Failure(error.description, hint: error.remedy)
      }
    }
  }

  private mutating func perform(_ deed: Deed) throws(Failure) -> Happening {
    switch deed {
    case .perform(let action): return .event(try send(action))
    case .pause(let seconds, let isJittered):
      let part = isJittered ? Double.random(in: 0..<1) : 1
      System.pause(milliseconds: Int(seconds * part * 1000))
      return .paused
    case .look(let file): return looked(file)
    case .claim(let file):
      claim = try CacheClaim(file, in: store) {
        Output.say("another awsprof is signing in for the same; waiting")
      }
      return looked(file)
    case .store(let file, let contents):
      let reason = store.write(contents, to: file)
      // A client's registration is kept while the token's file is claimed.
      if claim?.file == file { claim = nil }
      return reason.map { .notStored(reason: $0) } ?? .stored
    case .release:
      claim = nil
      return .released
    case .read(let path): return Self.read(path)
    case .ask(let question): return try Self.ask(question)
    case .show(let invitation):
      Output.say(invitation.sentence)
      return .shown
    }
  }

  private mutating func send(_ action: SignInWire.Action) throws(Failure) -> Event {
    if program == nil { program = try SignInProgram(runsProcess: runsProcess) }
    guard let event = try program?.perform(action, progress: Self.show) else {
      preconditionFailure("the program was just started")
    }
    return event
  }

  /// What a credential_process says on its standard error: that a key wants to be touched, for instance.
  private static func show(_ event: Event) {
    guard case .wrote(let text) = event else { return }
    for line in text.split(whereSeparator: \.isNewline) { Output.say(String(line)) }
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

  private static func ask(_ question: Question) throws(Failure) -> Happening {
    if let complaint = question.complaint { Output.say(complaint) }
    // The AWS clients' own words.
    let answer = try SecretPrompt.ask("Enter MFA code for \(question.mfaSerial): ")
    return answer.map { .answered($0) } ?? .unanswered
  }
}

extension Invitation {
  fileprivate var sentence: String {
    userCode.map { "open \(page) and enter the code \($0)" } ?? "open \(page)"
  }
}
