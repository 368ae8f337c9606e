// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import Testing

/// Whatever is pressed, pasted, resized or read again: the picker lives, and its screen is whole.
@Suite("a soak")
struct SoakTests {
  private static let keys: [Key] =
    KeyBindings.all.flatMap(\.keys)
    + "prodevh!'^$:- 4/?kindregion日é\u{301}".unicodeScalars.map { .character($0) }

  @Test("ten thousand steps of anything leave a screen that is whole", arguments: [1, 2, 3, 4])
  func soak(_ seed: UInt64) throws {
    var random = KeyDecoderTests.Seeded(state: seed)
    let homes = try ["everyday", "hostile", "broken", "refused", "empty", "chain"].map { home in
      try GoldenScreen(home: home, size: Screen.Size(rows: 24, columns: 80), keys: "").picker()
    }
    var golden = GoldenScreen(home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: "")
    golden.preferences = "[profile *prod*]\nawsprof_confirm = yes\nawsprof_color = red\n"
    var picker = try golden.picker()
    for _ in 0..<2_500 {
      let event: Picker.Event
      switch random.next() % 20 {
      case 0:
        let rows = [1, 2, 3, 10, 16, 24, 30, 50].randomElement(using: &random) ?? 24
        let columns = [1, 2, 3, 20, 40, 60, 80, 120, 160].randomElement(using: &random) ?? 80
        event = .resized(Screen.Size(rows: rows, columns: columns))
      case 1: event = .filesRead((homes.randomElement(using: &random) ?? picker).profiles)
      case 2: event = .key(.paste("pro\u{1B}[31m status:exp"))
      case 3: event = .idle
      case 4:
        event = .tick(Timestamp(seconds: Double(random.next() % 4_000_000_000)))
      case 6:
        let deeds: [Mouse.Deed] = [.click, .doubleClick, .wheelUp, .wheelDown]
        event = .key(
          .mouse(
            Mouse(
              deeds.randomElement(using: &random) ?? .click, row: Int(random.next() % 60),
              column: Int(random.next() % 200))))
      case 7:
        let step = [
          "asks", "asks again", "shows", "shows ABCD-EFGH", "works x", "waits", "fails", "ends",
        ]
        .randomElement(using: &random)
        let name = picker.signIns.keys.randomElement(using: &random) ?? "dev"
        event = SignInSteps.event(name, step ?? "")
      case 5: event = .cachesRead(picker.wantedCaches.map { ($0, .absent) })
      default: event = .key(Self.keys.randomElement(using: &random) ?? .up)
      }
      if case .choose(let choice)? = picker.handle(event) {
        #expect(picker.profiles.place(of: choice.profile) != nil)
      }
      check(picker)
    }
  }

  private func check(_ picker: Picker) {
    let screen = picker.screen()
    #expect(screen.cells.count == picker.size.rows * picker.size.columns)
    #expect(screen.size == picker.size)
    for row in 0..<screen.size.rows {
      for cell in screen.row(row) {
        if cell.text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
          Issue.record("a cell holds a control character")
        }
      }
    }
    if !picker.hits.isEmpty { #expect(picker.hits.indices.contains(picker.cursor)) }
  }
}
