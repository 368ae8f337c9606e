// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PickerUI

/// `awsprof prompt`: what this shell is, in a word for its prompt.
///
/// It never complains: what is wrong is part of the word, because a prompt is no place for sentences.
struct PromptCommand {
  /// Where the word goes; each place obeys other characters.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case plain, bash, fish, starship, zsh, tmux, json
  }

  var format = Format.plain

  func run() throws(Failure) {
    let report = PromptReport(in: try World())
    switch format {
    case .plain, .bash, .fish, .starship: try Self.print(report.text)
    case .zsh: try Self.print(report.text.doubling("%"))
    case .tmux: try Self.print(report.text.doubling("#"))
    case .json: try Output.print(PromptJSON(report).text())
    }
  }

  /// A shell that is no profile has no word, not even an empty line.
  private static func print(_ word: String) throws(Failure) {
    if !word.isEmpty { try Output.print(word + "\n") }
  }
}

struct PromptParser: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt",
    abstract: "Prints what this shell is, in a word for its prompt.",
    usage: "awsprof prompt [--format <format>]",
    discussion: """
      The word is the profile, the region and what is left of the session:

        prod eu-west-1 45m

      A '!' after the profile means that something else counts instead, such as keys in the environment. Without a \
      profile and without keys there is no word.

        bash       PS1='$(awsprof prompt) \\$ '
        zsh        setopt prompt_subst; PS1='$(awsprof prompt --format zsh) %# '
        fish       function fish_right_prompt; awsprof prompt; end
        starship   [custom.aws]
                   command = "awsprof prompt --format starship"
                   when = true
        tmux       set -g status-right '#(awsprof prompt --format tmux)'
                   which sees the environment of the tmux server

      json is documented in awsprof-json(5).
      """)

  @Option(help: "Write it for this place, which obeys its own characters.")
  var format = PromptCommand.Format.plain

  func run() throws {
    try PromptCommand(format: format).run()
  }
}

extension String {
  /// The sign at which a prompt or a status line would begin to obey, twice, which both show as one.
  fileprivate func doubling(_ sign: Unicode.Scalar) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if scalar == sign { text.unicodeScalars.append(sign) }
      text.unicodeScalars.append(scalar)
    }
  }
}
