// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looking at what lies in a folder, which only `doctor` and `logout` do: everything else computes the name of the file it wants.
extension Disk {
  /// The lowest nine bits of a file's mode; `nil` where there is no file.
  static func mode(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_mode & 0o777)
  }

  /// The files of the cache folders that are named as the clients name them, in the order of their names.
  ///
  /// A name is a hash and `.json`: what other programs put there (`session.db`, registrations of IDEs) is passed over.
  /// `login` is where AWS_LOGIN_CACHE_DIRECTORY has moved one of them.
  static func cachedFiles(
    at location: FileLocation, login: String?
  ) -> [Examination.CachedFile] {
    CacheFile.Folder.allCases.flatMap { folder in
      let directory = folder == .login ? login ?? folder.rawValue : folder.rawValue
      let path = location.expanded(directory)
      return names(in: path).filter { isHash($0, in: folder) }.sorted().map { name in
        Examination.CachedFile(
          folder: folder, shown: "\(directory)/\(name)",
          entry: readCache("\(path)/\(name)", of: folder))
      }
    }
  }

  private static func isHash(_ name: String, in folder: CacheFile.Folder) -> Bool {
    let digits = folder == .login ? 64 : 40
    return name.utf8.count == digits + 5 && name.hasSuffix(".json")
      && name.utf8.prefix(digits).allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }

  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
