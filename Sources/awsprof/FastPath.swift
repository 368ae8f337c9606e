// SPDX-License-Identifier: Apache-2.0

import PickerUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The commands that run at every prompt, shell start or key, in their plain forms.
///
/// The argument parser costs 11 million instructions and `export NAME` 1; a test holds that both ways print the same.
enum FastPath {
  /// Runs the command, where the arguments are exactly one of `list`, `list --names`, `prompt` with or without `--format`
  /// and `export NAME` with a name that is no option; false where the parser has to look.
  static func run() throws(Failure) -> Bool {
    let arguments = CommandLine.unsafeArgv
    func isWord(_ place: Int, _ word: String) -> Bool {
      arguments[place].map { strcmp($0, word) == 0 } ?? false
    }
    switch CommandLine.argc {
    case 2 where isWord(1, "list"): try ListCommand.list(.table)
    case 2 where isWord(1, "prompt"): try PromptCommand().run()
    case 3 where isWord(1, "list") && isWord(2, "--names"): try ListCommand.list(.names)
    case 3 where isWord(1, "export"):
      guard let name = arguments[2], name[0] != 0, name[0] != CChar(UInt8(ascii: "-")) else {
        return false
      }
      try ExportCommand(name: String(cString: name), region: .profiles).run()
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
