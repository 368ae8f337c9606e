// SPDX-License-Identifier: Apache-2.0

import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a `credential_process` as the clients do: the words of the line, no shell, both outputs collected.
///
/// It gets the environment that we got. Where it may ask on the terminal it stays in our process group, which is the
/// terminal's; elsewhere it has one of its own, and what it has started ends with it.
enum Child {
  /// The largest output that is taken: real ones have 1 KiB.
  private static let outputLimit = 1 << 20

  static func run(_ command: Command) -> Event {
    guard var output = Ends(), var errors = Ends() else {
      return .notRun(reason: Pipe.reason(errno))
    }
    defer {
      output.closeBoth()
      errors.closeBoth()
    }
    let told = KeptBackSignal(SIGTERM)
    defer { told.letThrough() }
    let child: RunningChild
    do {
      child = try start(command, output: output.writing, errors: errors.writing)
    } catch {
      return .notRun(reason: Pipe.reason(error.code))
    }
    output.closeWriting()
    errors.closeWriting()
    let watch = Watch(
      child: child, told: told,
      deadline: monotonicMilliseconds() + Int(command.seconds * 1000))
    guard let collected = collect(output.reading, errors.reading, watch),
      let status = watch.status()
    else {
      child.end()
      return .ranTooLong
    }
    return .ran(
      status: status, output: SealedText(String(decoding: collected.output, as: UTF8.self)),
      errors: String(decoding: collected.errors, as: UTF8.self))
  }

  private static func start(_ command: Command, output: Int32, errors: Int32)
    throws(Spawning.Failure) -> RunningChild
  {
    let terminal = command.mayUseTerminal && mayAsk()
    let words = command.words.map(\.revealed)
    let process = try Spawning.start(words, terminal ? 0 : POSIX_SPAWN_SETPGROUP) { actions in
      posix_spawn_file_actions_addopen(
        &actions, 0, terminal ? "/dev/tty" : "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, errors, 2)
    }
    return RunningChild(process: process, leadsGroup: !terminal)
  }

  /// Whether there is a terminal, and this is no job in its background: reading there would stop it for good.
  private static func mayAsk() -> Bool {
    let descriptor = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return tcgetpgrp(descriptor) == getpgrp()
  }

  /// Both outputs to their ends; `nil` when the time is over first.
  private static func collect(_ output: Int32, _ errors: Int32, _ watch: Watch)
    -> (output: [UInt8], errors: [UInt8])?
  {
    var collected: [Int32: [UInt8]] = [output: [], errors: []]
    var open = [output, errors]
    while !open.isEmpty {
      guard let ready = watch.wait(for: open, milliseconds: 100) else { return nil }
      for (descriptor, isReady) in zip(open, ready) where isReady {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          open.removeAll { $0 == descriptor }
          continue
        }
        if descriptor == errors {
          Pipe.write(.wrote(String(decoding: buffer[..<count], as: UTF8.self)))
        }
        let room = outputLimit - (collected[descriptor]?.count ?? 0)
        collected[descriptor]?.append(contentsOf: buffer[..<min(count, room)])
      }
    }
    return (collected[output] ?? [], collected[errors] ?? [])
  }
}

/// Both ends of a pipe; children get only what is handed to them.
private struct Ends {
  let reading: Int32
  private(set) var writing: Int32

  init?() {
    var both: [Int32] = [-1, -1]
    guard pipe(&both) == 0 else { return nil }
    (reading, writing) = (both[0], both[1])
    for descriptor in both { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
  }

  mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  mutating func closeBoth() {
    close(reading)
    closeWriting()
  }
}
