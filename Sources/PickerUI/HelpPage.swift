// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The help, made from the table that the keys obey.
extension Picker {
  var helpItems: [DetailItem] {
    var items: [DetailItem] = []
    for section in keys.sections {
      items.append(.heading(section.title.uppercased()))
      items += section.bindings.map { Self.pair(($0.shown, $0.help)) }
      items.append(.blank)
    }
    items.append(.heading("FILTER"))
    items += Self.filterWords.map(Self.pair)
    items += [.blank, .heading("SESSION")]
    items += signs.map(Self.pair)
    items += [.blank, .heading("FILES")]
    items += [profiles.config.shown, profiles.credentials.shown].map {
      .text(StyledText("  \($0)"))
    }
    items += setup.files.map { .text(StyledText("  \($0)")) }
    return items
  }

  private static func pair(_ words: (String, String)) -> DetailItem {
    .text(StyledText("  \(words.0)", .strong).padded(to: 26) + " " + StyledText(words.1))
  }

  private static let filterWords = [
    ("prod adm", "both, in any order; gaps are allowed in a name, a capital matches capitals"),
    ("'prod ^prod prod$", "as it stands, at the start, at the end"),
    ("!test", "without"),
    ("region:eu account:1234", "in that column alone; also role: session: name:"),
    ("kind:sso status:expired", "by kind, by how the session stands"),
  ]

  private var signs: [(String, String)] {
    let glyphs = setup.glyphs
    return [
      (glyphs.live, "live, with the time left"),
      (glyphs.expiring, "ends in less than fifteen minutes"),
      (glyphs.expired, "expired, what it rests on has expired, or a cache file cannot be used"),
      (glyphs.renewable, "ended, and renews itself at the next use"),
      (glyphs.none, "not signed in, or not cached yet"),
      (glyphs.permanent, "keys that do not end"),
      (glyphs.unknown, "cannot be known without running or asking something"),
    ]
  }
}
