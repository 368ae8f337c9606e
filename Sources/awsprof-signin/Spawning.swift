// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the programs that we start are started.
enum Spawning {
  #if canImport(Glibc)
    typealias Attributes = posix_spawnattr_t
    typealias Actions = posix_spawn_file_actions_t
    /// `POSIX_SPAWN_SETSID`, which glibc's header shows to programs in GNU's dialect of C only.
    static let ownSession: Int32 = 0x80
  #else
    typealias Attributes = posix_spawnattr_t?
    typealias Actions = posix_spawn_file_actions_t?
    static let ownSession = POSIX_SPAWN_SETSID
  #endif

  struct Failure: Error {
    let code: Int32
  }

  /// Starts a program of the words, which gets our environment; `prepare` says what its descriptors are.
  static func start(
    _ words: [String], _ flags: Int32, _ prepare: (inout Actions) -> Void
  ) throws(Failure) -> pid_t {
    #if canImport(Glibc)
      var actions = Actions()
    #else
      var actions: Actions = nil
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)
    var attributes = attributes(flags)
    defer { posix_spawnattr_destroy(&attributes) }
    var words: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard let path = words[0] else { throw Failure(code: ENOENT) }
    var process: pid_t = 0
    let code = posix_spawnp(&process, path, &actions, &attributes, &words, environ)
    guard code == 0 else { throw Failure(code: code) }
    return process
  }

  /// What each of them has, and `flags`: we ignore broken pipes, and it does not expect to.
  private static func attributes(_ flags: Int32) -> Attributes {
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // Nor that a signal is kept back.
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | flags))
    return attributes
  }
}
