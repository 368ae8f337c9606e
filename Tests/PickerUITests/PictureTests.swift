// SPDX-License-Identifier: Apache-2.0

import Foundation
import PickerUI
import Testing

/// The picture in the README is a golden screen, drawn; `AWSPROF_RECORD=1` draws it anew.
@Suite("the picture")
struct PictureTests {
  @Test("the picture of the README is the golden screen of its name")
  func picture() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../Resources/picture/picker.svg").standardized
    let golden = try #require(GoldenScreen.all().first { $0.name == "picture-100x30.screen" })
    let drawn = Picture(screen: try golden.picker().screen(), theme: .dark).svg
    try Golden.check(drawn, file)
  }
}

/// A screen as an SVG: a rectangle and a text for every run of cells that look the same.
private struct Picture {
  let screen: Screen
  let theme: Theme

  private static let cell = (width: 8.4, height: 18.0)
  private static let margin = 12.0
  private static let background = "#16181d"
  private static let foreground = "#d6d9e0"

  var svg: String {
    let width = Double(screen.size.columns) * Self.cell.width + Self.margin * 2
    let height = Double(screen.size.rows) * Self.cell.height + Self.margin * 2
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(Int(height))" \
      viewBox="0 0 \(Int(width)) \(Int(height))" font-family="ui-monospace, Menlo, Consolas, \
      'DejaVu Sans Mono', monospace" font-size="14">
      <title>awsprof pick</title>
      <rect width="100%" height="100%" rx="8" fill="\(Self.background)"/>

      """
    for row in 0..<screen.size.rows { svg += line(row) }
    return svg + "</svg>\n"
  }

  private struct Run {
    var column: Int
    var text: String
    var columns: Int
    let style: Style
    let isSelected: Bool
  }

  private func line(_ row: Int) -> String {
    var runs: [Run] = []
    for (column, cell) in screen.row(row).enumerated() {
      if let last = runs.last, last.style == cell.style, last.isSelected == cell.isSelected {
        runs[runs.count - 1].text += cell.text
        runs[runs.count - 1].columns += 1
      } else {
        runs.append(
          Run(
            column: column, text: cell.text, columns: 1, style: cell.style,
            isSelected: cell.isSelected))
      }
    }
    return runs.map { draw($0, row) }.joined()
  }

  private func draw(_ run: Run, _ row: Int) -> String {
    let look = theme.look(of: run.style)
    let isReverse = run.isSelected != look.attributes.contains(.reverse)
    let color = look.color.map(Self.rgb) ?? Self.foreground
    let x = Self.margin + Double(run.column) * Self.cell.width
    let y = Self.margin + Double(row) * Self.cell.height
    let width = Double(run.columns) * Self.cell.width
    var svg = ""
    if isReverse {
      svg +=
        "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" height=\"\(Self.number(Self.cell.height))\" fill=\"\(color)\"/>\n"
    }
    guard run.text.contains(where: { $0 != " " }) else { return svg }
    var attributes = "fill=\"\(isReverse ? Self.background : color)\""
    if look.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if look.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    if look.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
    svg +=
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y + 13.5))\" textLength=\"\(Self.number(width))\" xml:space=\"preserve\" \(attributes)>\(Self.escaped(run.text))</text>\n"
    return svg
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
  }

  /// A colour of the 256 as xterm has it.
  private static func rgb(_ number: Int) -> String {
    let sixteen = [
      "#16181d", "#cc5f5f", "#7fa35a", "#c9a554", "#6f8fc9", "#a678b8", "#5aa6a6", "#c5c8c6",
    ]
    if number < 16 { return sixteen[number % 8] }
    func hex(_ red: Int, _ green: Int, _ blue: Int) -> String {
      "#"
        + [red, green, blue].map {
          ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
    }
    if number >= 232 {
      let grey = 8 + (number - 232) * 10
      return hex(grey, grey, grey)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let place = number - 16
    return hex(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
  }
}
