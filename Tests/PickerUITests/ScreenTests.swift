// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import PickerUI
import Profiles
import ShellExport
import Testing

/// One file is one test and a page of the manual: a home, a size and the keys typed, then two planes.
///
/// The text plane, and the look plane with a letter a cell (a capital under the cursor). `AWSPROF_RECORD=1` writes both
/// anew.
@Suite("golden screens")
struct ScreenTests {
  @Test("the screen is as recorded, text and look", arguments: GoldenScreen.all())
  func golden(_ golden: GoldenScreen) throws {
    let screen = try golden.picker().screen()
    if Golden.isRecording { try golden.record(screen) }
    #expect(GoldenScreen.planes(of: screen) == golden.planes)
    check(screen)
  }

  @Test("there are golden screens at all")
  func some() {
    #expect(GoldenScreen.all().count >= 10)
  }

  /// Whatever the size, a row is as wide as the screen and no cell holds a character that a terminal could obey.
  @Test(
    "a screen of any size is whole",
    arguments: [
      (1, 1), (2, 3), (4, 20), (5, 200), (10, 40), (16, 60), (24, 80), (50, 160), (100, 300),
    ])
  func sizes(_ rows: Int, _ columns: Int) throws {
    for home in ["everyday", "hostile", "broken", "refused", "empty"] {
      for keys in [
        "", "<tab>", "<ctrl-t>", "<f1>", "<f2>", "<tab><f2>", "<f1>/a<enter>n", "<f3>", "zzz",
        "<end><down><up>",
      ] {
        let golden = GoldenScreen(
          home: home, size: Screen.Size(rows: rows, columns: columns), keys: keys)
        check(try golden.picker().screen())
      }
    }
  }

  @Test("what has changed since an earlier screen is all that is sent, a wide character as a whole")
  func changes() {
    func screen(_ text: String) -> Screen {
      var screen = Screen(size: Screen.Size(rows: 2, columns: 6))
      screen.put(Visible(text), style: .plain, row: 1, column: 0)
      return screen
    }
    func sent(_ text: String, since earlier: String?) -> [String] {
      var sent: [String] = []
      screen(text).forEachChange(since: earlier.map(screen)) { cell, place, width in
        sent.append("\(place.row),\(place.column) \(cell.text) \(width)")
      }
      return sent
    }
    #expect(sent("a日b", since: nil) == ["1,0 a 1", "1,1 日 2", "1,3 b 1"])
    #expect(sent("a日b", since: "a日b").isEmpty)
    #expect(sent("a日b", since: "a日c") == ["1,3 b 1"])
    #expect(sent("a日b", since: "axyb") == ["1,1 日 2"])
    #expect(sent("axyb", since: "a日b") == ["1,1 x 1", "1,2 y 1"])
    #expect(sent("日", since: "a日") == ["1,0 日 2", "1,2   1"])
  }

  private func check(_ screen: Screen) {
    #expect(screen.cells.count == screen.size.rows * screen.size.columns)
    for cell in screen.cells {
      for scalar in cell.text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
          .surrogate:
          Issue.record("a cell holds U+\(String(scalar.value, radix: 16))")
        default: break
        }
      }
    }
  }
}

/// A recorded screen and how to come to it.
struct GoldenScreen: Sendable, CustomTestStringConvertible {
  var name = ""
  var comment = ""
  var home: String
  var size: Screen.Size
  var keys: String
  var environment: [(String, String)] = []
  var glyphs = "unicode"
  /// Lines of the person's own settings.
  var preferences = ""
  /// Lines of what was chosen before.
  var recents = ""
  /// What happens after the keys: more of them, and what a sign-in tells.
  var then: [String] = []
  var planes = ""

  var testDescription: String { name }

  init(home: String, size: Screen.Size, keys: String) {
    self.home = home
    self.size = size
    self.keys = keys
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let homes = folder.appendingPathComponent("../Fixtures/Homes").standardized

  static func all() -> [GoldenScreen] {
    let screens = folder.appendingPathComponent("Screens")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: screens.path)) ?? []
    return names.filter { $0.hasSuffix(".screen") }.sorted().map { name in
      let text =
        (try? String(contentsOf: screens.appendingPathComponent(name), encoding: .utf8)) ?? ""
      return GoldenScreen(name: name, text: text)
    }
  }

  private init(name: String, text: String) {
    self.init(home: "", size: Screen.Size(rows: 24, columns: 80), keys: "")
    self.name = name
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    for line in (parts.first ?? "").split(separator: "\n") {
      if line.hasPrefix("#") {
        comment += line + "\n"
        continue
      }
      let words = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let value = words.count > 1 ? words[1] : ""
      switch words[0] {
      case "home": home = value
      case "keys": keys = value
      case "glyphs": glyphs = value
      case "prefer": preferences += value + "\n"
      case "recent": recents += value + "\n"
      case "then": then.append(value)
      case "env":
        let pair = value.split(separator: "=", maxSplits: 1).map(String.init)
        environment.append((pair[0], pair.count > 1 ? pair[1] : ""))
      case "size":
        let numbers = value.split(separator: "x").compactMap { Int($0) }
        size = Screen.Size(rows: numbers[1], columns: numbers[0])
      default: Issue.record("\(name): '\(words[0])' is no header")
      }
    }
    planes = parts.count > 1 ? String(parts[1]) : ""
  }

  func record(_ screen: Screen) throws {
    var head = comment + "home: \(home)\nsize: \(size.columns)x\(size.rows)\nkeys: \(keys)\n"
    for (name, value) in environment { head += "env: \(name)=\(value)\n" }
    for line in preferences.split(separator: "\n") { head += "prefer: \(line)\n" }
    for line in recents.split(separator: "\n") { head += "recent: \(line)\n" }
    for step in then { head += "then: \(step)\n" }
    if glyphs != "unicode" { head += "glyphs: \(glyphs)\n" }
    let file = Self.folder.appendingPathComponent("Screens/\(name)")
    try (head + "\n" + Self.planes(of: screen)).write(to: file, atomically: true, encoding: .utf8)
  }

  static func planes(of screen: Screen) -> String {
    let rows = 0..<screen.size.rows
    let text = rows.map { screen.row($0).map(\.text).joined() + "|" }
    let look = rows.map { row in
      screen.row(row).map { cell in
        let letter = String(cell.style.letter)
        return cell.isSelected ? (letter == "." ? "R" : letter.uppercased()) : letter
      }.joined() + "|"
    }
    let cursor = screen.cursor.map { "cursor: \($0.column),\($0.row)\n" } ?? ""
    return (text + [""] + look).joined(separator: "\n") + "\n" + cursor
  }

  /// The picker after the keys, with every cache file read as the program would read it.
  func picker() throws -> Picker {
    let noon = Timestamp(seconds: 1_768_478_400)
    var picker = Picker(try profiles(), setup: setup, size: size, now: noon)
    readCaches(&picker)
    for key in KeyNames.keys(in: keys) {
      _ = picker.handle(.key(key))
      readCaches(&picker)
    }
    for step in then {
      for event in SignInSteps.events(step) { _ = picker.handle(event) }
      readCaches(&picker)
    }
    while picker.isPreparing {
      _ = picker.handle(picker.wantsExamination ? .examined(try examination()) : .idle)
    }
    return picker
  }

  private var setup: Picker.Setup {
    let variables = Environment(environment.map { Environment.Variable($0.0, $0.1) })
    var setup = Picker.Setup(environment: variables) { name, region in
      let steps = EnvironmentChange(profile: name.text, region: region).steps.map { step in
        switch step {
        case .unset(let name): ShellChange.Step(name, nil)
        case .set(let name, let value): ShellChange.Step(name, value)
        }
      }
      return ShellChange(steps)
    }
    setup.glyphs = glyphs == "ascii" ? .ascii : .unicode
    let file = SourceFile(
      .config, path: "/home/jo/.config/awsprof/config", shown: "~/.config/awsprof/config")
    setup.preferences = Preferences(read(ConfigText(preferences, of: file), as: .botocore))
    setup.recents = Recents(recents)
    setup.files = [
      "~/.config/awsprof/config  awsprof's own settings", "~/.local/state/awsprof/recents",
    ]
    return setup
  }

  private func examination() throws -> Examination {
    let variables = setup.environment
    return Examination(
      sets: try Client.allCases.map { try profiles(as: $0) }, environment: variables,
      environmentAfter: variables, files: [], caches: [])
  }

  private func profiles(as client: Client = .boto3) throws -> ProfileSet {
    let readings = try [SourceFile.Kind.config, .credentials].map { kind in
      let path = Self.homes.appendingPathComponent("\(home)/.aws/\(kind.rawValue)").path
      let file = SourceFile(
        kind, path: "/home/jo/.aws/\(kind.rawValue)", shown: "~/.aws/\(kind.rawValue)")
      guard FileManager.default.fileExists(atPath: path) else {
        return read(ConfigText(.absent, of: file), as: client.dialect)
      }
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return read(ConfigText(.present(Array(data)), of: file), as: client.dialect)
    }
    return ProfileSet(config: readings[0], credentials: readings[1], as: client.dialect)
  }

  private func readCaches(_ picker: inout Picker) {
    _ = picker.handle(.cachesRead(caches(picker.wantedCaches)))
  }

  /// These cache files as the home has them.
  func caches(_ wanted: [CacheFile]) -> [(file: CacheFile, entry: CacheEntry)] {
    wanted.map { file in
      let path = Self.homes.appendingPathComponent(home).path + file.shown.dropFirst()
      guard let data = FileManager.default.contents(atPath: path) else { return (file, .absent) }
      return (file, CacheEntry(Array(data), in: file.folder))
    }
  }
}

/// Keys as a golden screen writes them: letters as they are, the rest in angle brackets.
enum KeyNames {
  static func keys(in text: String) -> [Key] {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let key = Key(named: String(rest.dropFirst()[..<end]))
      {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(.character(first))
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return keys
  }
}
