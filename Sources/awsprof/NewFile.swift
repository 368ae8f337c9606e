// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that a person asks for by name: it is made, and none that is there is touched.
struct NewFile {
  let path: String

  /// Refuses a file that is there, and one that the AWS clients would read.
  init(_ path: String, location: FileLocation) throws(Failure) {
    self.path = path
    var status = stat()
    if lstat(path, &status) == 0 {
      throw Failure("'\(path)' is there already", hint: "name a file that is not there yet")
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let real = Self.real(folder) else {
      throw Failure("there is no folder '\(folder)' (\(System.reason(errno)))")
    }
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let clients = Self.real(location.expanded("~/.aws"))
    let isAmongTheirs = clients.map { real == $0 || real.hasPrefix($0 + "/") } ?? false
    let isTheirs = [SourceFile.Kind.config, .credentials].contains {
      Self.isSame(location.file($0).path, folder: real, name: name)
    }
    if isAmongTheirs || isTheirs {
      throw Failure(
        "'\(path)' is where the AWS clients read",
        hint: "name a file elsewhere, look at it, then move it")
    }
  }

  /// Writes it for its owner alone; a part of it is not left behind.
  func write(_ text: String) throws(Failure) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = Disk.retrying { open(path, flags, 0o600) }
    guard descriptor >= 0 else {
      throw Failure("'\(path)' cannot be made (\(System.reason(errno)))")
    }
    let isWritten = Disk.write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
    let code = errno
    close(descriptor)
    guard isWritten else {
      unlink(path)
      throw Failure("'\(path)' cannot be written (\(System.reason(code)))")
    }
  }

  private static func isSame(_ other: String, folder: String, name: String) -> Bool {
    guard let slash = other.lastIndex(of: "/") else { return false }
    return other[other.index(after: slash)...] == name[...]
      && real(String(other[..<slash])) == folder
  }

  /// The path without links; `nil` where there is nothing.
  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
