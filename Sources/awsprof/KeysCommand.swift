// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PickerUI

/// `awsprof keys`: the table that the picker obeys, for reading without opening it.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Prints the picker's keys and what each does.")

  func run() throws {
    let keys = OwnFiles(try World().location).readPreferences().keys
    let width = keys.bindings.reduce(0) { max($0, $1.shown.utf8.count) }
    let sections = keys.sections.map { section in
      section.title + "\n"
        + section.bindings.map { binding in
          let blanks = String(repeating: " ", count: width + 2 - binding.shown.utf8.count)
          return "  " + binding.shown + blanks + binding.help + "\n"
        }.joined()
    }
    try Output.print(sections.joined(separator: "\n"))
  }
}
