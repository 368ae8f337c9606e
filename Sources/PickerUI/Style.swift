// SPDX-License-Identifier: Apache-2.0

/// What a cell means; which colours that becomes is a ``Theme``'s affair.
///
/// Every meaning also shows in the text (a glyph, a word), so that a screen without colours says the same.
package enum Style: Hashable, Sendable {
  case plain
  /// The title line and the footer.
  case bar
  /// A rule, a column head, a hint: there to be overlooked.
  case quiet
  /// A name or a heading that the eye should find.
  case strong
  /// The part of a name that the filter matched.
  case match
  /// A session that is live.
  case live
  /// A session that ends in less than fifteen minutes.
  case expiring
  /// A session that has ended.
  case expired
  /// A problem of the files or the environment.
  case problem
  /// A control character or an escape sequence made visible.
  case escaped
  /// The name of a profile that the person gave a colour of its own.
  case marked(NamedColor)

  package static let all: [Style] =
    [
      .plain, .bar, .quiet, .strong, .match, .live, .expiring, .expired, .problem, .escaped,
    ] + NamedColor.allCases.map { .marked($0) }

  /// Its place in `all`.
  package var number: Int {
    switch self {
    case .plain: 0
    case .bar: 1
    case .quiet: 2
    case .strong: 3
    case .match: 4
    case .live: 5
    case .expiring: 6
    case .expired: 7
    case .problem: 8
    case .escaped: 9
    case .marked(let color): 9 + color.number
    }
  }

  /// The letter of the style in the look plane of a golden screen.
  package var letter: Character {
    switch self {
    case .plain: "."
    case .bar: "b"
    case .quiet: "q"
    case .strong: "s"
    case .match: "m"
    case .live: "l"
    case .expiring: "e"
    case .expired: "x"
    case .problem: "p"
    case .escaped: "^"
    case .marked: "c"
    }
  }
}
