// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import Testing

/// The pages of the details: where letters are commands.
@Suite("the pages")
struct PageTests {
  private func picker(_ keys: String, home: String = "everyday") throws -> Picker {
    try GoldenScreen(home: home, size: Screen.Size(rows: 24, columns: 80), keys: keys).picker()
  }

  private func effect(_ keys: String, home: String = "everyday") throws -> Picker.Effect? {
    let all = KeyNames.keys(in: keys)
    var picker = try picker("", home: home)
    var last: Picker.Effect?
    for key in all { last = picker.handle(.key(key)) }
    return last
  }

  @Test("from a name to the profile of that name, page and all")
  func followName() throws {
    let picker = try picker("hop<tab><tab>jf")
    #expect(picker.profile?.name == "prod-reader")
    guard case .page(let view) = picker.focus else {
      Issue.record("no page")
      return
    }
    #expect(view.page == .details(1))
  }

  @Test("from a value to what it hides, and from there to what hides it")
  func followHidden() throws {
    func line(_ keys: String) throws -> String {
      let screen = try picker(keys, home: "hidden").screen()
      let row = (0..<screen.size.rows).first { screen.row($0).first?.text == ">" }
      return row.map { screen.text(ofRow: $0) } ?? ""
    }
    #expect(try line("shared<tab><tab>").contains("ap-south-1"))
    #expect(try line("shared<tab><tab>f").contains("eu-west-1"))
    #expect(try line("shared<tab><tab>ff").contains("ap-south-1"))
  }

  @Test("a profile that is not there cannot be followed to")
  func followNowhere() throws {
    #expect(try effect("<end><tab>f") == .beep)
  }

  @Test("o opens the file at the line under the cursor, and only where there is a line")
  func edit() throws {
    guard case .edit(let location)? = try effect("hop<tab>o") else {
      Issue.record("no editor")
      return
    }
    #expect(location.description == "~/.aws/config:50")
    guard case .edit(let problem)? = try effect("<f3>o", home: "refused") else {
      Issue.record("no editor")
      return
    }
    #expect(problem.description == "~/.aws/config:4")
    #expect(try effect("<f1>o") == .beep)
  }

  @Test(
    "y and a letter copy, and a secret is never among what can be copied",
    arguments: [
      ("prod-r<tab>yn", "prod-reader"), ("prod-r<tab>ya", "444455556666"),
      ("prod-r<tab>yr", "arn:aws:iam::444455556666:role/Reader"),
      ("prod-r<tab>yv", "eu-west-1"), ("prod-r<tab>yp", "~/.aws/config:44"),
      ("prod-r<ctrl-y>", "prod-reader"), ("dev<tab>ya", "111122223333"),
    ])
  func copy(_ keys: String, _ text: String) throws {
    guard case .copy(let copy)? = try effect(keys) else {
      Issue.record("nothing was copied")
      return
    }
    #expect(copy.content == .text(text))
  }

  @Test("neither a key nor its secret can be copied as a value")
  func secrets() throws {
    var copied = 0
    for downs in 0..<8 {
      let keys = "default<tab><tab>" + String(repeating: "j", count: downs) + "yv"
      if case .copy(let copy)? = try effect(keys), case .text(let text) = copy.content {
        copied += 1
        #expect(!text.contains("EXAMPLE"), "\(text)")
      }
    }
    #expect(copied > 0, "other values can be copied")
  }

  @Test(
    "pages turn round, and before the first is the list",
    arguments: [
      ("<tab><tab>", 1), ("<tab><right>l]", 3), ("<tab><tab><tab><tab><tab><tab><tab>", 0),
      ("<tab>llh", 1), ("<tab><tab><shift-tab>", 0), ("<tab><left>", nil), ("<tab>q", nil),
      ("<f1>q", nil), ("<f3><tab>", nil),
    ])
  func turning(_ keys: String, _ page: Int?) throws {
    let focus = try picker(keys).focus
    if let page {
      #expect(focus == .page(PageView(.details(page))))
    } else {
      #expect(focus == .list)
    }
  }

  @Test(
    "a search goes to the next line and round the end, and is left one level at a time",
    arguments: [
      ("/role", 0), ("/role<enter>", 0), ("/role<enter>n", 1), ("/role<enter>nn", 2),
      ("/role<enter>N", -1), ("/role<enter>nN", 0), ("/ROLE<enter>", nil), ("/role<esc>", nil),
      ("/role<enter><esc>", nil), ("/zz<enter>", nil), ("/<enter>", nil),
      ("/rolx<backspace>e<enter>", 0),
    ] as [(String, Int?)])
  func search(_ keys: String, _ match: Int?) throws {
    let picker = try picker("<f1>" + keys)
    let view: PageView
    switch picker.focus {
    case .page(let page): view = page
    case .searching(let searching): view = searching.view
    default:
      Issue.record("\(picker.focus)")
      return
    }
    #expect((view.search == nil) == (match == nil))
    guard let match else { return }
    let found = try (0..<3).compactMap {
      try line(picker: "<f1>/role<enter>" + String(repeating: "n", count: $0))
    }
    #expect(view.search?.line == (match < 0 ? found.max() : found[match]), "\(found)")
  }

  private func line(picker keys: String) throws -> Int? {
    guard case .page(let view) = try picker(keys).focus else { return nil }
    return view.search?.line
  }

  @Test("a search ignores case but for its capitals, and goes along to the next page")
  func searchCase() throws {
    #expect(try line(picker: "hop<tab>/reader<enter>") != nil)
    #expect(try line(picker: "hop<tab>/READER<enter>") == nil)
    guard case .page(let view) = try picker("hop<tab>/reader<enter><tab>").focus else {
      Issue.record("no page")
      return
    }
    #expect(view.search?.text == "reader")
  }

  @Test("what is typed into a search never acts")
  func searchTypes() throws {
    #expect(try effect("hop<tab>/oy<f2>q") == nil)
    #expect(try effect("hop<tab>/x<ctrl-c>") == .cancel)
    var picker = try picker("hop<tab>/")
    #expect(picker.handle(.key(.paste("region\r"))) == nil)
    guard case .searching(let searching) = picker.focus else {
      Issue.record("no search")
      return
    }
    #expect(searching.field.text == "region\r")
    for _ in 0..<3 { _ = picker.handle(.key(.escape)) }
    #expect(picker.focus == .list)
  }

  @Test("g and G, Space and b, Ctrl-D and Ctrl-U end at the ends")
  func scrolling() throws {
    let start = try picker("hop<tab>").screen()
    #expect(try picker("hop<tab>Gg").screen() == start)
    #expect(try picker("hop<tab>Gb  bg").screen() == start)
    #expect(try picker("<f1>G").screen() == picker("<f1>       ").screen())
    #expect(try picker("<f1>G").screen() != picker("<f1>").screen())
    #expect(try picker("<f1>j").screen() != picker("<f1>").screen())
    #expect(try picker("<f1><ctrl-d><ctrl-u>").screen() == picker("<f1>").screen())
  }
}
