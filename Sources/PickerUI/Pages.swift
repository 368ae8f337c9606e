// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// The lines of a full-screen page.
  func pageLines(_ page: Page) -> [StyledText] {
    switch page {
    case .details: detailLines()
    case .problems: problemLines.flatMap { $0.wrapped(to: size.columns) }
    case .help: helpLines.flatMap { $0.wrapped(to: size.columns) }
    }
  }

  private var problemLines: [StyledText] {
    if profiles.complaints.isEmpty { return [StyledText("  the files have no problems", .quiet)] }
    return profiles.complaints.flatMap { complaint -> [StyledText] in
      let effect = complaint.effect.map { [StyledText("    \($0)", .quiet)] } ?? []
      return [StyledText("\(setup.glyphs.problem) \(complaint.description)", .problem)] + effect
        + [StyledText("    to do: \(complaint.remedy)"), ""]
    }
  }

  private var helpLines: [StyledText] {
    let keys = KeyBindings.all.map { binding in
      StyledText("  \(binding.shown)", .strong).padded(to: 24) + StyledText(binding.help)
    }
    let signs: [(String, String)] = [
      (setup.glyphs.live, "live, with the time left"),
      (setup.glyphs.expiring, "ends in less than fifteen minutes"),
      (setup.glyphs.expired, "expired, or a cache file that cannot be used"),
      (setup.glyphs.renewable, "ended, and renews itself at the next use"),
      (setup.glyphs.none, "not signed in, or not cached yet"),
      (setup.glyphs.permanent, "keys that do not end"),
      (setup.glyphs.unknown, "cannot be known without running or asking something"),
    ]
    return [
      "  Typing narrows the list: words in any order, !word excludes, a capital matches capitals.",
      "",
    ]
      + keys + ["", StyledText("  SESSION", .strong)]
      + signs.map { StyledText("  \($0.0)", .strong).padded(to: 6) + StyledText($0.1) }
      + [
        "", StyledText("  FILES", .strong), StyledText("  \(profiles.config.shown)"),
        StyledText("  \(profiles.credentials.shown)"),
      ]
  }
}
