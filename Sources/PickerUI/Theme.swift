// SPDX-License-Identifier: Apache-2.0

/// How the meanings look on a terminal.
///
/// Live is blue and not green: blue, yellow and red stay apart for eyes that confuse red and green. Nothing is said by
/// colour alone, so a terminal without colours shows the same with bold, underline and reverse.
package enum Theme: String, CaseIterable, Sendable {
  /// The sixteen colours that the person chose for their terminal, on its own background.
  case terminal
  /// For a light background: no yellow, no cyan.
  case light
  /// Softer colours of the 256, for a dark background.
  case dark
  /// Bright colours and bold, nothing dim.
  case contrast
  /// No colours at all.
  case mono

  package func look(of style: Style) -> Look {
    let looks =
      switch self {
      case .terminal: Self.terminalLooks
      case .light: Self.lightLooks
      case .dark: Self.darkLooks
      case .contrast: Self.contrastLooks
      case .mono: Self.terminalLooks
      }
    var look = looks.first { $0.key == style }?.value ?? Look()
    if self == .mono { look.color = nil }
    if case .marked(let color) = style {
      look = Look(attributes: .bold, color: self == .mono ? nil : color.number)
    }
    return look
  }
}

/// What a cell is drawn with.
package struct Look: Equatable, Sendable {
  package struct Attributes: OptionSet, Equatable, Sendable {
    package let rawValue: UInt8
    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
  }

  package var attributes: Attributes = []
  /// One of the terminal's sixteen, or of the 256; `nil` is the text's own colour.
  package var color: Int?
  /// What stands for it where there are only sixteen.
  package var fallback: Int?
}

/// A colour by its name, for marking profiles.
package enum NamedColor: String, CaseIterable, Hashable, Sendable {
  case red, green, yellow, blue, magenta, cyan

  /// The terminal's number for it.
  package var number: Int {
    switch self {
    case .red: 1
    case .green: 2
    case .yellow: 3
    case .blue: 4
    case .magenta: 5
    case .cyan: 6
    }
  }
}

extension Theme {
  private static let terminalLooks: KeyValuePairs<Style, Look> = [
    .bar: Look(attributes: .bold, color: 6), .quiet: Look(attributes: .dim),
    .strong: Look(attributes: .bold),
    .match: Look(attributes: [.bold, .underline], color: 5), .live: Look(color: 4),
    .expiring: Look(attributes: .bold, color: 3), .expired: Look(attributes: .underline, color: 1),
    .problem: Look(attributes: .bold, color: 1), .escaped: Look(attributes: [.dim, .reverse]),
  ]

  private static let lightLooks: KeyValuePairs<Style, Look> = [
    .bar: Look(attributes: .bold, color: 4), .quiet: Look(attributes: .dim),
    .strong: Look(attributes: .bold),
    .match: Look(attributes: [.bold, .underline], color: 5), .live: Look(color: 4),
    .expiring: Look(attributes: .bold, color: 5), .expired: Look(attributes: .underline, color: 1),
    .problem: Look(attributes: .bold, color: 1), .escaped: Look(attributes: [.dim, .reverse]),
  ]

  private static let darkLooks: KeyValuePairs<Style, Look> = [
    .bar: Look(attributes: .bold, color: 110, fallback: 6), .quiet: Look(color: 245, fallback: 7),
    .strong: Look(attributes: .bold),
    .match: Look(attributes: [.bold, .underline], color: 213, fallback: 5),
    .live: Look(color: 111, fallback: 4),
    .expiring: Look(attributes: .bold, color: 221, fallback: 3),
    .expired: Look(attributes: .underline, color: 203, fallback: 1),
    .problem: Look(attributes: .bold, color: 203, fallback: 1),
    .escaped: Look(attributes: .reverse, color: 245, fallback: 7),
  ]

  private static let contrastLooks: KeyValuePairs<Style, Look> = [
    .bar: Look(attributes: [.bold, .reverse]), .strong: Look(attributes: .bold),
    .match: Look(attributes: [.bold, .underline], color: 13),
    .live: Look(attributes: .bold, color: 12), .expiring: Look(attributes: .bold, color: 11),
    .expired: Look(attributes: [.bold, .underline], color: 9),
    .problem: Look(attributes: [.bold, .reverse], color: 9), .escaped: Look(attributes: .reverse),
  ]
}
