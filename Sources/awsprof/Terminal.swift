// SPDX-License-Identifier: Apache-2.0

import CTerminal
import PickerUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal, taken from the shell and always given back: on `close()`, at the end of its scope, on
/// `exit()`, and on any signal or trap that ends the process.
///
/// It works on `/dev/tty`, because standard output belongs to the shell that evaluates it. Standard error is kept
/// while the picture is up and shown afterwards. There is one at a time, used from one thread.
///
///     var terminal = try Terminal(stdoutIsCaptured: isatty(1) == 0, colors: .max, term: "xterm-256color", theme: .terminal)
///     terminal.draw(screen)
///     let wake = terminal.wait(milliseconds: nil)
///     terminal.close()
struct Terminal: ~Copyable {
  /// Whether text outside ASCII arrives; if not, the picture has to do without.
  let speaksUTF8: Bool
  let stdoutIsCaptured: Bool

  /// How each style is drawn, by its number.
  let looks: [Look]
  /// How many colours there are; 0 without any.
  let colors: Int

  /// The screen that the terminal shows, as far as we know.
  var drawn: Screen?
  var decoder = KeyDecoder()
  /// Where and when the mouse was last pressed, to know a double click.
  var lastClick: (mouse: Mouse, milliseconds: Int)?
  /// After how long a lone Esc is the Esc key: longer over ssh, where sequences arrive in pieces.
  let escapeMilliseconds: Int
  /// When that is, once there is something to wait for.
  var escapeDeadline: Int?

  /// Takes the terminal.
  ///
  /// `term` is the value of TERM, `colors` how many there are to be at most. LINES, COLUMNS, ESCDELAY and the like have no say, and stay as they are for
  /// children. A child inherits that SIGPIPE is ignored, and SIGTSTP when standard output is captured.
  init(
    stdoutIsCaptured: Bool, colors limit: Int, term: String?, theme: Theme
  ) throws(TerminalError) {
    switch Int(cterminal_open(term, limit > 0, stdoutIsCaptured)) {
    case CTERMINAL_OPENED: break
    case CTERMINAL_IN_BACKGROUND: throw .inBackground
    case CTERMINAL_TOO_SIMPLE: throw .tooSimple(term)
    default: throw .noTerminal(reason: String(cString: strerror(errno)))
    }
    looks = Style.all.map(theme.look)
    colors = min(limit, Int(cterminal_colors()))
    self.speaksUTF8 = cterminal_speaks_utf8()
    self.stdoutIsCaptured = stdoutIsCaptured
    self.escapeMilliseconds = Self.escapeMillisecondsOfEnvironment()
  }

  deinit {
    cterminal_close()
  }

  /// Gives the terminal back, before anything is printed.
  consuming func close() {}

  /// The size now, which may not be that of the screen drawn last.
  var size: Screen.Size { Screen.Size(cterminal_current_size()) }

  /// Asks for the mouse: without that, the terminal's own selection works.
  mutating func useMouse() {
    decoder.takesMouse = true
    cterminal_use_mouse()
  }

  mutating func beep() {
    cterminal_beep()
  }

  /// Stops the whole job, as Ctrl-Z does elsewhere, and repaints when it goes on; then `wait` says `.resized`.
  ///
  /// Never with captured standard output: zsh and mksh would freeze, fish would abandon the job.
  mutating func suspend() {
    guard !stdoutIsCaptured else { return beep() }
    cterminal_suspend()
    redraw()
  }

  /// Sends a sequence that asks the terminal for something, where it is a kind that would ignore one it does not know.
  func tell(_ sequence: String) {
    sequence.withCString { cterminal_tell($0, sequence.utf8.count) }
  }

  /// Lends the terminal to another program for as long as `body` runs, then repaints.
  mutating func lend(_ body: () -> String) -> String {
    cterminal_lend()
    defer {
      cterminal_take_back()
      redraw()
    }
    return body()
  }

  private static func escapeMillisecondsOfEnvironment() -> Int {
    if let value = getenv("AWSPROF_ESC_MS"), let wished = Int(String(cString: value)) {
      return min(max(wished, 1), 2000)
    }
    return getenv("SSH_CONNECTION") == nil ? 25 : 150
  }
}

extension Screen.Size {
  init(_ size: cterminal_size) {
    self.init(rows: Int(size.rows), columns: Int(size.columns))
  }
}
