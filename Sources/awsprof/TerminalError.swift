// SPDX-License-Identifier: Apache-2.0

/// Why there can be no picture on the terminal.
enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// There is no controlling terminal: cron, a service, `ssh host command`.
  case noTerminal(reason: String)
  /// Another job has the terminal; touching it would stop us, and zsh would wait for ever.
  case inBackground
  /// It cannot place its cursor, or no terminfo entry says how: a numbered list does not need that.
  case tooSimple(String?)

  var description: String {
    switch self {
    case .noTerminal(let reason):
      "cannot open /dev/tty: \(reason.prefix(1).lowercased())\(reason.dropFirst())"
    case .inBackground:
      #"not in the foreground of the terminal; use `eval "$(awsprof pick)"`, not `source <(awsprof pick)`"#
    case .tooSimple(nil), .tooSimple(""):
      "TERM is not set, so the terminal is not known to have a screen"
    case .tooSimple(let term?):
      "terminal type '\(Self.printable(term))' has no screen, or is not in this machine's terminfo database"
    }
  }

  /// Whoever sets TERM must not be able to send escape sequences with it.
  private static func printable(_ term: String) -> String {
    String(term.unicodeScalars.prefix(64).map { (" "..."~").contains($0) ? Character($0) : "?" })
  }
}
