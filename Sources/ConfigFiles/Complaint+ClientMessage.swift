// SPDX-License-Identifier: Apache-2.0

extension Complaint {
  /// What the client itself says when it refuses the file, as people will search for it.
  package var clientMessage: String? {
    switch client {
    case .botocore: "Unable to parse config file: \(file.path)"
    case .rust: rule.rustMessage
    case .go: "failed to load shared config file, \(file.path)"
    case .javaScript: nil
    }
  }
}

extension Complaint.Rule {
  /// aws-runtime/src/env_config/parse.rs; a byte order mark is part of a first line that is then no title.
  fileprivate var rustMessage: String? {
    switch self {
    case .keyBeforeAnySection, .byteOrderMark: "Expected a profile definition"
    case .openTitle: "Profile definition must end with ']'"
    case .neitherKeyNorSection: "Expected an '=' sign defining a property"
    case .emptyKey: "Property did not have a name"
    case .indentedFirstLine: "Expected a property definition, found continuation"
    case .blockLineWithoutEquals: "Expected an '=' sign defining a sub-property"
    case .blockLineWithoutKey: "Sub-property did not have a name"
    case .duplicateSection, .duplicateKey, .notUTF8, .unreadable, .directory, .notAFile, .tooLarge,
      .unbalancedQuote, .notTwoWords, .noProfilePrefix, .replacedSection, .emptyTitle,
      .forbiddenTitle, .nameNotIdentifier, .prefixInCredentials, .keyNotIdentifier, .emptyValue,
      .blockLineUnderText:
      nil
    }
  }
}
