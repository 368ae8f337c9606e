// SPDX-License-Identifier: Apache-2.0

/// The one place where the program learns which system it stands on: what is named differently is given one name here.
import ConfigFiles
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum System {
  /// The word for the last error: `Permission denied`.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Whether a person can be reached, wherever the three streams lead.
  static var mayAsk: Bool {
    let descriptor = Disk.retrying { open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return isOfThisJob(descriptor)
  }

  /// Whether a terminal belongs to the job that this program is in: another one is stopped as soon as it reads there.
  static func isOfThisJob(_ terminal: Int32) -> Bool { tcgetpgrp(terminal) == getpgrp() }

  /// The value of one variable.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The variables that AWS's clients and awsprof itself read: `AWS...`, as name and value.
  static func environment() -> Environment {
    var variables: [Environment.Variable] = []
    var entry = environ
    while let line = entry.pointee {
      if strncmp(line, "AWS", 3) == 0, let equals = strchr(line, CInt(UInt8(ascii: "="))) {
        let name = String(
          decoding: UnsafeRawBufferPointer(start: line, count: equals - line), as: UTF8.self)
        variables.append(Environment.Variable(name, String(cString: equals + 1)))
      }
      entry += 1
    }
    return Environment(variables)
  }

  /// The lines of the environment for a program that is started: all but these.
  static func lines(ofEnvironmentWithout names: [String]) -> [String] {
    var lines: [String] = []
    var entry = environ
    while let line = entry.pointee {
      let text = String(cString: line)
      let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
      if !names.contains(where: { name.elementsEqual($0.utf8) }) { lines.append(text) }
      entry += 1
    }
    return lines
  }

  /// The name of the program that started this one: `bash`, `fish`.
  static func parentName() -> String? {
    #if os(Linux)
      let comm = Disk.read("/proc/" + String(getppid()) + "/comm", limit: 4096)
      guard case .present(let bytes) = comm else { return nil }
      return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    #else
      var buffer = [CChar](repeating: 0, count: 256)
      guard proc_name(getppid(), &buffer, UInt32(buffer.count)) > 0 else { return nil }
      return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
  }

  /// `read(2)` into `base` from `offset` on.
  static func read(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ offset: Int, _ room: Int
  ) -> Int {
    guard let base else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, base + offset, room)
    #else
      return Darwin.read(descriptor, base + offset, room)
    #endif
  }

  static func write(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      return Glibc.write(descriptor, base, count)
    #else
      return Darwin.write(descriptor, base, count)
    #endif
  }

  /// Waits until a descriptor takes more, or the other side is gone, which the next write tells.
  static func waitUntilWritable(_ descriptor: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return Disk.retrying { poll(&wanted, 1, -1) } > 0
  }

  /// The modification time of a `stat`, in nanoseconds.
  static func changed(_ status: stat) -> Int {
    #if os(Linux)
      status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    #else
      status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec
    #endif
  }
}
