// SPDX-License-Identifier: Apache-2.0

import Foundation
import PickerUI
import Testing

/// Every style of every theme, in one golden file; `AWSPROF_RECORD=1` writes it anew.
@Suite("themes")
struct ThemeTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/themes.txt")

  @Test("each style looks as recorded in each theme")
  func looks() throws {
    let text = Theme.allCases.map { theme in
      "\(theme.rawValue)\n"
        + Style.all.map { "  \($0.letter) \($0): \(Self.words(theme.look(of: $0)))\n" }.joined()
    }.joined(separator: "\n")
    try Golden.check(text, Self.file)
  }

  @Test("without colours no two sessions that differ in what to do look alike")
  func mono() {
    let styles: [Style] = [.live, .expiring, .expired, .problem]
    for style in styles { #expect(Theme.mono.look(of: style).color == nil) }
    let sessions: [Style] = [.live, .expiring, .expired]
    for (place, style) in sessions.enumerated() {
      for other in sessions.dropFirst(place + 1) {
        #expect(Theme.mono.look(of: style) != Theme.mono.look(of: other), "\(style), \(other)")
      }
    }
    #expect(Style.all.enumerated().allSatisfy { $0.offset == $0.element.number })
  }

  @Test("a light background has no yellow and no cyan")
  func light() {
    for style in Style.all {
      if case .marked = style { continue }
      let color = Theme.light.look(of: style).color
      #expect(color != 3 && color != 6 && color != 11 && color != 14)
    }
  }

  private static func words(_ look: Look) -> String {
    let attributes: [(Look.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    let words = attributes.filter { look.attributes.contains($0.0) }.map(\.1)
    let color = look.color.map { ["colour \($0)"] } ?? []
    let fallback = look.fallback.map { ["or \($0)"] } ?? []
    return (words + color + fallback).joined(separator: " ")
  }
}
