// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles
import SignIn

/// `awsprof wait NAME`: waits until somebody has signed in, by looking into the caches.
struct WaitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Waits until a session is live, or has ended, as 'aws ... wait' waits.",
    discussion: """
      It looks into the caches every --delay seconds, at most --max-attempts times, and asks nobody. \
      255: it looked as often as it may; 1: it would wait for ever.
      """)

  @Argument(help: "The profile's name, exactly.")
  var name: String

  @Option(help: "What to wait for: live or expired.")
  var until: Waiter.Goal = .live

  @Option(help: ArgumentHelp("Between two looks.", valueName: "seconds"))
  var delay = 5.0

  @Option(help: ArgumentHelp("Looks at most.", valueName: "number"))
  var maxAttempts = 60

  func validate() throws {
    if !(0...86400).contains(delay) { throw ValidationError("--delay is a number of seconds") }
    if maxAttempts < 1 { throw ValidationError("--max-attempts is at least 1") }
  }

  func run() throws {
    let world = try World()
    var waiter = Waiter(until, delay: delay, maxAttempts: maxAttempts)
    while true {
      // The files are read anew each time: somebody may write a session that is not there yet.
      let status = try status(in: world)
      switch waiter.see(status) {
      case .success: return
      case .lookAgain(let seconds): System.pause(milliseconds: Int(seconds * 1000))
      case .exhausted:
        throw Failure(
          "Waiter session_\(until.rawValue) failed: Max attempts exceeded",
          status: .exhausted)
      case .failure:
        let words = StatusWords(status, now: world.now, glyphs: .ascii)
        throw Failure("profile '\(name)' is '\(words.word)', and will not be \(until.rawValue)")
      }
    }
  }

  private func status(in world: World) throws(Failure) -> SessionStatus {
    let target = try SignInTarget(Profile.Name(name), of: world.readProfiles(), in: world)
    return target.session.status(in: world.shelf(of: target.session.cacheFiles), now: world.now)
  }
}

extension Waiter.Goal: ExpressibleByArgument {}
