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

  /// Writes a file whole or not at all (botocore utils.py:JSONFileCache does the same); says why it did not work.
  func write(_ contents: SealedText, to file: CacheFile) -> String? {
    let folder = folders.directory(of: file)
    if let reason = WholeFile.makeFolder(folder) { return reason }
    if let reason = WholeFile.replace(
      folders.path(of: file), in: folder, with: Array(contents.revealed.utf8))
    {
      return reason
    }
    syncFolder(folder)
    return nil
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

  /// The new name is on the disk too; where a file system cannot do that, the entry is lost with the power, not broken.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
