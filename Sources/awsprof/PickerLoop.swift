// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// Event, handle, effect, draw: what happens between opening the terminal and giving it back.
struct PickerLoop {
  let world: World
  let own: OwnFiles
  let preferences: Preferences
  let shell: Shell

  /// The choice, with the profiles as they were when it was made.
  func run(
    _ opened: consuming Terminal, _ profiles: ProfileSet
  ) throws(Failure) -> (Picker.Choice, ProfileSet) {
    var terminal = opened
    var picker = Picker(
      profiles, setup: setup(speaksUTF8: terminal.speaksUTF8), size: terminal.size, now: world.now)
    if preferences.usesMouse { terminal.useMouse() }
    var watch = FileWatch(world)
    var signIns = SignIns(try world.loggingInFile())
    while true {
      readWanted(&picker, &watch)
      terminal.draw(picker.screen())
      let (wake, filesChanged) = waitForNews(picker, &terminal, &watch, signIns)
      if case .timeout = wake, picker.isPreparing {
        _ = picker.handle(picker.wantsExamination ? .examined(world.examination) : .idle)
        continue
      }
      for event in events(wake, filesChanged: filesChanged) + signIns.events() {
        guard let effect = picker.handle(event) else { continue }
        if case .choose(let choice) = effect {
          signIns.leave()
          terminal.close()
          return (choice, picker.profiles)
        }
        if effect == .cancel {
          signIns.leave()
          terminal.close()
          throw .cancelled
        }
        if !signIns.carryOut(effect) { carryOut(effect, &picker, &terminal) }
        // What the next key means depends on the caches that this one asked for.
        readWanted(&picker, &watch)
      }
      if case .gone = wake {
        signIns.leave()
        terminal.close()
        throw .cancelled
      }
    }
  }

  /// Waits until there is something to do; a look at the files that finds them as they were is no reason to draw.
  private func waitForNews(
    _ picker: borrowing Picker, _ terminal: inout Terminal, _ watch: inout FileWatch,
    _ signIns: borrowing SignIns
  ) -> (wake: Terminal.Wake, filesChanged: Bool) {
    if picker.isPreparing {
      let wake = terminal.wait(milliseconds: 0, or: signIns.descriptors)
      // Where nothing came, the loop prepares on and reads no files: a change that was noticed here would be lost.
      return (wake, wake != .timeout && watch.hasChanged())
    }
    let drawn = System.now()
    let change = picker.secondsUntilChange.map { drawn + $0 }
    while true {
      let patience = min(watch.patience(until: change), signIns.patience)
      let wake = terminal.wait(milliseconds: patience, or: signIns.descriptors)
      let filesChanged = watch.hasChanged()
      let now = System.now()
      // A clock that was set back leaves words on the screen that no longer hold.
      let isDue = change.map { $0 <= now || now < drawn } ?? false
      if wake != .timeout || filesChanged || isDue || !signIns.areOver {
        return (wake, filesChanged)
      }
    }
  }

  private func carryOut(
    _ effect: Picker.Effect, _ picker: inout Picker, _ terminal: inout Terminal
  ) {
    switch effect {
    case .choose, .cancel, .signIn, .answer, .cancelSignIn: break
    case .reload: _ = picker.handle(.filesRead(world.readProfiles()))
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .beep: terminal.beep()
    case .copy(let copy):
      _ = picker.handle(.done(self.copy(copy, picker.profiles, terminal)))
    case .edit(let location):
      let sentence = terminal.lend { Editor.open(location) }
      _ = picker.handle(.filesRead(world.readProfiles()))
      _ = picker.handle(.done(sentence))
    }
  }

  private func copy(
    _ copy: Picker.Copy, _ profiles: ProfileSet, _ terminal: borrowing Terminal
  ) -> String {
    switch copy.content {
    case .text(let text): return Clipboard.copy(text, called: copy.word, terminal)
    case .exportLines(let choice):
      let lines = ExportLines(
        world: world, profiles: profiles, shell: shell, command: "awsprof pick")
      do {
        return Clipboard.copy(try lines.text(for: choice), called: copy.word, terminal)
      } catch {
        return error.sentence
      }
    }
  }

  func setup(speaksUTF8: Bool) -> Picker.Setup {
    let isDemo = world.environment.nonEmpty("AWSPROF_DEMO") != nil
    var setup = Picker.Setup(environment: world.environment) { name, region in
      ShellChange(EnvironmentChange(profile: name.text, region: region))
    }
    setup.client = world.client
    setup.glyphs = speaksUTF8 ? .unicode : .ascii
    setup.preferences = preferences
    setup.recents = preferences.keepsRecents ? own.readRecents() : Recents()
    setup.note = isDemo ? "DEMO: made-up profiles, not your ~/.aws" : nil
    setup.canSuspend = System.isTerminal(1)
    setup.files = ["\(own.settings.shown)  awsprof's own settings", own.recents.shown]
    return setup
  }

  /// Reads the cache files that the screen speaks of, and only those.
  private func readWanted(_ picker: inout Picker, _ watch: inout FileWatch) {
    let wanted = picker.wantedCaches
    guard !wanted.isEmpty else { return }
    let folders = world.cacheFolders
    watch.note(wanted.map(folders.path))
    _ = picker.handle(.cachesRead(wanted.map { ($0, Disk.readCache($0, in: folders)) }))
  }

  private func events(_ wake: Terminal.Wake, filesChanged: Bool) -> [Picker.Event] {
    var events: [Picker.Event] = [.tick(world.now)]
    switch wake {
    case .keys(let keys): events += keys.map { .key($0) }
    case .resized(let size): events.append(.resized(size))
    case .ready, .timeout, .gone: break
    }
    if filesChanged { events.append(.filesRead(world.readProfiles())) }
    return events
  }
}

extension ShellChange {
  /// What the lines for a change would do, or why there would be none.
  init(_ change: EnvironmentChange) {
    let steps = change.steps.map { step in
      switch step {
      case .unset(let name): Step(name, nil)
      case .set(let name, let value): Step(name, value)
      }
    }
    do {
      _ = try Shell.sh.lines(for: change)
      self.init(steps)
    } catch {
      self.init(steps, refusal: error.description)
    }
  }
}
