// SPDX-License-Identifier: Apache-2.0

import PickerUI
import SignInWire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks for something on /dev/tty that nobody should read over the shoulder: a star for each character.
///
/// Standard input and output may belong to a pipe or to the shell.
enum SecretPrompt {
  /// What is typed before Enter; `nil` where there is no terminal, or it belongs to another job of the shell.
  ///
  /// Ctrl-C and Ctrl-D leave. A signal finds the terminal as it was: it is kept back until that is so.
  static func ask(_ question: String) throws(Failure) -> SealedText? {
    let descriptor = Disk.retrying { open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var before = termios()
    guard System.isOfThisJob(descriptor), tcgetattr(descriptor, &before) == 0 else { return nil }
    var heldBack = sigset_t()
    var mask = sigset_t()
    sigemptyset(&heldBack)
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&heldBack, signal) }
    sigprocmask(SIG_BLOCK, &heldBack, &mask)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(descriptor, TCSAFLUSH, &silent)
    Output.tell(Visible(question).text, on: descriptor)
    let answer = typed(on: descriptor)
    Output.tell("\n", on: descriptor)
    tcsetattr(descriptor, TCSAFLUSH, &before)
    sigprocmask(SIG_SETMASK, &mask, nil)
    guard let answer else { throw .cancelled }
    return SealedText(answer)
  }

  /// The line that is typed; `nil` if it is given up, or a signal waits to end us.
  private static func typed(on descriptor: Int32) -> String? {
    var characters: [UInt8] = []
    while true {
      guard System.waitToRead(descriptor, milliseconds: 100) else {
        if hasPendingSignal() { return nil }
        continue
      }
      var byte: UInt8 = 0
      let count = withUnsafeMutableBytes(of: &byte) { buffer in
        Disk.retrying { System.read(descriptor, buffer.baseAddress, 0, 1) }
      }
      guard count == 1 else { return nil }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: characters, as: UTF8.self)
      case 0x03, 0x04: return nil
      case 0x08, 0x7F:
        if characters.popLast() != nil { Output.tell("\u{8} \u{8}", on: descriptor) }
      case 0x21...0x7E where characters.count < 64:
        characters.append(byte)
        Output.tell("*", on: descriptor)
      default: break
      }
    }
  }

  private static func hasPendingSignal() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains { sigismember(&pending, $0) == 1 }
  }
}
