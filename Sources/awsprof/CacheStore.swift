// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The clients' cache folders: the only place under `~/.aws` that awsprof writes to, and only for a sign-in.
struct CacheStore {
  let folders: CacheFolders

  /// What a file holds, and when it was written; nothing where there is no file that can be read.
  func look(_ file: CacheFile) -> (contents: SealedText?, modified: Timestamp?) {
    let path = folders.path(of: file)
    guard case .present(let bytes) = Disk.read(path, limit: Disk.cacheLimit) else {
      return (nil, nil)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return (nil, nil) }
    return (
      SealedText(String(decoding: bytes, as: UTF8.self)),
      Timestamp(seconds: Double(System.changed(status)) / 1e9)
    )
  }

  /// Writes a file whole or not at all: a new one beside it, on the disk, then the name moves over.
  ///
  /// Whenever it is killed, readers find the old entry or the new one (botocore utils.py:JSONFileCache does the same).
  /// Returns why it did not work.
  func write(_ contents: SealedText, to file: CacheFile) -> String? {
    let folder = folders.directory(of: file)
    if let reason = makeFolder(folder) { return reason }
    var path = Array("\(folder)/tmpXXXXXX.tmp".utf8CString)
    let descriptor = mkstemps(&path, 4)
    guard descriptor >= 0 else { return System.reason(errno) }
    let isWritten =
      Disk.write(Array(contents.revealed.utf8), to: descriptor) && fsync(descriptor) == 0
    var code = errno
    close(descriptor)
    if isWritten {
      if rename(path, folders.path(of: file)) == 0 {
        syncFolder(folder)
        return nil
      }
      code = errno
    }
    unlink(path)
    return System.reason(code)
  }

  /// What came of removing a file.
  enum Removal: Equatable {
    case removed
    /// There was none.
    case absent
    case failed(reason: String)
  }

  func remove(_ path: String) -> Removal {
    if unlink(path) == 0 { return .removed }
    return errno == ENOENT ? .absent : .failed(reason: System.reason(errno))
  }

  /// Makes the folder and those above it that are missing, for nobody else to look into; says why it cannot.
  func makeFolder(_ path: String) -> String? {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return nil }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return System.reason(errno)
    }
    if let reason = makeFolder(String(path[..<slash])) { return reason }
    return mkdir(path, 0o700) == 0 || errno == EEXIST ? nil : System.reason(errno)
  }

  /// The new name is on the disk too; where a file system cannot do that, the entry is lost with the power, not broken.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
