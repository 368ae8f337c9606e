// SPDX-License-Identifier: Apache-2.0

import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Opens a page in the person's browser: `$BROWSER`, else the desktop's own way.
enum Browser {
  static func open(_ page: String) -> Event {
    #if os(Linux)
      let usual = "xdg-open"
    #else
      let usual = "open"
    #endif
    let program = getenv("BROWSER").map { String(cString: $0) } ?? ""
    switch start(program.isEmpty ? usual : program, page) {
    case 0: return .opened
    case let code: return .notOpened(reason: Pipe.reason(code))
    }
  }

  /// Starts it and does not wait: some browsers run until they are closed.
  ///
  /// In a session of its own, so that Ctrl-C and a terminal that closes do not reach a browser which lives on; and with the
  /// usual answer to a broken pipe, which we ourselves ignore.
  private static func start(_ program: String, _ page: String) -> Int32 {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    var attributes = Spawning.attributes(Spawning.ownSession)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(page), nil]
    defer { for word in words { free(word) } }
    guard let path = words[0] else { return ENOMEM }
    var process: pid_t = 0
    return posix_spawnp(&process, path, &actions, &attributes, &words, environ)
  }
}
