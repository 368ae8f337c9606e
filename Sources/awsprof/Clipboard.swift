// SPDX-License-Identifier: Apache-2.0

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
    terminal.tell("\u{1B}]52;c;\(Self.base64(Array(text.utf8)))\u{07}")
    return "copied \(word), if the terminal allows it (OSC 52)"
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = Array(bytes[start..<min(start + 3, bytes.count)])
      let group = (0..<3).reduce(0) { $0 << 8 | ($1 < part.count ? Int(part[$1]) : 0) }
      for digit in 0..<4 {
        let scalar = digit <= part.count ? digits[group >> (18 - 6 * digit) & 63] : "="
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
