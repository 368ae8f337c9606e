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

  /// After this long somebody else's sign-in is not waited for any more.
  private static let patience = 600_000

  /// Waits for the claim; without one where the file system has no locks or cannot be written to.
  ///
  /// `waiting` is called once if somebody else has it.
  init?(_ file: CacheFile, in store: CacheStore, waiting: () -> Void) throws(Failure) {
    let folder = store.folders.directory(of: file)
    guard store.makeFolder(folder) == nil else { return nil }
    let path = store.folders.path(of: file) + ".lock"
    let deadline = System.milliseconds() + Self.patience
    var hasSaid = false
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { return nil }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if Self.isStill(path, descriptor) {
          (self.file, self.path, self.descriptor) = (file, path, descriptor)
          return
        }
        close(descriptor)
        continue
      }
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK || code == EINTR else { return nil }
      if !hasSaid { waiting() }
      hasSaid = true
      guard System.milliseconds() < deadline else {
        throw Failure(
          "another awsprof has been signing in here for ten minutes", hint: "end it and try again")
      }
      System.pause(milliseconds: 50)
    }
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
