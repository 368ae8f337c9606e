// SPDX-License-Identifier: Apache-2.0

import PickerUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two commands that run at every prompt or shell start in their plain forms: `export NAME`, and `prompt` with or
/// without `--format`.
///
/// The argument parser costs 16 million instructions and this 1; a test holds that both ways print the same.
enum FastPath {
  case export(ExportCommand)
  case prompt(PromptCommand)

  /// The command, where the arguments are exactly one of these.
  init?() {
    let arguments = CommandLine.unsafeArgv
    func argument(_ place: Int, is word: String) -> Bool {
      arguments[place].map { strcmp($0, word) == 0 } ?? false
    }
    switch CommandLine.argc {
    case 2 where argument(1, is: "prompt"): self = .prompt(PromptCommand())
    case 3 where argument(1, is: "export"):
      guard let name = arguments[2], name[0] != 0, name[0] != CChar(UInt8(ascii: "-")) else {
        return nil
      }
      self = .export(ExportCommand(name: String(cString: name), region: .profiles))
    case 4 where argument(1, is: "prompt") && argument(2, is: "--format"):
      guard let text = arguments[3],
        let format = PromptCommand.Format(rawValue: String(cString: text))
      else { return nil }
      self = .prompt(PromptCommand(format: format))
    default: return nil
    }
  }

  func run() throws(Failure) {
    switch self {
    case .export(let command): try command.run()
    case .prompt(let command): try command.run()
    }
  }
}
