// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import SignIn
import SignInWire

/// The sign-ins of a picker: any number at once, each going on when its program or its time comes, none waited for.
///
///     let wake = terminal.wait(milliseconds: signIns.patience, or: signIns.descriptors)
///     for event in signIns.events() { picker.handle(event) }
struct SignIns: ~Copyable {
  private let world: World
  private var running: [RunningSignIn] = []
  /// Programs that were told to end.
  private var ending: [EndingProgram] = []

  /// How often it is looked whether they have.
  private static let interval = 100

  init(_ world: World) {
    self.world = world
  }

  deinit {
    for var program in ending { program.wait() }
  }

  /// What has something to read once there is something to do.
  var descriptors: [Int32] { running.compactMap(\.descriptor) }

  /// Whether none is going on, nor a program still to end.
  var areOver: Bool { running.isEmpty && ending.isEmpty }

  /// Milliseconds until there is something to do in any case.
  var patience: Int {
    let due = running.map { max(0, $0.due - System.milliseconds()) }.min() ?? .max
    return ending.isEmpty ? due : min(due, Self.interval)
  }

  /// Does what the picker wants of a sign-in; `false` where it wants something else.
  mutating func carryOut(_ effect: Picker.Effect) -> Bool {
    switch effect {
    case .signIn(let name, let way):
      cancel(name)
      running.append(RunningSignIn(name, way, world))
    case .answer(let name, let code):
      running.first { $0.profile == name }?.answer(SealedText(code.revealed))
    case .cancelSignIn(let name): cancel(name)
    case .choose, .cancel, .reload, .redraw, .suspend, .copy, .edit, .beep: return false
    }
    return true
  }

  /// What has come of them since the last time.
  mutating func events() -> [Picker.Event] {
    let events = running.flatMap { $0.events() }
    for signIn in running where signIn.isOver { retire(signIn) }
    running.removeAll(where: \.isOver)
    ending = ending.compactMap { program in
      var program = program
      return program.hasEnded() ? nil : program
    }
    return events
  }

  /// Gives all of them up; their programs have until the end of this value.
  mutating func leave() {
    for signIn in running { retire(signIn) }
    running = []
  }

  private mutating func cancel(_ name: Profile.Name) {
    for signIn in running where signIn.profile == name { retire(signIn) }
    running.removeAll { $0.profile == name }
  }

  private mutating func retire(_ signIn: RunningSignIn) {
    if let program = signIn.leave() { ending.append(program) }
  }
}
