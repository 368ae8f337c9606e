// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import SignIn
import SignInWire

/// One sign-in of the picker while it goes on.
///
/// It is an object because its driver is one of a kind, with a program and a claim of its own, and an array holds no such
/// value.
final class RunningSignIn {
  let profile: Profile.Name
  /// When there is something to do in any case, in `System.milliseconds()`.
  private(set) var due = System.milliseconds()
  private(set) var isOver = false
  /// Whether another awsprof has the claim.
  private var isWaiting = false
  private let world: World
  private var files: [CacheFile] = []
  private var driver: FlowDriver<SessionFlow>?
  /// Why it has not even begun.
  private var failure: Failure?

  init(_ profile: Profile.Name, _ way: SignInState.Way, _ world: World) {
    self.profile = profile
    self.world = world
    do throws(Failure) {
      var target = try SignInTarget(forClientsOf: profile, in: world)
      target.surroundings.mayUseTerminal = false
      target.surroundings.usesDeviceCode = way == .deviceCode || !System.hasBrowser
      files = target.session.cacheFiles
      world.log.note(LogRecord.chain(of: target.session), at: world.now)
      driver = FlowDriver(
        try target.flow(), in: world, runsProcess: target.session.runsProcess, mayUseTerminal: false
      )
    } catch {
      failure = error
    }
  }

  var descriptor: Int32? { driver?.descriptor }

  func answer(_ code: SealedText) {
    driver?.answer(code)
    due = System.milliseconds()
  }

  /// Gives up what is held, and tells the program to end.
  func leave() -> EndingProgram? {
    defer { driver = nil }
    return driver?.leave()
  }

  /// Goes on as far as it comes, and says what the picker has to know of it.
  func events() -> [Picker.Event] {
    var events: [Picker.Event] = []
    do throws(Failure) {
      if let failure { throw failure }
      while let turn = try driver?.next() {
        switch turn {
        case .waiting(let time):
          due = time
          // The other one is done, and it is our turn.
          if isWaiting, descriptor != nil { tell(.working(note: nil), &events) }
          return events
        case .isTaken: tell(.waiting, &events)
        case .said(let text):
          let line = text.split(whereSeparator: \.isNewline).last.map(String.init)
          tell(.working(note: line), &events)
        case .asks(let question):
          let question = SignInState.Question(
            device: question.mfaSerial, profile: question.profile, complaint: question.complaint)
          tell(.asking(question), &events)
        case .shows(let invitation):
          let page = SignInState.Page(address: invitation.page, code: invitation.userCode)
          tell(.inviting(page), &events)
        case .done(let outcome):
          isOver = true
          events.append(.cachesRead(files.map { ($0, Disk.readCache($0, in: world.cacheFolders)) }))
          tell(progress(outcome), &events)
          return events
        }
      }
    } catch {
      isOver = true
      tell(.failed(SignInState.Trouble(error.sentence, hints: error.hints)), &events)
    }
    return events
  }

  private func tell(_ progress: SignInState.Progress, _ events: inout [Picker.Event]) {
    isWaiting = progress == .waiting
    events.append(.signIn(profile, progress))
  }

  /// A session that no cache has is of no use to the shell that the picker works for.
  private func progress(_ outcome: SessionFlow.Outcome) -> SignInState.Progress {
    guard !outcome.unstored.isEmpty else {
      return .done(RefreshCommand.sentence(profile, outcome, world.now))
    }
    return .failed(
      SignInState.Trouble(
        "'\(profile)' is signed in to, and the session cannot be kept",
        hints: outcome.unstored.map { "\($0.file.shown) cannot be written: \($0.reason)" }))
  }
}

extension System {
  /// Whether a page that is opened here is seen by the person: `BROWSER` says how, or there is a desktop that is not far away.
  fileprivate static var hasBrowser: Bool {
    func isSet(_ name: String) -> Bool { variable(name)?.isEmpty == false }
    if isSet("BROWSER") { return true }
    #if os(Linux)
      let hasDesktop = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")
    #else
      let hasDesktop = true
    #endif
    return hasDesktop && !isSet("SSH_CONNECTION")
  }
}
