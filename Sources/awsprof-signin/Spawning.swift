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
    /// `POSIX_SPAWN_SETSID`, which glibc's header shows to programs in GNU's dialect of C only.
    static let ownSession: Int32 = 0x80
  #else
    typealias Attributes = posix_spawnattr_t?
    static let ownSession = POSIX_SPAWN_SETSID
  #endif

  /// What each of them has, and `flags`: we ignore broken pipes, and it does not expect to.
  static func attributes(_ flags: Int32 = 0) -> Attributes {
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
