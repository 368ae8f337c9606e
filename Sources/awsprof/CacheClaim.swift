// SPDX-License-Identifier: Apache-2.0

import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to renew one cache file: while it is held, every other awsprof waits, and then finds the new entry.
///
/// A lock on a file beside the entry, which the system gives up when the program ends in any way. The AWS clients know
/// nothing of it; their writes are whole, so the worst is that one of them asks too.
struct CacheClaim: ~Copyable {
  let file: CacheFile
  private let path: String
  private let descriptor: Int32

  /// What came of asking for a claim, which nobody waits for.
  enum Attempt: ~Copyable {
    case held(CacheClaim)
    /// Somebody else has it.
    case taken
    /// The file system has no locks, or cannot be written to.
    case impossible
  }

  static func attempt(_ file: CacheFile, in store: CacheStore) -> Attempt {
    let folder = store.folders.directory(of: file)
    guard WholeFile.makeFolder(folder) == nil else { return .impossible }
    let path = store.folders.path(of: file) + ".lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { return .impossible }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isStill(path, descriptor) {
          return .held(CacheClaim(file: file, path: path, descriptor: descriptor))
        }
        close(descriptor)
        continue
      }
      let code = errno
      close(descriptor)
      return code == EWOULDBLOCK || code == EINTR ? .taken : .impossible
    }
  }

  private init(file: CacheFile, path: String, descriptor: Int32) {
    self.file = file
    self.path = path
    self.descriptor = descriptor
  }

  /// The file goes before the lock does, so that nobody who waits is left with a lock on a file without a name.
  deinit {
    unlink(path)
    close(descriptor)
  }

  /// Whether the name still means the file that is locked.
  private static func isStill(_ path: String, _ descriptor: Int32) -> Bool {
    var named = stat()
    var locked = stat()
    return stat(path, &named) == 0 && fstat(descriptor, &locked) == 0
      && named.st_ino == locked.st_ino && named.st_dev == locked.st_dev
  }
}
