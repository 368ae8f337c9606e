// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files.
///
/// There is no function here that makes one: ``WholeFile`` does for a sign-in, and ``NewFile`` where a person names one.
enum Disk {
  /// The largest `config` or `credentials` that is read: 50,000 profiles take 10 MiB.
  static let configLimit = 32 << 20
  /// The largest cache file that is read; real ones have 2 KiB.
  static let cacheLimit = 1 << 20

  /// The content of a file, or why there is none; a pipe is not waited for.
  static func read(_ path: String, limit: Int) -> ConfigText.Content {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      let code = errno
      return code == ENOENT || code == ENOTDIR ? .absent : .unreadable(reason: System.reason(code))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .unreadable(reason: System.reason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .directory
    default: return path == "/dev/null" ? .absent : .notAFile
    }
    guard status.st_size <= limit else {
      return .tooLarge(bytes: Int(status.st_size), limit: limit)
    }
    return contents(of: descriptor, expecting: Int(status.st_size), limit: limit)
  }

  /// A cache file, read once more if it makes no sense: AWS CLI v2 writes them in place, and a reader can meet half.
  static func readCache(_ path: String, of folder: CacheFile.Folder) -> CacheEntry {
    let entry = readCacheOnce(path, of: folder)
    if case .unusable = entry { return readCacheOnce(path, of: folder) }
    return entry
  }

  static func readCache(_ file: CacheFile, in folders: CacheFolders) -> CacheEntry {
    readCache(folders.path(of: file), of: file.folder)
  }

  private static func readCacheOnce(_ path: String, of folder: CacheFile.Folder) -> CacheEntry {
    switch read(path, limit: cacheLimit) {
    case .present(let bytes): CacheEntry(bytes, in: folder)
    case .absent, .directory, .notAFile: .absent
    case .unreadable(let reason): .unusable(.init("cannot be read: \(reason)"))
    case .tooLarge: .unusable(.init("larger than any client writes"))
    }
  }

  /// A file with a token, of which only the length and the line ends are kept.
  static func readSideFile(_ path: String) -> SideFile {
    switch read(path, limit: cacheLimit) {
    case .present(let bytes): SideFile(bytes)
    case .absent: .faulty(.unreadable(reason: System.reason(ENOENT)))
    case .directory: .faulty(.unreadable(reason: System.reason(EISDIR)))
    case .notAFile: .faulty(.unreadable(reason: "not a file"))
    case .unreadable(let reason): .faulty(.unreadable(reason: reason))
    case .tooLarge: .faulty(.unreadable(reason: "larger than any token"))
    }
  }

  private static func contents(of descriptor: Int32, expecting size: Int, limit: Int)
    -> ConfigText.Content
  {
    var bytes: [UInt8] = []
    // One more than is there, so that the end is seen; /proc says of every file that nothing is there.
    var capacity = max(size + 1, 64)
    while true {
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < capacity {
          let room = capacity - count
          let read = retrying { System.read(descriptor, buffer.baseAddress, count, room) }
          if read < 0 { failure = errno }
          if read <= 0 { return }
          count += read
          // All that it said it had: whether there is more need not be asked.
          if bytes.isEmpty, count == size { return }
        }
      }
      guard failure == 0 else { return .unreadable(reason: System.reason(failure)) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      if more.count < capacity { return .present(bytes) }
      // It has grown meanwhile, or did not say its size.
      guard bytes.count <= limit else { return .tooLarge(bytes: bytes.count, limit: limit) }
      capacity = max(4096, bytes.count)
    }
  }

  /// Writes all of it to a file that is open; `errno` says why it did not go.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        retrying { System.write(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Calls again while a signal interrupts.
  static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}

/// Where the cache files are: home is that of the process.
struct CacheFolders {
  let location: FileLocation

  func path(of file: CacheFile) -> String {
    "\(directory(of: file))/\(file.name)"
  }

  func directory(of file: CacheFile) -> String { location.expanded(file.directory) }

  /// A folder as a whole; only login's can be moved (AWS_LOGIN_CACHE_DIRECTORY).
  func path(of folder: CacheFile.Folder) -> String {
    let moved = folder == .login ? location.variable("AWS_LOGIN_CACHE_DIRECTORY") : nil
    return location.expanded(moved ?? folder.rawValue)
  }
}
