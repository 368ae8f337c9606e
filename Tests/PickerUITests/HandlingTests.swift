// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import Testing

@Suite("what a key does")
struct HandlingTests {
  private func effect(_ keys: String, home: String = "everyday") throws -> Picker.Effect? {
    let size = Screen.Size(rows: 24, columns: 80)
    let all = KeyNames.keys(in: keys)
    var picker = try GoldenScreen(home: home, size: size, keys: "").picker()
    var last: Picker.Effect?
    for key in all { last = picker.handle(.key(key)) }
    return last
  }

  @Test(
    "keys lead to the effect a person expects",
    arguments: [
      ("<enter>", .choose(.init(profile: "default", region: .profiles))),
      ("<down><enter>", .choose(.init(profile: "dev", region: .profiles))),
      ("hop<enter>", .choose(.init(profile: "hop", region: .profiles))),
      ("/hop<enter>", .choose(.init(profile: "hop", region: .profiles))),
      ("prod !admin<enter>", .choose(.init(profile: "prod-reader", region: .profiles))),
      ("hop<ctrl-t>ireland<enter>", .choose(.init(profile: "hop", region: .named("eu-west-1")))),
      (
        "hop<ctrl-t>mars-north-1<enter>",
        .choose(.init(profile: "hop", region: .named("mars-north-1")))
      ),
      ("hop<ctrl-t><enter>", .choose(.init(profile: "hop", region: .profiles))),
      ("hop<ctrl-t><end><enter>", .choose(.init(profile: "hop", region: .unset))),
      ("zzz<enter>", .beep), ("<esc>", .cancel), ("hop<esc>", nil), ("hop<esc><esc>", .cancel),
      ("<tab><esc>", nil), ("<tab>q<esc>", .cancel), ("hop<ctrl-t>x<esc><esc><esc><esc>", .cancel),
      ("hop<ctrl-c>", .cancel),
      ("<tab><enter>", .choose(.init(profile: "default", region: .profiles))),
      ("<tab><ctrl-c>", .cancel), ("<ctrl-z>", .beep),
      ("<f5>", .reload), ("<ctrl-r>", .beep), ("<down><ctrl-r>", .signIn("dev", .usual)),
      ("partner<enter>", nil),
      ("partner<enter>n", .choose(.init(profile: "partner", region: .profiles))),
      ("partner<enter>y", .signIn("partner", .usual)), ("partner<enter><enter>", nil),
      ("partner<enter><ctrl-c>", .cancel), ("prod-admin<ctrl-r><ctrl-c>", .cancel),
      ("<backspace>", .beep), ("ho<backspace><backspace><esc>", .cancel),
      ("a b<ctrl-w><ctrl-w><esc>", .cancel),
    ] as [(String, Picker.Effect?)])
  func effects(_ keys: String, _ expected: Picker.Effect?) throws {
    #expect(try effect(keys) == expected)
  }

  @Test("a paste goes into the filter and never acts")
  func paste() throws {
    var picker = try GoldenScreen(
      home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: ""
    ).picker()
    #expect(picker.handle(.key(.paste("hop"))) == nil)
    #expect(picker.filter.text == "hop")
    #expect(picker.profile?.name == "hop")
  }

  @Test("files that are read again leave the cursor on its profile")
  func reload() throws {
    var picker = try GoldenScreen(
      home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: "<down><down>"
    ).picker()
    let name = picker.profile?.name
    let profiles = picker.profiles
    _ = picker.handle(.filesRead(profiles))
    #expect(picker.profile?.name == name)
  }

  @Test(
    "the menu does what its rows say, by Enter or by their keys, and is left as a page is",
    arguments: [
      ("hop<f2><enter>", .choose(.init(profile: "hop", region: .profiles))),
      ("hop<f2><ctrl-y>", .copy(.init(word: "the name", content: .text("hop")))),
      ("<f2><end><enter>", .cancel), ("<f2><ctrl-c>", .cancel), ("<f2><esc><esc>", .cancel),
      ("<f2>q<esc>", .cancel), ("<f2><f2><esc>", .cancel), ("<f2>z", .beep), ("<f2>f", .beep),
      ("<f2><ctrl-z>", .beep), ("hop<tab><f2><esc>q<esc><esc>", .cancel),
      ("hop<f2>y", nil), ("hop<f2>yn", .copy(.init(word: "the name", content: .text("hop")))),
      ("hop<f2>jj<up><up><enter>", .choose(.init(profile: "hop", region: .profiles))),
      ("hop<ctrl-t><f2>", .beep),
    ] as [(String, Picker.Effect?)])
  func menu(_ keys: String, _ expected: Picker.Effect?) throws {
    #expect(try effect(keys) == expected)
  }

  @Test("the menu opens the editor at the profile, or on a page at the line under the cursor")
  func menuEdits() throws {
    func line(_ keys: String) throws -> Int? {
      if case .edit(let location)? = try effect(keys) { location.line } else { nil }
    }
    #expect(try line("hop<f2>o") == 46)
    #expect(try line("hop<tab><tab>j<f2>o") == 48)
  }

  @Test("no row of the menu is there twice, and every one can be done")
  func menuRows() throws {
    for keys in ["hop<f2>", "hop<tab><f2>", "<f1><f2>", "<f3><f2>"] {
      let golden = GoldenScreen(
        home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: keys)
      for downs in 0..<12 {
        var picker = try golden.picker()
        for _ in 0..<downs { _ = picker.handle(.key(.down)) }
        #expect(picker.handle(.key(.enter)) != .beep, "\(keys), \(downs)")
      }
    }
  }

  @Test("the mouse goes where it clicks, chooses by a double click, scrolls what is under it")
  func mouse() throws {
    var picker = try GoldenScreen(
      home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: ""
    ).picker()
    func mouse(_ deed: Mouse.Deed, _ row: Int, _ column: Int) -> Picker.Effect? {
      picker.handle(.key(.mouse(Mouse(deed, row: row, column: column))))
    }
    #expect(mouse(.click, 5, 10) == nil)
    #expect(picker.profile?.name == "partner")
    #expect(mouse(.wheelDown, 5, 10) == nil)
    #expect(picker.profile?.name == "prod-reader")
    #expect(
      mouse(.doubleClick, 4, 70) == .choose(.init(profile: "dev", region: .profiles)))
    #expect(mouse(.click, 2, 5) == nil)
    #expect(mouse(.wheelDown, 20, 10) == nil)
    #expect(picker.profile?.name == "dev")
    // The footer: `Enter use  Ctrl-T region  ...`
    #expect(mouse(.click, 23, 14) == nil)
    #expect(picker.focus != .list)
    #expect(mouse(.doubleClick, 3, 5) != nil)
    _ = picker.handle(.key(.escape))
    _ = picker.handle(.key(.function(2)))
    #expect(mouse(.click, 9, 20) == nil)
    #expect(mouse(.wheelDown, 9, 20) == nil)
    #expect(mouse(.click, 0, 0) == nil)
    #expect(picker.focus != .list)
    #expect(mouse(.doubleClick, 6, 20) == nil)
    guard case .regions = picker.focus else {
      Issue.record("no regions")
      return
    }
    #expect(mouse(.click, 23, 2) != nil)
  }

  @Test("no key means two things at once, and every binding has a sentence")
  func bindings() {
    var seen: Set<String> = []
    let scopes: [KeyBinding.Scope] = [.lists, .emptyFilter, .pages, .signIn]
    for binding in KeyBindings.all {
      #expect(!binding.help.isEmpty)
      for scope in scopes where binding.scopes.contains(scope) {
        for key in binding.keys {
          #expect(seen.insert("\(scope) \(key)").inserted, "\(scope) \(key)")
        }
      }
    }
  }

  @Test(
    "what a terminal could obey becomes visible",
    arguments: [
      ("red\u{1B}[31m", "red\\e[31m"), ("a\tb\nc\r", "a\\tb\\nc\\r"), ("\u{7}\u{9B}", "\\x07\\x9b"),
      ("a\u{202E}b", "a\\u{202E}b"), ("a\u{200B}b", "a\\u{200B}b"), ("e\u{301}", "e\u{301}"),
      ("\u{301}", "\\u{301}"), ("日本", "日本"), ("\u{E000}", "\\u{E000}"),
    ])
  func visible(_ text: String, _ shown: String) {
    #expect(Visible(text).text == shown)
  }

  @Test("a text is cut between characters, never inside one")
  func truncation() {
    #expect(Visible("production").truncated(to: 6).text == "prod..")
    #expect(Visible("日本語テスト").truncated(to: 7).text == "日本..")
    #expect(Visible("abc").truncated(to: 3).text == "abc")
  }
}
