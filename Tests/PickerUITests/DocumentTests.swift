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
      OwnSetting.all.filter { $0.section != "keys" }.map { ($0.key, $0.allowed) }
      + RuleSetting.all.map { ($0.key, $0.allowed) }
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
    for setting in OwnSetting.all where setting.section != "keys" {
      #expect(preferences.places[setting.name] != nil, "\(setting)")
    }
    #expect(preferences.places["keys.sort"] != nil)
    #expect(preferences.rules.count == 1)
  }

  @Test("the keys of README and manual are the keys of the program")
  func keys() throws {
    try check("README.md", from: "from the program -->\n", to: "<!-- end of keys -->") {
      KeyMap.usual.markdown
    }
    try check("Resources/man/awsprof-config.5", from: "from the program\n", to: ".\\\" end of keys")
    {
      OwnSetting.all.filter { $0.section == "keys" }.map { setting in
        let value = setting.value(Preferences()).replacing("-", with: "\\-")
        return """
          .TP
          .BR \(setting.key.replacing("-", with: "\\-")) " = \\fI\(value)\\fR"
          \(setting.sentence.prefix(1).uppercased() + setting.sentence.dropFirst()).

          """
      }.joined()
    }
  }

  /// What stands between two marks of a document is what the program says.
  private func check(
    _ path: String, from start: String, to end: String, _ words: () -> String
  ) throws {
    var text = try text(of: path)
    let from = try #require(text.range(of: start)).upperBound
    let to = try #require(text.range(of: end)).lowerBound
    if Golden.isRecording {
      text.replaceSubrange(from..<to, with: words())
      try text.write(
        to: Self.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[from..<to]) == words())
    }
  }
}
