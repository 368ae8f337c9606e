// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts a text where the person can paste it from.
///
/// Inside tmux its own command does it, because tmux by default ignores the sequence from a program; elsewhere the
/// terminal is asked by OSC 52. The clipboard is never read.
enum Clipboard {
  /// The most that terminals take by OSC 52.
  private static let limit = 64 * 1024

  /// A sentence about what happened to `word`, as in: the name.
  static func copy(_ text: String, called word: String, _ terminal: borrowing Terminal) -> String {
    guard text.utf8.count <= limit else { return "\(word) is too long to be copied" }
    if System.variable("TMUX")?.isEmpty == false,
      ChildProcess.run(["tmux", "load-buffer", "-w", "-"], .text(text)) == nil
    {
      return "copied \(word), via tmux"
    }
    terminal.tell("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
    return "copied \(word), if the terminal allows it (OSC 52)"
  }
}
