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
      "the file cannot be read (\(reason)), and \(client.name) takes it for an empty one"
    case .directory where refusesFile:
      "this is a directory"
    case .directory:
      "this is a directory, and \(client.name) takes it for an empty file"
    case .notAFile:
      "this is a pipe or a device, and \(client.name) takes it for an empty file"
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
    case .openTitle:
      "a line begins with '[' and does not end with ']'"
    case .emptyTitle:
      "a section has no name, and \(client.name) drops it without a word"
    case .forbiddenTitle(let title):
      "\(client.name) takes no section [\(title)]"
    case .nameNotIdentifier(let title):
      "section [\(title)] has other characters in its name than letters, digits and _-/.%@:+, and \(client.name) drops it"
    case .prefixInCredentials(let title):
      "section [\(title)] has a prefix, as only the config file may have it, and \(client.name) drops it"
    case .keyNotIdentifier(let key):
      "'\(key)' has other characters than letters, digits and _-/.%@:+"
    case .emptyValue(let key):
      "'\(key)' has no value"
    case .indentedFirstLine:
      "an indented line stands before the first key of its section"
    case .blockLineWithoutKey(let key):
      "a line of the block under '\(key)' has no key before its '='"
    case .blockLineUnderText(let key):
      "a line stands indented under '\(key)', which has a value already"
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
    case .openTitle:
      "end the line with ']', or start it with '#'"
    case .emptyTitle:
      "write the name between the brackets"
    case .forbiddenTitle, .nameNotIdentifier:
      "choose another name"
    case .prefixInCredentials:
      "take the prefix away, or move the section to the config file"
    case .keyNotIdentifier:
      "look for a blank or a slip in the key"
    case .emptyValue:
      "write a value, or delete the line"
    case .indentedFirstLine, .blockLineUnderText:
      "remove the indent"
    case .blockLineWithoutKey:
      "write the key's name, or delete the line"
    }
  }

  /// What it does to the client, where it does something that the sentence does not say: a sentence without a line does.
  package var effect: String? {
    switch damage {
    case .refusesFile:
      "\(client.name) refuses the whole file" + (clientMessage.map { ": \($0)" } ?? "")
    case .ignoresFile where line != nil:
      "\(client.name) takes the whole file for an empty one, without a word"
    case .dropsLine: "\(client.name) passes over the line"
    case .ignoresFile, .dropsSection, .harmless: nil
    }
  }

  /// Place, rule and what it does to the client, on one line.
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
