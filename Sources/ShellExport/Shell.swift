// SPDX-License-Identifier: Apache-2.0

/// A shell that awsprof speaks to.
package enum Shell: String, CaseIterable, Sendable {
  case sh, bash, zsh, fish, powershell, nu

  /// The text to be evaluated, for nu to be loaded; every line to be evaluated ends in `;`, so that `eval $(...)` without quotes and fish's `eval (...)`,
  /// which turn line ends into blanks, still set the same.
  ///
  ///     unset AWS_ACCESS_KEY_ID ... && export AWS_PROFILE='prod' && export AWS_REGION='eu-west-1' ...;
  package func lines(for change: EnvironmentChange) throws(UnspeakableValue) -> String {
    for case .set(let name, let value) in change.steps {
      try UnspeakableValue.check(value, of: name)
    }
    switch self {
    case .sh, .bash, .zsh: return POSIXShell.lines(for: change)
    case .fish: return FishShell.lines(for: change)
    case .powershell: return PowerShell.lines(for: change)
    case .nu: return NuShell.lines(for: change)
    }
  }
}

/// A value that no shell can be told safely, and why.
package struct UnspeakableValue: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case empty, tooLong
    /// A control character or a line separator.
    case controlCharacter(Unicode.Scalar)
    /// The text held bytes that are not UTF-8, and what they were is lost.
    case notUTF8
    /// It would need quotes where there are none.
    case needsQuotes
    /// It has marks that its reader joins with letters.
    case composed
  }

  package let variable: String
  package let reason: Reason

  package init(variable: String, reason: Reason) {
    self.variable = variable
    self.reason = reason
  }

  /// The longest value that is exported, in bytes of UTF-8.
  package static let limit = 4096

  /// Refuses what would need quotes besides.
  static func checkPlain(_ value: String, of variable: String) throws(UnspeakableValue) {
    try check(value, of: variable)
    let isPlain =
      value.utf8.first != UInt8(ascii: "-")
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "_./:@%+=,-".utf8.contains(byte)
        }
      }
    if !isPlain { throw UnspeakableValue(variable: variable, reason: .needsQuotes) }
  }

  static func check(_ value: String, of variable: String) throws(UnspeakableValue) {
    if value.isEmpty { throw UnspeakableValue(variable: variable, reason: .empty) }
    if value.utf8.count > limit { throw UnspeakableValue(variable: variable, reason: .tooLong) }
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029:
        throw UnspeakableValue(variable: variable, reason: .controlCharacter(scalar))
      case 0xFFFD:
        throw UnspeakableValue(variable: variable, reason: .notUTF8)
      default: break
      }
    }
  }
}

extension UnspeakableValue: CustomStringConvertible {
  package var description: String {
    switch reason {
    case .empty: "\(variable) would be empty, and clients take an empty value for a name"
    case .tooLong: "\(variable) would be longer than \(Self.limit) bytes"
    case .controlCharacter(let scalar):
      "\(variable) would hold the control character U+\(QuotedText.digits(scalar.value, 4).uppercased()), which no shell is told"
    case .needsQuotes:
      "\(variable) would hold a character that needs quotes, and this format has none that all its readers take away"
    case .composed:
      "\(variable) would hold accents that stand apart from their letters, and Terraform joins them: it would be another name"
    case .notUTF8: "\(variable) would hold bytes that are not UTF-8"
    }
  }
}
