// SPDX-License-Identifier: Apache-2.0

/// A rule that a file breaks, and where.
///
/// No complaint quotes a value or a line: either may hold a secret.
package struct Complaint: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    case keyBeforeAnySection
    case neitherKeyNorSection
    case emptyKey
    case duplicateSection(title: String, first: Int)
    case duplicateKey(key: String, first: Int)
    case blockLineWithoutEquals(key: String)
    case byteOrderMark
    case notUTF8
    case unreadable(reason: String)
    case directory
    case notAFile
    case tooLarge(bytes: Int, limit: Int)
    case unbalancedQuote(title: String)
    case notTwoWords(title: String)
    case noProfilePrefix(title: String)
    case replacedSection(title: String, by: SourceLocation)
    case openTitle
    case emptyTitle
    case forbiddenTitle(title: String)
    case nameNotIdentifier(title: String)
    case prefixInCredentials(title: String)
    case keyNotIdentifier(key: String)
    case emptyValue(key: String)
    case indentedFirstLine
    case blockLineWithoutKey(key: String)
    case blockLineUnderText(key: String)
  }

  /// What a client does about it.
  package enum Damage: Hashable, Sendable {
    /// Every use of a profile fails.
    case refusesFile
    /// The file counts as an empty one, and nobody is told.
    case ignoresFile
    case dropsSection
    case dropsLine
    case harmless
  }

  package let rule: Rule
  package let file: SourceFile
  /// Counted from one; `nil` where the whole file is meant.
  package let line: Int?

  /// The client that reads the file so.
  package let client: Dialect.Client
  package let damage: Damage

  package init(
    _ rule: Rule, in file: SourceFile, line: Int?, by client: Dialect.Client, damage: Damage
  ) {
    self.rule = rule
    self.file = file
    self.line = line
    self.client = client
    self.damage = damage
  }

  /// A complaint of botocore, to which a rule does the same damage wherever it is broken.
  package init(_ rule: Rule, in file: SourceFile, line: Int?) {
    self.init(rule, in: file, line: line, by: .botocore, damage: rule.damageToBotocore)
  }

  /// Where to open an editor: `~/.aws/config:12`, or the file alone.
  package var place: String {
    line.map { "\(file.shown):\($0)" } ?? file.shown
  }

  /// Whether the client drops the whole file for it, as every use of a profile then fails.
  package var refusesFile: Bool { damage == .refusesFile }
}

extension Complaint.Rule {
  /// botocore drops the whole file for each of the first (`ConfigParseError`).
  fileprivate var damageToBotocore: Complaint.Damage {
    switch self {
    case .keyBeforeAnySection, .neitherKeyNorSection, .emptyKey, .duplicateSection, .duplicateKey,
      .blockLineWithoutEquals, .byteOrderMark, .notUTF8:
      .refusesFile
    case .unreadable, .directory, .notAFile: .ignoresFile
    case .unbalancedQuote, .notTwoWords, .noProfilePrefix, .replacedSection: .dropsSection
    case .tooLarge, .openTitle, .emptyTitle, .forbiddenTitle, .nameNotIdentifier,
      .prefixInCredentials, .keyNotIdentifier, .emptyValue, .indentedFirstLine,
      .blockLineWithoutKey, .blockLineUnderText:
      .harmless
    }
  }
}
