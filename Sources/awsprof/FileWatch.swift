// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notices that a file was changed, replaced or removed, by looking at it every two seconds: a handful of `stat` calls.
///
/// A client that is just rewriting a file leaves it empty for a moment, so a change counts when the file has stood still
/// for one more look.
struct FileWatch {
  private struct Stamp: Equatable {
    var changed = 0
    var size = 0
    var inode: UInt64 = 0
  }

  private var paths: [Verbatim] = []
  /// Of each of the paths.
  private var stamps: [Stamp] = []
  private var index = NameIndex()
  private var isUnsettled = false
  private var lastLook: Double

  private static let interval = 2.0
  private static let settling = 0.12

  init(_ world: World) {
    lastLook = System.now()
    note([world.location.file(.config).path, world.location.file(.credentials).path])
  }

  /// Watches these files too.
  mutating func note(_ paths: [String]) {
    for path in paths {
      let path = Verbatim(path)
      if index.place(of: path, { self.paths[$0] }) != nil { continue }
      self.paths.append(path)
      stamps.append(Self.stamp(path))
      index.noteLast { self.paths[$0] }
    }
  }

  /// Milliseconds to wait for a key before it is time to look, or the moment comes when the words on the screen change.
  func patience(until change: Double?) -> Int {
    let look = isUnsettled ? Self.settling : Self.interval
    let left = change.map { max(0, $0 - System.now()) } ?? look
    return Int(min(look, left) * 1000) + 1
  }

  /// Whether something changed since the last time this said so.
  mutating func hasChanged() -> Bool {
    let now = System.now()
    let wait = isUnsettled ? Self.settling : Self.interval
    guard now - lastLook >= wait || now < lastLook else { return false }
    lastLook = now
    var differs = false
    for place in paths.indices {
      let current = Self.stamp(paths[place])
      if current != stamps[place] {
        stamps[place] = current
        differs = true
      }
    }
    defer { isUnsettled = differs }
    return isUnsettled && !differs
  }

  private static func stamp(_ path: Verbatim) -> Stamp {
    var status = stat()
    guard stat(path.text, &status) == 0 else { return Stamp() }
    return Stamp(
      changed: System.changed(status), size: Int(status.st_size), inode: UInt64(status.st_ino))
  }
}
