// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `awsprof-signin` while it runs: the only program that awsprof starts by itself, and the only one that opens a connection.
///
/// It is started at the first action and gone with this value, also in the middle of one. Nothing here waits for it.
struct SignInProgram: ~Copyable {
  private let process: pid_t
  private let actions: Int32
  private let events: Int32
  private var hasLeft = false
  private var unread: [UInt8] = []
  /// What a broken pipe does to us when this is over; meanwhile writing to one fails, and that is said.
  private let brokenPipe: SignalHandler?

  #if canImport(Glibc)
    private typealias SignalHandler = __sighandler_t
  #else
    private typealias SignalHandler = sig_t
  #endif

  /// Starts it.
  ///
  /// Secrets go through the pipe. The keys of the environment are kept from it, unless it is to run a
  /// `credential_process`, which is given what the AWS clients would give it.
  init(runsProcess: Bool) throws(Failure) {
    let path = Self.path
    guard access(path, X_OK) == 0 else {
      throw Failure(
        "\(path) is missing, and signs in for awsprof",
        hint: "install awsprof anew, or name its folder in AWSPROF_LIBEXEC")
    }
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    guard pipe(&input) == 0, pipe(&output) == 0 else {
      throw Failure("no pipe to awsprof-signin (\(System.reason(errno)))")
    }
    for descriptor in input + output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let environment = System.lines(ofEnvironmentWithout: runsProcess ? [] : Self.secrets)
    var started: pid_t = 0
    let code = Self.spawn(
      &started, path, environment: environment, input: input[0], output: output[1])
    close(input[0])
    close(output[1])
    guard code == 0 else {
      close(input[1])
      close(output[0])
      throw Failure("\(path) cannot be started (\(System.reason(code)))")
    }
    (process, actions, events) = (started, input[1], output[0])
    for descriptor in [actions, events] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    brokenPipe = signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    if hasLeft { return }
    var ending = end()
    ending.wait()
  }

  /// Closes its pipes, at which it ends by itself, with what it has started; `nil` where that was said before.
  mutating func leave() -> EndingProgram? {
    if hasLeft { return nil }
    hasLeft = true
    return end()
  }

  private func end() -> EndingProgram {
    close(actions)
    close(events)
    signal(SIGPIPE, brokenPipe)
    return EndingProgram(process)
  }

  /// What has something to read once there is an event, or it has ended.
  var descriptor: Int32 { events }

  /// Has an action begun; its events are to be taken, the last one before the next action.
  func begin(_ action: SignInWire.Action) throws(Failure) {
    let line: [UInt8]
    do {
      line = try Line.encode(action)
    } catch {
      throw Failure("an action cannot be written down for awsprof-signin")
    }
    guard Disk.write(line, to: actions) else { throw Self.gone }
  }

  /// The next event, where there is one already.
  mutating func take() throws(Failure) -> Event? {
    guard let line = try nextLine() else { return nil }
    do {
      return try Line.decode(Event.self, line)
    } catch {
      throw Failure(
        "awsprof-signin says something that this version of awsprof does not know",
        hint: "install both anew, from one version")
    }
  }

  /// It has not answered, although its own limits are long over.
  static var silent: Failure { Failure("awsprof-signin does not answer", hint: "try again") }

  private mutating func nextLine() throws(Failure) -> [UInt8]? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(unread[..<end])
        unread.removeSubrange(...end)
        return line
      }
      var buffer = [UInt8](repeating: 0, count: 16384)
      let count = buffer.withUnsafeMutableBytes { buffer in
        Disk.retrying { System.read(events, buffer.baseAddress, 0, buffer.count) }
      }
      if count < 0, errno == EAGAIN { return nil }
      guard count > 0 else { throw Self.gone }
      unread += buffer[..<count]
    }
  }

  private static let gone = Failure(
    "awsprof-signin ended in the middle of its work", hint: "try again")

  /// Beside the program under `libexec`, or where AWSPROF_LIBEXEC says.
  private static var path: String {
    if let folder = System.variable("AWSPROF_LIBEXEC"), !folder.isEmpty {
      return folder + "/awsprof-signin"
    }
    let folders = System.programPath().split(separator: "/", omittingEmptySubsequences: false)
    return folders.dropLast(2).joined(separator: "/") + "/libexec/awsprof/awsprof-signin"
  }

  /// The variables that it does not need, with those that hold a bearer token.
  private static var secrets: [String] {
    ChildProcess.secrets + ["AWS_ACCESS_KEY_ID"]
      + System.environment().variables.map(\.name).filter { $0.hasPrefix("AWS_BEARER_TOKEN_") }
  }

  /// `posix_spawn` with both descriptors as its standard input and output: 0, or the error's number.
  private static func spawn(
    _ process: inout pid_t, _ path: String, environment: [String], input: Int32, output: Int32
  ) -> Int32 {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    return System.withCStrings([path]) { words in
      System.withCStrings(environment) { environment in
        posix_spawn(&process, path, &actions, nil, words, environment)
      }
    }
  }
}

/// The program after its pipes were closed, until it has ended.
struct EndingProgram {
  private let process: pid_t
  private let start = System.milliseconds()
  private var isKilled = false

  /// So long it may take to end what it has started: a `credential_process` has a second for that.
  private static let patience = 1_500

  fileprivate init(_ process: pid_t) {
    self.process = process
  }

  /// Whether it has ended; one that does not is killed.
  mutating func hasEnded() -> Bool {
    var status: Int32 = 0
    let found = waitpid(process, &status, WNOHANG)
    if found == process || found < 0 && errno != EINTR { return true }
    if !isKilled, System.milliseconds() - start > Self.patience {
      kill(process, SIGKILL)
      isKilled = true
    }
    return false
  }

  mutating func wait() {
    while !hasEnded() { System.pause(milliseconds: 5) }
  }
}

extension SignInWire.Action {
  /// How long it may take before the program is taken to hang: its own limit and ten seconds.
  var milliseconds: Int {
    let seconds =
      switch self {
      case .send(let request): request.route.totalSeconds
      case .run(let command): command.seconds
      case .awaitRedirect(_, let seconds), .handOver(_, _, let seconds): seconds
      case .open, .listen: 10.0
      }
    return Int((seconds + 10) * 1000)
  }
}
