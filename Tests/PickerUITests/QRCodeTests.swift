// SPDX-License-Identifier: Apache-2.0

import Foundation
import PickerUI
import Testing

/// A code that is wrong in one module too many opens no page, and nobody sees that by looking at it.
@Suite("QR codes")
struct QRCodeTests {
  /// `QRCodes/version-4.txt`: a text, an empty line, and the grid that an independent encoder (Python's qrcode 8.2, with
  /// the same mask) makes of it, `#` for dark.
  struct Recorded: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let grid: String

    static func all() throws -> [Recorded] {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("QRCodes")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
        let file = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        let parts = file.components(separatedBy: "\n\n")
        return Recorded(testDescription: name, text: parts[0], grid: parts[1])
      }
    }
  }

  @Test("every version is the grid that another encoder makes", arguments: try Recorded.all())
  func grids(_ recorded: Recorded) throws {
    let code = try #require(QRCode(recorded.text))
    let rows = (0..<code.side).map { row in
      (0..<code.side).map { code[row: row, column: $0] ? "#" : "." }.joined() + "\n"
    }
    #expect(rows.joined() == recorded.grid)
  }

  @Test("all nine versions are recorded")
  func versions() throws {
    let sides = try Recorded.all().compactMap { QRCode($0.text)?.side }
    #expect(sides == Array(stride(from: 21, through: 53, by: 4)))
  }

  @Test("a text that is too long has no code, an empty one has")
  func limits() {
    #expect(QRCode(String(repeating: "x", count: 230)) != nil)
    #expect(QRCode(String(repeating: "x", count: 231)) == nil)
    #expect(QRCode("") != nil)
  }

  @Test("around the grid it is light")
  func rim() throws {
    let code = try #require(QRCode("https://a.io"))
    #expect(code[row: 0, column: 0] && !code[row: -1, column: 0] && !code[row: 0, column: 21])
  }
}
