// SPDX-License-Identifier: Apache-2.0

/// The words of a section's title, as Python's `shlex.split` finds them (POSIX mode, no comments).
///
/// botocore reads `[profile "my dev"]` and `[profile my\ dev]` as the profile `my dev` (configloader.py:_parse_section).
/// A quote or a backslash that is left open is an error, as it is a ValueError to shlex.
///
///     shellWords("profile 'my dev'") == ["profile", "my dev"]
package func shellWords(_ title: String) throws(OpenQuote) -> [String] {
  var words: [String] = []
  var word = ""
  var state = ShellWordState.between
  for character in title.unicodeScalars {
    switch state {
    case .between, .inWord:
      switch character {
      case " ", "\t", "\r", "\n":
        if state == .inWord { words.append(word) }
        (word, state) = ("", .between)
      case "\\": state = .escaped
      case "'": state = .inSingleQuotes
      case "\"": state = .inDoubleQuotes
      default:
        word.unicodeScalars.append(character)
        state = .inWord
      }
    case .escaped:
      word.unicodeScalars.append(character)
      state = .inWord
    case .inSingleQuotes:
      if character == "'" { state = .inWord } else { word.unicodeScalars.append(character) }
    case .inDoubleQuotes:
      switch character {
      case "\"": state = .inWord
      case "\\": state = .escapedInDoubleQuotes
      default: word.unicodeScalars.append(character)
      }
    case .escapedInDoubleQuotes:
      if character != "\"" && character != "\\" { word.unicodeScalars.append("\\") }
      word.unicodeScalars.append(character)
      state = .inDoubleQuotes
    }
  }
  switch state {
  case .between: return words
  case .inWord: return words + [word]
  case .escaped, .escapedInDoubleQuotes: throw .backslash
  case .inSingleQuotes, .inDoubleQuotes: throw .quote
  }
}

/// What is left open at the end of a text that should be shell words.
package enum OpenQuote: Error, Hashable, Sendable {
  /// shlex: `No closing quotation`
  case quote
  /// shlex: `No escaped character`
  case backslash
}

private enum ShellWordState {
  case between, inWord, escaped, inSingleQuotes, inDoubleQuotes, escapedInDoubleQuotes
}
