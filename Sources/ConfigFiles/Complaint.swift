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
  }

  package let rule: Rule
  package let file: SourceFile
  /// Counted from one; `nil` where the whole file is meant.
  package let line: Int?

  package init(_ rule: Rule, in file: SourceFile, line: Int?) {
    self.rule = rule
    self.file = file
    self.line = line
  }

  /// Where to open an editor: `~/.aws/config:12`, or the file alone.
  package var place: String {
    line.map { "\(file.shown):\($0)" } ?? file.shown
  }

  /// Whether botocore drops the whole file for it (`ConfigParseError`), as every use of a profile then fails.
  package var refusesFile: Bool {
    switch rule {
    case .keyBeforeAnySection, .neitherKeyNorSection, .emptyKey, .duplicateSection, .duplicateKey,
      .blockLineWithoutEquals, .byteOrderMark, .notUTF8:
      true
    case .unreadable, .directory, .notAFile, .tooLarge, .unbalancedQuote, .notTwoWords,
      .noProfilePrefix,
      .replacedSection:
      false
    }
  }
}
