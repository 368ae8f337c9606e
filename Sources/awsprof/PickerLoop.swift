// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

/// Event, handle, effect, draw: what happens between opening the terminal and giving it back.
enum PickerLoop {
  /// The choice, with the profiles as they were when it was made.
  static func run(
    _ terminal: consuming Terminal, _ profiles: ProfileSet, _ world: World
  ) throws(Failure) -> (Picker.Choice, ProfileSet) {
    var picker = Picker(
      profiles, setup: setup(world, speaksUTF8: terminal.speaksUTF8), size: terminal.size,
      now: world.now)
    var watch = FileWatch(world)
    while true {
      readWanted(&picker, world, &watch)
      terminal.draw(picker.screen())
      let wake = terminal.wait(
        milliseconds: watch.patience(secondsUntilChange: picker.secondsUntilChange))
      for event in events(wake, world, &watch) {
        guard let effect = picker.handle(event) else { continue }
        switch effect {
        case .choose(let choice):
          terminal.close()
          return (choice, picker.profiles)
        case .cancel:
          terminal.close()
          throw .cancelled
        case .reload: _ = picker.handle(.filesRead(world.readProfiles()))
        case .redraw: terminal.redraw()
        case .suspend: terminal.suspend()
        case .beep: terminal.beep()
        }
      }
      if case .gone = wake {
        terminal.close()
        throw .cancelled
      }
    }
  }

  private static func setup(_ world: World, speaksUTF8: Bool) -> Picker.Setup {
    let isDemo = world.environment.nonEmpty("AWSPROF_DEMO") != nil
    return Picker.Setup(
      environment: world.environment, environmentAfter: world.environment.afterAnyChoice,
      glyphs: speaksUTF8 ? .unicode : .ascii,
      note: isDemo ? "DEMO: made-up profiles, not your ~/.aws" : nil,
      canSuspend: System.isTerminal(1))
  }

  /// Reads the cache files that the screen speaks of, and only those.
  private static func readWanted(_ picker: inout Picker, _ world: World, _ watch: inout FileWatch) {
    let wanted = picker.wantedCaches
    guard !wanted.isEmpty else { return }
    let folders = world.cacheFolders
    watch.note(wanted.map(folders.path))
    _ = picker.handle(.cachesRead(wanted.map { ($0, Disk.readCache($0, in: folders)) }))
  }

  private static func events(
    _ wake: Terminal.Wake, _ world: World, _ watch: inout FileWatch
  ) -> [Picker.Event] {
    var events: [Picker.Event] = [.tick(world.now)]
    switch wake {
    case .keys(let keys): events += keys.map { .key($0) }
    case .resized(let size): events.append(.resized(size))
    case .timeout, .gone: break
    }
    if watch.hasChanged() { events.append(.filesRead(world.readProfiles())) }
    return events
  }
}
