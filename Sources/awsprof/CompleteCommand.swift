// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import Profiles

/// `awsprof complete`: what the scripts of `awsprof init` ask at Tab.
///
/// One candidate a line, then a tab and a few words on it:
///
///     prod-admin<TAB>role mfa, 123456789012, eu-central-1
struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "Prints what can stand at the cursor, for the completion of a shell.",
    shouldDisplay: false)

  @Option(help: "What of the word has been typed.")
  var current = ""

  @Flag(help: "Print all candidates: the shell matches them itself.")
  var all = false

  @Argument(parsing: .postTerminator, help: "The words before it, the command first.")
  var words: [String] = []

  private struct Candidate {
    let word: String
    let description: String
  }

  func run() throws {
    guard let root = CommandLineTable.ofProgram()?.command else { return }
    try Output.print(candidates(root).map { "\($0.word)\t\($0.description)\n" }.joined())
  }

  /// The function `awsp` takes what `awsprof pick` takes, and two words more.
  private func candidates(_ root: CommandLineTable.Command) throws -> [Candidate] {
    let program = words.first.map { $0.split(separator: "/").last == "awsprof" } ?? true
    if program, words.count > 1, let command = root.subcommand(words[1]) {
      // `awsprof sso populate`: a command of a command.
      if words.count > 2, let inner = command.subcommand(words[2]) {
        return try candidates(Array(words.dropFirst(2)), inner)
      }
      return try candidates(Array(words.dropFirst()), command)
    }
    guard !program, let pick = root.subcommand("pick") else { return try candidates(words, root) }
    let own = [
      Candidate(word: "-", description: "the profile before this one"),
      Candidate(word: "--unset", description: "take AWS out of this shell"),
    ]
    let ownFit = words.count == 1 && !current.isEmpty ? own.filter { fits($0.word) } : []
    return try ownFit + candidates(words, pick)
  }

  private func candidates(_ words: [String], _ command: CommandLineTable.Command) throws
    -> [Candidate]
  {
    // --region=eu is the word, eu what is completed of it.
    if current.hasPrefix("--"), let end = current.firstIndex(of: "=") {
      let option = current[..<end]
      var value = self
      value.current = String(current[current.index(after: end)...])
      return try value.candidates(words + [String(option)], command).map {
        Candidate(word: "\(option)=\($0.word)", description: $0.description)
      }
    }
    return switch Completion(after: words, current: current, in: command) {
    case .anything: []
    case .commands:
      (command.subcommands ?? []).filter { $0.shouldDisplay && fits($0.commandName) }.map {
        Candidate(word: $0.commandName, description: $0.abstract ?? "")
      }
    case .options:
      (command.arguments ?? []).filter(\.shouldDisplay).flatMap { argument in
        (argument.names ?? []).filter { fits($0.written) }.map {
          Candidate(word: $0.written, description: argument.abstract ?? "")
        }
      }
    case .values(let values):
      values.filter(fits).map { Candidate(word: $0, description: "") }
    case .regions:
      KnownRegion.all.filter { fits($0.name) }.map {
        Candidate(word: $0.name, description: $0.place)
      }
    case .profiles: try profiles()
    }
  }

  /// The profiles whose names are all printable: another would move the cursor, or hide what it is.
  private func profiles() throws -> [Candidate] {
    let world = try World()
    let profiles = world.readProfiles()
    let after = world.environment.afterAnyChoice
    return profiles.names.filter { fits($0.text) && $0.text.isPrintable }.compactMap { name in
      guard let profile = profiles[name] else { return nil }
      let selection = Selection.environment(name, variable: "AWS_PROFILE")
      let outcome = profiles.outcome(for: selection, in: after)
      let words = [
        outcome.kind.word, outcome.success?.account, profile["region"]?.text,
      ]
      let description = words.compactMap(\.self).filter(\.isPrintable).joined(separator: ", ")
      return Candidate(word: name.text, description: description)
    }
  }

  private func fits(_ word: String) -> Bool { all || word.hasPrefix(current) }
}

extension String {
  /// Whether it has characters, and a terminal shows them all.
  fileprivate var isPrintable: Bool {
    !isEmpty && !unicodeScalars.contains(where: \.isUnprintable)
  }
}
