// SPDX-License-Identifier: Apache-2.0

import Foundation
import PickerUI
import Testing

/// What the documents say about the picker is what the picker does; `AWSPROF_RECORD=1` writes it anew.
@Suite("the documents")
struct DocumentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../..").standardized

  @Test("the keys of the README are the keys of the program")
  func keys() throws {
    let file = Self.root.appendingPathComponent("README.md")
    var text = try String(contentsOf: file, encoding: .utf8)
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
