// SPDX-License-Identifier: Apache-2.0

import PickerUI
import ShellExport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The commands that run at every prompt, shell start or key, in their plain forms.
///
/// The argument parser costs 11 million instructions and `export NAME` 1; a test holds that both ways print the same.
enum FastPath {
  /// Runs the command, where the arguments are none, or exactly one of `pick` with or without `--shell`, `list`, `list --names`,
  /// `prompt` with or without `--format`, and `export NAME` with a name that is no option; false where the parser has to look.
  static func run() throws(Failure) -> Bool {
    let arguments = CommandLine.unsafeArgv
    func isWord(_ place: Int, _ word: String) -> Bool {
      arguments[place].map { strcmp($0, word) == 0 } ?? false
    }
    switch CommandLine.argc {
    case 0, 1: try PickCommand().run()
    case 2 where isWord(1, "pick"): try PickCommand().run()
    case 2 where isWord(1, "list"): try ListCommand.list(.table)
    case 2 where isWord(1, "prompt"): try PromptCommand().run()
    case 3 where isWord(1, "list") && isWord(2, "--names"): try ListCommand.list(.names)
    case 3 where isWord(1, "export"):
      guard let name = arguments[2], name[0] != 0, name[0] != CChar(UInt8(ascii: "-")) else {
        return false
      }
      try ExportCommand(name: String(cString: name), region: .profiles).run()
    case 4 where isWord(1, "pick") && isWord(2, "--shell"):
      guard let name = arguments[3], let shell = Shell(rawValue: String(cString: name)) else {
        return false
      }
      try PickCommand(shell: shell).run()
    case 4 where isWord(1, "prompt") && isWord(2, "--format"):
      guard let text = arguments[3],
        let format = PromptCommand.Format(rawValue: String(cString: text))
      else { return false }
      try PromptCommand(format: format).run()
    default: return false
    }
    return true
  }
}
