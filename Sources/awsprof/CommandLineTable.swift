// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The commands and options as the argument parser knows them: what `--help` prints, completion offers and the manual
/// is made from.
struct CommandLineTable: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      var written: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let names: [Name]?
    /// What stands in the help's angle brackets: `<region>`.
    let valueName: String?
    let allValues: [String]?
    let abstract: String?
    let shouldDisplay: Bool
  }

  let command: Command

  /// The parser's own description of itself; `nil` where it has taken another form.
  static func ofProgram() -> CommandLineTable? {
    do {
      _ = try Commands.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      // The description is the message of this error; in a form we do not know it completes nothing.
      let text = Commands.fullMessage(for: error)
      return try? JSONDecoder().decode(CommandLineTable.self, from: Data(text.utf8))
    }
  }
}
