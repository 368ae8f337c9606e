// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are replaced as a whole, or stay as they are.
enum WholeFile {
  /// Writes a new file beside it, on the disk, for its owner alone; then the name moves over.
  ///
  /// Whenever it is killed, readers find the old file or the new one. Returns why it did not work.
  static func replace(_ path: String, in folder: String, with bytes: [UInt8]) -> String? {
    var temporary = Array("\(folder)/tmpXXXXXX.tmp".utf8CString)
    let descriptor = mkstemps(&temporary, 4)
    guard descriptor >= 0 else { return System.reason(errno) }
    let isWritten = Disk.write(bytes, to: descriptor) && fsync(descriptor) == 0
    var code = errno
    close(descriptor)
    if isWritten {
      if rename(temporary, path) == 0 { return nil }
      code = errno
    }
    unlink(temporary)
    return System.reason(code)
  }

  /// Makes the folder and those above it that are missing, for nobody else to look into; says why it cannot.
  static func makeFolder(_ path: String) -> String? {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return nil }
    guard errno == ENOENT, let above = folder(of: path) else { return System.reason(errno) }
    if let reason = makeFolder(above) { return reason }
    return mkdir(path, 0o700) == 0 || errno == EEXIST ? nil : System.reason(errno)
  }

  /// The folder that it is in; `nil` where that is the root, or not said.
  static func folder(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      return nil
    }
    return String(path[..<slash])
  }
}
