// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import PickerUI
import Testing

/// What the documents say about the picker is what the picker does; `AWSPROF_RECORD=1` writes it anew.
@Suite("the documents")
struct DocumentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../..").standardized

  private func text(of path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test("the manual has every setting, with every word that it may be")
  func manual() throws {
    let page = try text(of: "Resources/man/awsprof-config.5").replacing("\\-", with: "-")
    for section in OwnSetting.sections { #expect(page.contains(".SS \"[\(section)]\"")) }
    let settings =
      OwnSetting.all.map { ($0.key, $0.allowed) } + RuleSetting.all.map { ($0.key, $0.allowed) }
    for (key, allowed) in settings {
      let words = allowed.map { "\\fI\($0)\\fR" }.joined(separator: " | ")
      let line = allowed.isEmpty ? ".B \(key)\n" : ".BR \(key) \" = \(words)\"\n"
      #expect(page.contains(line), "\(line)")
    }
  }

  @Test("the settings of the README are understood, and are all that there are")
  func settings() throws {
    let readme = try text(of: "README.md")
    let start = try #require(readme.range(of: "```ini\n")).upperBound
    let end = try #require(readme[start...].range(of: "```")).lowerBound
    let file = SourceFile(.config, path: "/x", shown: "README.md")
    let example = ConfigText(String(readme[start..<end]), of: file)
    let preferences = Preferences(read(example, as: .botocore))
    #expect(preferences.complaints == [])
    for setting in OwnSetting.all { #expect(preferences.places[setting.name] != nil, "\(setting)") }
    #expect(preferences.rules.count == 1)
  }

  @Test("the keys of the README are the keys of the program")
  func keys() throws {
    let file = Self.root.appendingPathComponent("README.md")
    var text = try text(of: "README.md")
    let start = try #require(text.range(of: "from the program -->\n")).upperBound
    let end = try #require(text.range(of: "<!-- end of keys -->")).lowerBound
    if ProcessInfo.processInfo.environment["AWSPROF_RECORD"] == "1" {
      text.replaceSubrange(start..<end, with: KeyBindings.markdown)
      try text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start..<end]) == KeyBindings.markdown)
    }
  }
}
