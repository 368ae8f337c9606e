// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc

  private typealias FileActions = posix_spawn_file_actions_t
  private typealias Attributes = posix_spawnattr_t
#else
  import Darwin

  private typealias FileActions = posix_spawn_file_actions_t?
  private typealias Attributes = posix_spawnattr_t?
#endif

/// Starts a program and waits for it: the person's editor, or tmux with a text for its buffer.
///
/// They are started only after a key that asks for it; ``SignInProgram`` is the other program that awsprof starts.
enum ChildProcess {
  enum Input {
    /// The terminal, which is also where the program writes.
    case terminal
    /// A text to read; what the program writes is nobody's business.
    case text(String)
  }

  /// Variables that hold a secret, which a program that is started for something else does not need.
  static let secrets = [
    "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  ]

  /// Runs the program to its end; why it could not be started or went wrong, in words, or `nil`.
  static func run(_ words: [String], _ input: Input) -> String? {
    var ends: [Int32] = [-1, -1]
    if case .text = input, pipe(&ends) != 0 { return System.reason(errno) }
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var process: pid_t = 0
    let code = spawn(words, reading: ends[0], &process)
    if ends[0] >= 0 { close(ends[0]) }
    if code == 0, case .text(let text) = input { Output.tell(text, on: ends[1]) }
    if ends[1] >= 0 { close(ends[1]) }
    guard code == 0 else { return System.reason(code) }
    var status: Int32 = 0
    guard Disk.retrying({ waitpid(process, &status, 0) }) == process else {
      return System.reason(errno)
    }
    return status == 0 ? nil : "it ended with an error"
  }

  /// `posix_spawnp`, on the terminal or with this end of a pipe to read from.
  private static func spawn(_ words: [String], reading end: Int32, _ process: inout pid_t) -> Int32
  {
    #if canImport(Glibc)
      var (actions, attributes) = (FileActions(), Attributes())
    #else
      var (actions, attributes): (FileActions, Attributes) = (nil, nil)
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if end >= 0 {
      posix_spawn_file_actions_adddup2(&actions, end, 0)
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/tty", O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
    }
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Signals that awsprof ignores the program does not; but for a stop, which would freeze the shell in $(...).
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    return System.withCStrings(words) { arguments in
      System.withCStrings(System.lines(ofEnvironmentWithout: secrets)) { environment in
        posix_spawnp(&process, words[0], &actions, &attributes, arguments, environment)
      }
    }
  }
}
