// SPDX-License-Identifier: Apache-2.0

extension Complaint: CustomStringConvertible {
  /// Place and broken rule: `~/.aws/config:12: section [default] is already at line 3`.
  package var description: String {
    "\(place): \(sentence)"
  }

  /// The rule that is broken, without the place.
  package var sentence: String {
    switch rule {
    case .keyBeforeAnySection:
      "a setting stands before the first [section]"
    case .neitherKeyNorSection:
      "a line is neither 'key = value' nor '[section]' nor a comment"
    case .emptyKey:
      "a line has no key before its '=' or ':'"
    case .duplicateSection(let title, let first):
      "section [\(title)] is already at line \(first)"
    case .duplicateKey(let key, let first):
      "'\(key)' is already set at line \(first) of the same section"
    case .blockLineWithoutEquals(let key):
      "a line of the block under '\(key)' has no '='"
    case .byteOrderMark:
      "the file begins with a byte order mark"
    case .notUTF8:
      "the line is not UTF-8"
    case .unreadable(let reason):
      "the file cannot be read (\(reason)), and boto3 takes it for an empty one"
    case .directory:
      "this is a directory, and boto3 takes it for an empty file"
    case .notAFile:
      "this is a pipe or a device, and boto3 takes it for an empty file"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes >> 20) MiB, and awsprof reads at most \(limit >> 20)"
    case .unbalancedQuote(let title):
      "section [\(title)] has a quote that does not end, and boto3 drops it without a word"
    case .notTwoWords(let title):
      "section [\(title)] is not two words, and boto3 drops it without a word"
    case .noProfilePrefix(let title):
      "section [\(title)] is no profile in this file"
    case .replacedSection(let title, let place):
      "section [\(title)] is replaced as a whole by the one at \(place)"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch rule {
    case .keyBeforeAnySection:
      "put it below a section such as [default]"
    case .neitherKeyNorSection:
      "write 'key = value', or start the line with '#'"
    case .emptyKey:
      "write the key's name, or start the line with '#'"
    case .duplicateSection(_, let first):
      "move its settings up to line \(first) and delete this title"
    case .duplicateKey:
      "delete one of the two"
    case .blockLineWithoutEquals:
      "write 'key = value', or remove the indent"
    case .byteOrderMark:
      "save the file as UTF-8 without a byte order mark"
    case .notUTF8:
      "save the file as UTF-8"
    case .unreadable:
      "make it readable: chmod u+r \(file.shown)"
    case .directory, .notAFile:
      "put a file in its place, or name another in \(variable)"
    case .tooLarge:
      "look for what does not belong there"
    case .unbalancedQuote:
      "close the quote"
    case .notTwoWords(let title):
      "put the name in quotes: \(Self.quoted(title))"
    case .noProfilePrefix(let title):
      "if it is one, write [profile \(title)]"
    case .replacedSection:
      "keep only one of the two"
    }
  }

  /// What it does to boto3, where it does something.
  package var effect: String? {
    guard refusesFile else { return nil }
    return "boto3 refuses the whole file: Unable to parse config file: \(file.path)"
  }

  /// Place, rule and what it does to boto3, on one line.
  package var warning: String {
    effect.map { "\(description); \($0)" } ?? description
  }

  private var variable: String {
    switch file.kind {
    case .config: "AWS_CONFIG_FILE"
    case .credentials: "AWS_SHARED_CREDENTIALS_FILE"
    }
  }

  private static func quoted(_ title: String) -> String {
    let words = title.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return "[\(title) \"NAME\"]" }
    return "[\(words[0]) \"\(words[1])\"]"
  }
}
