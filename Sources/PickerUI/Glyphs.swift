// SPDX-License-Identifier: Apache-2.0

/// The signs that a terminal can show: Unicode ones that take one column everywhere, or plain ASCII.
package struct Glyphs: Sendable {
  package let live: String
  package let expiring: String
  package let expired: String
  package let none: String
  package let permanent: String
  package let unknown: String
  package let renewable: String
  package let problem: String
  package let rule: String
  /// Between two panes side by side.
  package let bar: String
  /// Of a frame: upper left, upper right, lower left, lower right.
  package let corners: [String]

  package static let unicode = Glyphs(
    live: "✓", expiring: "!", expired: "✗", none: "–", permanent: "=", unknown: "?", renewable: "~",
    problem: "!", rule: "─", bar: "│", corners: ["┌", "┐", "└", "┘"])

  package static let ascii = Glyphs(
    live: "+", expiring: "!", expired: "x", none: "-", permanent: "=", unknown: "?", renewable: "~",
    problem: "!", rule: "-", bar: "|", corners: ["+", "+", "+", "+"])
}
