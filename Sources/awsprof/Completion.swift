// SPDX-License-Identifier: Apache-2.0

/// What can stand where the cursor is.
enum Completion: Equatable {
  case commands
  case options
  case profiles
  case regions
  case values([String])
  /// A word of the person's own: a time, a function's name.
  case anything

  /// What the word after `words` can be, on the command line of a program or of the shell's function, which is `words`' first.
  ///
  /// `current` is what of it has been typed.
  init(after words: [String], current: String, in command: CommandLineTable.Command) {
    var places = command.positionals[...]
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if word == "--" {
        self = Self(places.dropFirst(rest.count).first)
        return
      }
      if word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 {
        guard let option = command.option(word), option.kind == .option else { continue }
        // bash makes three words of --region=eu, the second of them `=`.
        if rest.first == "=" { rest.removeFirst() }
        guard rest.popFirst() != nil else {
          self = Self(option)
          return
        }
      } else {
        places = places.dropFirst()
      }
    }
    if current.utf8.first == UInt8(ascii: "-") {
      self = .options
    } else if places.isEmpty, words.count == 1, command.subcommands?.isEmpty == false {
      self = .commands
    } else {
      self = Self(places.first)
    }
  }

  /// What an argument takes, by the name that its value has in the help.
  private init(_ argument: CommandLineTable.Argument?) {
    switch argument?.valueName {
    case "name" where argument?.kind == .positional, "profile": self = .profiles
    case "region": self = .regions
    default: self = argument?.allValues.map { .values($0) } ?? .anything
    }
  }
}

extension CommandLineTable.Command {
  var positionals: [CommandLineTable.Argument] {
    (arguments ?? []).filter { $0.kind == .positional && $0.shouldDisplay }
  }

  func option(_ word: String) -> CommandLineTable.Argument? {
    arguments?.first { $0.names?.contains { $0.written == word } == true }
  }

  func subcommand(_ name: String) -> CommandLineTable.Command? {
    subcommands?.first { $0.commandName == name }
  }
}
