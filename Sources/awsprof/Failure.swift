// SPDX-License-Identifier: Apache-2.0

import PickerUI
import Profiles
import SignIn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A foreseen end of the program: a sentence, what to do, and the exit status.
struct Failure: Error {
  /// What the exit status says.
  enum Status: Int32 {
    case failed = 1
    case usage = 64
    /// The command that `exec` was to run is there and cannot be, or is not there: as shells say it.
    case cannotRun = 126
    case notFound = 127
    /// A waiter has tried as often as it may: as `aws ... wait` says it.
    case exhausted = 255
    /// Left by Esc or Ctrl-C: nothing is said.
    case cancelled = 130
  }

  let sentence: String
  let hints: [String]
  let status: Status

  init(_ sentence: String, hint: String? = nil, status: Status = .failed) {
    self.sentence = sentence
    hints = hint.map { [$0] } ?? []
    self.status = status
  }

  /// An error that says itself what mends it.
  init(_ error: ResolutionError) {
    self.init(error.description, hint: error.remedy)
  }

  init(_ error: SignInError) {
    self.init(error.description, hint: error.remedy)
  }

  static let cancelled = Failure("", status: .cancelled)
  /// What there is to say has been said already, for each of several.
  static let found = Failure("")
}

/// The two streams, each with its one purpose.
enum Output {
  /// Says something to the person.
  ///
  /// Whatever came from a file is made visible first.
  static func say(_ sentence: String) {
    if sentence.isPrintableASCII {
      _ = write(Array((sentence + "\n").utf8), to: 2)
      return
    }
    var text = ""
    for line in sentence.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Visible(String(line)).text + "\n"
    }
    // stderr may be closed: there is nobody left to tell.
    _ = write(Array(text.utf8), to: 2)
  }

  static func warn(_ sentence: String) {
    say("awsprof: \(sentence)")
  }

  static func report(_ failure: Failure) {
    guard !failure.sentence.isEmpty else { return }
    warn(failure.sentence)
    for hint in failure.hints { say("hint: \(hint)") }
  }

  /// Writes to stdout, all of it or a failure: the shell must not get half a block without hearing of it.
  static func print(_ text: String) throws(Failure) {
    try print(Array(text.utf8))
  }

  static func print(_ bytes: [UInt8]) throws(Failure) {
    if let code = write(bytes, to: 1) {
      throw Failure("stdout cannot be written to (\(System.reason(code)))")
    }
  }

  /// Writes text that is known to be visible to a terminal; one that is gone is noticed at the next read.
  static func tell(_ text: String, on descriptor: Int32) {
    _ = write(Array(text.utf8), to: descriptor)
  }

  /// Writes all bytes; the error's number where that fails.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { buffer in
        Disk.retrying { System.write(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard written > 0 else {
        let code = errno
        // Another program has made it non-blocking: the rest of the block comes when there is room.
        if code == EAGAIN, System.waitUntilWritable(descriptor) { continue }
        return code
      }
      rest = rest.dropFirst(written)
    }
    return nil
  }
}
