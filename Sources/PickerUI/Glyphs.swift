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
  /// Stands for a digit that nobody should read over the shoulder.
  package let typed: String
  package let corners: Corners
  /// Halves of a cell, filled; `nil` where the terminal has none.
  package let halves: Halves?

  package struct Corners: Sendable {
    package let top: (left: String, right: String)
    package let bottom: (left: String, right: String)
  }

  package struct Halves: Sendable {
    package let upper: String
    package let lower: String
    package let both: String
  }

  package static let unicode = Glyphs(
    live: "✓", expiring: "!", expired: "✗", none: "–", permanent: "=", unknown: "?", renewable: "~",
    problem: "!", rule: "─", bar: "│", typed: "•",
    corners: Corners(top: ("┌", "┐"), bottom: ("└", "┘")),
    halves: Halves(upper: "▀", lower: "▄", both: "█"))

  package static let ascii = Glyphs(
    live: "+", expiring: "!", expired: "x", none: "-", permanent: "=", unknown: "?", renewable: "~",
    problem: "!", rule: "-", bar: "|", typed: "*",
    corners: Corners(top: ("+", "+"), bottom: ("+", "+")), halves: nil)
}
