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
    do {
      try start(program.isEmpty ? usual : program, page)
      return .opened
    } catch {
      return .notOpened(reason: Pipe.reason(error.code))
    }
  }

  /// Starts it and does not wait: some browsers run until they are closed.
  ///
  /// In a session of its own, so that Ctrl-C and a terminal that closes do not reach a browser which lives on; and with the
  /// usual answer to a broken pipe, which we ourselves ignore.
  private static func start(_ program: String, _ page: String) throws(Spawning.Failure) {
    _ = try Spawning.start([program, page], Spawning.ownSession) { actions in
      for descriptor: Int32 in 0...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
  }
}
