// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn
import SignInWire

/// Runs flows for a command, which has nothing else to do meanwhile: waits, asks on the terminal, says on stderr.
struct Performer {
  private let world: World
  private let runsProcess: Bool

  init(_ world: World, runsProcess: Bool) {
    self.world = world
    self.runsProcess = runsProcess
  }

  /// Runs a flow to its end.
  func run<F: Flow>(_ flow: F) throws(Failure) -> F.Outcome {
    var driver = FlowDriver(flow, in: world, runsProcess: runsProcess)
    while true {
      switch try driver.next() {
      case .waiting(let time):
        let milliseconds = time - System.milliseconds()
        if let descriptor = driver.descriptor {
          _ = System.waitToRead(descriptor, milliseconds: milliseconds)
        } else {
          System.pause(milliseconds: milliseconds)
        }
      case .isTaken: Output.say("another awsprof is signing in for the same; waiting")
      case .said(let text):
        for line in text.split(whereSeparator: \.isNewline) { Output.say(String(line)) }
      case .asks(let question): driver.answer(try Self.ask(question))
      case .shows(let invitation): Output.say(invitation.sentence)
      case .done(let outcome): return outcome
      }
    }
  }

  private static func ask(_ question: Question) throws(Failure) -> SealedText? {
    if let complaint = question.complaint { Output.say(complaint) }
    // The AWS clients' own words.
    return try SecretPrompt.ask("Enter MFA code for \(question.mfaSerial): ")
  }
}

extension Invitation {
  fileprivate var sentence: String {
    userCode.map { "open \(page) and enter the code \($0)" } ?? "open \(page)"
  }
}
