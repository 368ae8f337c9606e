// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that we have started and that has not been waited for.
struct RunningChild {
  let process: pid_t
  /// Whether what it starts is in a process group of its own with it.
  let leadsGroup: Bool

  /// Ends it and its group: first politely, and for good a second later.
  func end() {
    let target = leadsGroup ? -process : process
    kill(target, SIGTERM)
    for _ in 0..<20 where !hasEnded() { usleep(50_000) }
    kill(target, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Whether it has; its status stays to be taken, and its number is nobody else's until then.
  private func hasEnded() -> Bool {
    var found = siginfo_t()
    return waitid(P_PID, id_t(process), &found, WEXITED | WNOHANG | WNOWAIT) == 0
      && found.si_signo == SIGCHLD
  }
}

/// What may come to pass while a child runs: its time is over, awsprof has gone, or somebody tells us to end.
struct Watch {
  let child: RunningChild
  let told: KeptBackSignal
  let deadline: Int

  /// Which of the descriptors have something to read, after so long at most; `nil` when the time is over.
  ///
  /// When there is nobody left to work for, the child is ended first.
  func wait(for descriptors: [Int32], milliseconds: Int) -> [Bool]? {
    let left = deadline - monotonicMilliseconds()
    guard left > 0 else { return nil }
    guard let ready = Pipe.wait(for: descriptors, milliseconds: min(left, milliseconds)) else {
      child.end()
      exit(0)
    }
    if told.isPending {
      child.end()
      told.letThrough()
    }
    return ready
  }

  /// How it ended, as shells count: what it exited with, or 128 and the signal; `nil` when the time is over first.
  ///
  /// A program may close its outputs and go on.
  func status() -> Int? {
    var status: Int32 = 0
    while waitpid(child.process, &status, WNOHANG) != child.process {
      guard wait(for: [], milliseconds: 5) != nil else { return nil }
    }
    let signal = status & 0x7F
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal)
  }
}

/// A signal that does what it does only once it is let through.
struct KeptBackSignal {
  private let signal: Int32

  init(_ signal: Int32) {
    self.signal = signal
    change(SIG_BLOCK)
  }

  var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, signal) == 1
  }

  func letThrough() {
    change(SIG_UNBLOCK)
  }

  private func change(_ how: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    sigprocmask(how, &signals, nil)
  }
}
