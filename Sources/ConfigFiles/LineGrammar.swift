// SPDX-License-Identifier: Apache-2.0

/// What the SDKs make of a text, which they read line by line: each field is a line that they take in different ways.
///
/// The cases are those of the recorded differences between the clients.
package struct LineGrammar: Sendable {
  package enum LineEnd: Sendable {
    /// `\n`; a `\r` before it is part of the line.
    case lineFeed
    /// `\n` or `\r\n`.
    case lineFeedOrPair
  }

  package enum TitleComment: Sendable {
    /// `[a];c`
    case anywhere
    /// `[a] ;c`, and `[a];c` is no title at all.
    case afterWhiteSpace
  }

  package enum OpenTitle: Sendable {
    case refusesFile
    /// It may be a setting, where it has a separator: `[a=b`.
    case isNoTitle
  }

  package enum Separator: Sendable {
    case equals
    /// The first of the two: `a:b = c` has the key `a`.
    case equalsOrColon
  }

  package enum KeyCase: Sendable {
    case lowerASCII
    /// Scalar by scalar, without regard to what stands beside it (Go's `strings.ToLower`).
    case lowerUnicode
    /// `Region` is not `region`.
    case kept
  }

  package enum KeyCharacters: Sendable {
    case anything
    /// As for names: `my key = 1` is dropped.
    case identifiers
  }

  package enum Quotes: Sendable {
    case kept
    /// One pair around the whole value.
    case removed
  }

  package enum EmptyValue: Sendable {
    case isSet
    /// It sets nothing and is the first half of the keys below it: `s3 =` over ` a = 1` is `s3.a`.
    case opensBlock
  }

  package enum IndentedLine: Sendable {
    /// It belongs to the text above, joined by a line feed; under an empty value it must be `k = v`.
    case continuesValue(first: Complaint.Damage, withoutEquals: Complaint.Damage)
    /// With a separator it belongs to a block below an empty value, without one to the text of the value above.
    case isBlockLine(first: Complaint.Damage, withoutEquals: Complaint.Damage)
    /// A key of its own.
    case isKey
  }

  package enum Indented: Sendable {
    /// As if it were not indented.
    case counts
    case isIndentedLine
  }

  /// Where a line ends: nowhere but at `\n`, so that a file of lone `\r` is one line.
  package let lineEnd: LineEnd
  /// What is taken off both ends of a line, a key and a value (cases ini-060, ini-061).
  package let whiteSpace: WhiteSpace
  /// What makes a line an indented one.
  package let indent: WhiteSpace
  /// What makes `#` and `;` a comment when it stands before them: `k = v # c`, not `k = v#c` (case ini-012).
  package let beforeComment: WhiteSpace
  /// A comment behind a title (case ini-013).
  package let titleComment: TitleComment
  /// `  # c`: a comment, or an indented line (cases ini-022, ini-027).
  package let indentedComment: Indented
  /// `  [a]`: a title, or an indented line (case ini-018).
  package let indentedTitle: Indented
  /// `[a`, and `[a] b` (cases ini-015, ini-047, ini-070, mrg-014).
  package let openTitle: OpenTitle
  /// `k = v` above the first title (cases ini-041, ini-042).
  package let keyBeforeAnySection: Complaint.Damage
  /// `k : v` (cases ini-006 to ini-008).
  package let separator: Separator
  /// A line that is nothing (case ini-006).
  package let lineWithoutSeparator: Complaint.Damage
  /// `= v` (case ini-044); where it is harmless, the key is the empty one.
  package let emptyKey: Complaint.Damage
  /// `Region = a` (cases ini-037, ini-064).
  package let keyCase: KeyCase
  /// `my key = 1` (case ini-072).
  package let keyCharacters: KeyCharacters
  /// `k = "v"`.
  package let quotes: Quotes
  /// `region =` (cases ini-024, ini-079).
  package let emptyValue: EmptyValue
  /// `  k = v` below a key (cases ini-017, ini-020, ini-021, ini-023, ini-026), as the `first` line of a section (cases
  /// ini-073 to ini-075), and `  nothing` under `s3 =`, a block line `withoutEquals` (case ini-028).
  package let indentedLine: IndentedLine
  /// U+FEFF at the start of the file (case ini-055); where it is harmless, it is white space.
  package let byteOrderMark: Complaint.Damage
  /// A byte that is not UTF-8 (cases ini-057, ini-058); where it is harmless, it reads as U+FFFD.
  package let notUTF8: Complaint.Damage
  /// `[__proto__]`, with or without `profile` (parseIni.ts).
  package let prototypeTitle: Complaint.Damage
  /// A folder where the file should be.
  package let directory: Complaint.Damage
}
