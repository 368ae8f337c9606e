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
    #expect(recents.text == "3 2 - a\n2 1 eu-west-1 two words\n")
    #expect(Recents(recents.text) == recents)
    #expect(recents.regions == ["eu-west-1"])
  }

  @Test("what was used often comes before what was used once, and an hour makes a difference")
  func frecency() throws {
    func order(_ text: String) throws -> [String] {
      var golden = GoldenScreen(home: "everyday", size: .init(rows: 24, columns: 80), keys: "")
      golden.preferences = "[picker]\nsort = recent\n"
      golden.recents = text
      golden.environment = [("AWS_PROFILE", "vault")]
      let picker = try golden.picker()
      return picker.hits.prefix(4).map { picker.profiles.name(at: $0.index).text }
    }
    let (now, hours) = (1_768_478_400, 3_600)
    #expect(
      try order(
        "\(now - 2 * hours) 1 - dev\n\(now - 3 * hours) 5 - hop\n\(now - 4 * hours) 4 - pod\n")
        == ["vault", "dev", "hop", "pod"])
    #expect(
      try order("\(now) 1 - dev\n\(now - 60) 1 - pod\n\(now - 200 * hours) 10 - hop\n")
        == ["vault", "dev", "pod", "hop"])
    #expect(
      try order("\(now) 1 - dev\n\(now - 60) 1 - pod\n\(now - 200 * hours) 99 - hop\n")
        == ["vault", "dev", "hop", "pod"])
  }

  @Test(
    "after a thousand choices a tenth of each is forgotten, and what is left of none is dropped")
  func ageing() {
    var recents = Recents("2 999 - a\n1 1 - b\n")
    recents.note("a", region: nil, at: Timestamp(seconds: 3))
    #expect(recents.text == "3 900 - a\n")
  }

  @Test(
    "a name that a line cannot hold is not noted, and a line that makes no sense is left out",
    arguments: ["a\nb", "", "a\u{7}", "\u{FFFD}"])
  func unfit(_ name: String) {
    var recents = Recents()
    recents.note(Profile.Name(name), region: nil, at: Timestamp(seconds: 1))
    #expect(recents.text.isEmpty)
    #expect(
      Recents("x\n1\n1 1 -\nnan 1 - a\n1 1 - \n1 1 ../.. a\n1 0 - a\n1 x - a\n1 - a\n").entries
        .isEmpty)
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

  @Test("the usual keys of every action, written into the file, are the usual keys")
  func usualKeys() {
    let lines = KeyBindings.changeable.map {
      "\($0.rawValue) = \(KeyMap.usual.names(of: $0))\n"
    }
    let preferences = preferences("[keys]\n" + lines.joined())
    #expect(preferences.complaints == [])
    for scope in [KeyBinding.Scope.lists, .emptyFilter, .pages] {
      for key in KeyBindings.all.flatMap(\.keys) {
        let usual = KeyMap.usual.action(of: key, in: scope)
        #expect(preferences.keys.action(of: key, in: scope) == usual, "\(key) in \(scope)")
      }
    }
  }

  @Test("a key of the file takes the place of the usual ones, a letter on the pages alone")
  func newKeys() {
    let keys = preferences("[keys]\nedit = v F4\nsort = f8\nsuspend = none\nregions = alt-r\n").keys
    #expect(keys.action(of: .character("v"), in: .pages) == .edit)
    #expect(keys.action(of: .character("v"), in: .lists) == nil)
    #expect(keys.action(of: .character("o"), in: .pages) == nil)
    #expect(keys.action(of: .function(8), in: .lists) == .sort)
    #expect(keys.action(of: .function(6), in: .lists) == nil)
    #expect(keys.action(of: .control("z"), in: .lists) == nil)
    #expect(keys.action(of: .alt("r"), in: .pages) == .regions)
    #expect(keys.names(of: .edit) == "v F4" && keys.names(of: .suspend) == "none")
  }

  @Test("two lines may change keys with each other")
  func exchange() {
    let preferences = preferences("[keys]\nsort = F7\ngroup = F6\n")
    #expect(preferences.complaints == [])
    #expect(preferences.keys.action(of: .function(7), in: .lists) == .sort)
    #expect(preferences.keys.action(of: .function(6), in: .lists) == .group)
  }

  @Test(
    "a key that cannot be gets a sentence with its place, and its action keeps the usual ones",
    arguments: [
      ("sort = Ctl-X", "2: sort: 'Ctl-X' is not a key; keys are written as Ctrl-T"),
      ("sort = x", "2: sort: 'x' is typed into the filter where 'sort' works"),
      ("sort = Ctrl-T", "2: sort: Ctrl-T is the key of 'regions'"),
      ("group = F6", "2: group: F6 is the key of 'sort'"),
      ("sort = F8\ngroup = F8", "3: group: F8 is the key of 'sort'"),
      ("sort = Ctrl-I", "2: sort: Tab is the key of 'details'"),
      ("sort = Ctrl-C", "2: sort: Ctrl-C always leaves"),
      ("edit = j", "2: edit: j is the key of 'down'"), ("sort =", "2: sort: a key is missing"),
      ("delete-forward = Delete\nsort = Ctrl-D", "3: sort: Ctrl-D is the key of 'quit'"),
      ("fly = F8", "2: 'fly' is not known here; 'awsprof settings' has all"),
      ("ignore = F8", "2: 'ignore' is not known here"),
    ])
  func badKeys(_ lines: String, _ words: String) {
    let preferences = preferences("[keys]\n\(lines)\n")
    #expect(preferences.complaints.count == 1, "\(preferences.complaints)")
    #expect(
      preferences.complaints.first?.hasPrefix("~/.config/awsprof/config:\(words)") == true,
      "\(preferences.complaints)")
    for action in [Action.regions, .edit, .down] {
      #expect(preferences.keys.names(of: action) == KeyMap.usual.names(of: action))
    }
  }

  @Test("Ctrl-C leaves, whatever the file says")
  func alwaysQuit() {
    let keys = preferences("[keys]\nquit = F10\nback = none\n").keys
    #expect(keys.action(of: .control("c"), in: .lists) == .quit)
    #expect(keys.action(of: .control("c"), in: .pages) == .quit)
  }

  @Test("a rule for an account is for its profiles alone")
  func account() {
    let rules = preferences("[account 111122223333]\nawsprof_color = red\n").rules
    #expect(rules[0].applies(to: "x", account: "111122223333"))
    #expect(!rules[0].applies(to: "x", account: nil))
    #expect(rules[0].color == .red)
  }

  @Test("the command for codes is that of the last rule that fits, in words")
  func mfaProcess() {
    let serial = "arn:aws:iam::111122223333:mfa/alice"
    let preferences = preferences(
      """
      [profile prod*]
      awsprof_mfa_process = ykman oath code --single 'AWS prod'
      [account 111122223333]
      awsprof_mfa_process = op code
      [profile prod-b]
      awsprof_color = red
      [profile *-c]
      awsprof_mfa_process = pass 'open
      """)
    #expect(preferences.mfaProcess(for: "dev", serial: serial) == ["op", "code"])
    #expect(
      preferences.mfaProcess(for: "prod-b", serial: "GAHT12345678")
        == ["ykman", "oath", "code", "--single", "AWS prod"])
    #expect(preferences.mfaProcess(for: "x", serial: "GAHT12345678") == nil)
    #expect(preferences.complaints.count == 1)
    #expect(preferences.complaints.first?.contains("pass") == false, "it may hold a secret")
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
