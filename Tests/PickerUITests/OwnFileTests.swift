// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import Testing

/// awsprof's own two files as values: what was chosen, and what is wanted.
@Suite("own files")
struct OwnFileTests {
  private static let file = SourceFile(.config, path: "/x", shown: "~/.config/awsprof/config")

  private func preferences(_ text: String) -> Preferences {
    Preferences(read(ConfigText(text, of: Self.file), as: .botocore))
  }

  @Test("what was chosen is written and read again, the latest first, each once")
  func recents() {
    var recents = Recents()
    let moments = [1.0, 2, 3].map { Timestamp(seconds: $0) }
    recents.note("a", region: nil, at: moments[0])
    recents.note("two words", region: "eu-west-1", at: moments[1])
    recents.note("a", region: nil, at: moments[2])
    #expect(recents.text == "3 - a\n2 eu-west-1 two words\n")
    #expect(Recents(recents.text) == recents)
    #expect(recents.regions == ["eu-west-1"])
  }

  @Test(
    "a name that a line cannot hold is not noted, and a line that makes no sense is left out",
    arguments: ["a\nb", "", "a\u{7}", "\u{FFFD}"])
  func unfit(_ name: String) {
    var recents = Recents()
    recents.note(Profile.Name(name), region: nil, at: Timestamp(seconds: 1))
    #expect(recents.text.isEmpty)
    #expect(Recents("x\n1\n1 -\nnan - a\n1 - \n1 ../.. a\n").entries.isEmpty)
  }

  @Test(
    "a rule is for the names that its pattern fits",
    arguments: [
      ("prod", "prod", true), ("prod", "prod-a", false), ("prod*", "prod-a", true),
      ("*prod*", "a/prod/b", true), ("p?od", "prod", true), ("p?od", "pod", false),
      ("*", "", true), ("*a*b", "xaybzb", true), ("*a*b", "xaybz", false), ("日*", "日本", true),
    ])
  func patterns(_ pattern: String, _ name: String, _ fits: Bool) {
    let rules = preferences("[profile \(pattern)]\nawsprof_confirm = yes\n").rules
    #expect(rules.first?.applies(to: Profile.Name(name), account: nil) == fits)
  }

  @Test("of two rules for a profile the last that says anything counts")
  func lastRule() throws {
    var golden = GoldenScreen(home: "everyday", size: .init(rows: 24, columns: 80), keys: "prod-r")
    golden.preferences = "[profile prod-*]\nawsprof_confirm = yes\n"
    var picker = try golden.picker()
    #expect(picker.handle(.key(.enter)) == nil)
    golden.preferences += "[profile prod-reader]\nawsprof_confirm = no\n"
    picker = try golden.picker()
    #expect(
      picker.handle(.key(.enter)) == .choose(.init(profile: "prod-reader", region: .profiles)))
  }

  @Test("a value may be followed by a comment, and says where it is written")
  func comment() {
    let preferences = preferences("[picker]\nsort = name   # as ls does\ntheme = light ; #\n")
    #expect(preferences.order == .name && preferences.theme == .light)
    #expect(preferences.places["picker.sort"]?.description == "~/.config/awsprof/config:2")
    #expect(preferences.complaints.isEmpty)
  }

  @Test(
    "colours are as the option or the file says, else as the environment says",
    arguments: [
      (.auto, [:], .max), (.auto, ["NO_COLOR": "1"], 0), (.auto, ["NO_COLOR": ""], .max),
      (.always, ["NO_COLOR": "1"], .max), (.never, ["FORCE_COLOR": "1"], 0),
      (.sixteen, ["NO_COLOR": "1"], 16), (.twoHundredFiftySix, [:], 256),
      (.auto, ["CLICOLOR": "0"], 0), (.auto, ["CLICOLOR": "0", "CLICOLOR_FORCE": "1"], .max),
      (.auto, ["CLICOLOR": "0", "FORCE_COLOR": "0"], 0),
      (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], 0),
    ] as [(ColorUse, [String: String], Int)])
  func colors(_ use: ColorUse, _ environment: [String: String], _ limit: Int) {
    #expect(use.limit { environment[$0] } == limit)
  }

  @Test("a rule for an account is for its profiles alone")
  func account() {
    let rules = preferences("[account 111122223333]\nawsprof_color = red\n").rules
    #expect(rules[0].applies(to: "x", account: "111122223333"))
    #expect(!rules[0].applies(to: "x", account: nil))
    #expect(rules[0].color == .red)
  }

  @Test(
    "what means nothing gets a sentence with its place, and the rest holds",
    arguments: [
      ("[picker]\ntheme = pink\nsort = name\n", "~/.config/awsprof/config:2: theme: 'pink' is not"),
      (
        "[picker]\ncolour = red\nsort = name\n", "~/.config/awsprof/config:2: 'colour' is not known"
      ),
      ("[profil x]\n[picker]\nsort = name\n", "~/.config/awsprof/config:1: section [profil x]"),
      ("[picker]\nmouse = perhaps\nsort = name\n", "neither yes nor no"),
      ("[picker]\nsort = name\n[picker]\n", "is already at line 1"),
      ("[picker]\nsort = name\ncolumns = role age\n", ":3: columns: 'age' is not one of account"),
      ("[picker]\nsort = name\ncolumns = role, role\n", ":3: columns: 'role' is there twice"),
      ("[picker]\nsort = name\nesc = maybe\n", ":3: esc: 'maybe' is not one of leave, stay"),
      ("[picker]\nsort = name\ncolor = 12\n", ":3: color: '12' is not one of auto, always"),
    ])
  func complaints(_ text: String, _ start: String) {
    let preferences = preferences(text)
    #expect(preferences.complaints.count == 1)
    #expect(preferences.complaints.first?.contains(start) == true, "\(preferences.complaints)")
    #expect(preferences.order == .name)
  }
}
