// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension System {
  /// Calls with the strings as C has them, the list ended by null.
  static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("it has the null at least") }
      return body(base)
    }
  }

  /// The path of the running program.
  static func programPath() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    #if os(Linux)
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
      guard count > 0 else { return "" }
      return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      var size = UInt32(buffer.count)
      guard _NSGetExecutablePath(&buffer, &size) == 0, let path = realpath(buffer, nil) else {
        return ""
      }
      defer { free(path) }
      return String(cString: path)
    #endif
  }

  /// Milliseconds of a clock that nobody sets.
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Whether there is something to read, or an end, within this time.
  static func waitToRead(_ descriptor: Int32, milliseconds: Int) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let deadline = Self.milliseconds() + milliseconds
    while true {
      let left = deadline - Self.milliseconds()
      guard left > 0 else { return false }
      let found = poll(&waiting, 1, Int32(clamping: left))
      if found > 0 { return true }
      if found < 0, errno != EINTR { return false }
    }
  }

  /// Lets time pass; nothing else goes on in the program meanwhile.
  static func pause(milliseconds: Int) {
    let deadline = Self.milliseconds() + milliseconds
    while true {
      let left = deadline - Self.milliseconds()
      guard left > 0 else { return }
      poll(nil, 0, Int32(clamping: left))
    }
  }
}
