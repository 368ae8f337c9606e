// SPDX-License-Identifier: Apache-2.0

import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard input and output: the two directions of the talk with awsprof.
enum Pipe {
  /// The next line without its end; `nil` once the other side has closed.
  ///
  /// Byte by byte, so that nothing of the next line is taken: there is one line an action.
  static func line() -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
  }

  /// Writes an event; when there is nobody to read it, there is nothing left to do.
  static func write(_ event: Event) {
    guard let bytes = try? Line.encode(event) else {
      complain("an event that cannot be written down")
      exit(70)
    }
    guard writeAll(bytes, to: 1) else { exit(0) }
  }

  /// Waits at most so long for something to read, and says of each descriptor whether it has; `nil` when awsprof has gone.
  static func wait(for descriptors: [Int32], milliseconds: Int) -> [Bool]? {
    var waiting = ([0] + descriptors).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Nothing is sent to us in the middle of an action, so only the end of the pipe is watched for.
    waiting[0].events = 0
    while poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds)) < 0 {
      if errno != EINTR { return nil }
    }
    if waiting[0].revents != 0 { return nil }
    return waiting.dropFirst().map { $0.revents != 0 }
  }

  static func complain(_ sentence: String) {
    _ = writeAll(Array("awsprof-signin: \(sentence)\n".utf8), to: 2)
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Writes all of it; `false` when there is nobody to read it.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer -> Int in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// Milliseconds of a clock that nobody sets.
func monotonicMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
