// SPDX-License-Identifier: Apache-2.0

/// The code of an MFA device while it is typed: digits that no screen, message or debugger shows.
///
///     "\(code)"      // ***
package struct MFACode: Equatable, Sendable {
  /// What STS takes (AssumeRole, TokenCode).
  package static let length = 6

  /// The digits themselves, for the one who asked.
  package private(set) var revealed = ""

  package init() {}

  package var isWhole: Bool { revealed.utf8.count == Self.length }

  /// Takes the digits of what was typed or pasted, blanks between them or not; `false` where there is none or no room.
  package mutating func insert(_ text: String) -> Bool {
    let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
    guard !digits.isEmpty, revealed.utf8.count + digits.count <= Self.length else { return false }
    revealed.unicodeScalars.append(contentsOf: digits)
    return true
  }

  /// Takes the last digit away; `false` where there is none.
  package mutating func deleteLast() -> Bool {
    revealed.popLast() != nil
  }

  /// The field as it is drawn: a mark for each digit, a line for each that is missing.
  package func shown(with mark: String) -> String {
    (0..<Self.length).map { $0 < revealed.utf8.count ? mark : "_" }.joined(separator: " ")
  }
}

extension MFACode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { String(repeating: "*", count: revealed.utf8.count) }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
