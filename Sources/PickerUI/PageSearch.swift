// SPDX-License-Identifier: Apache-2.0

/// What is looked for in the text of a page: as it stands, and a capital matches capitals alone, as in the filter.
package struct PageSearch: Equatable, Sendable {
  package let text: String
  /// The line where it was found last, until the cursor moves elsewhere.
  package internal(set) var line: Int?

  private let ignoresCase: Bool
  private let wanted: [Unicode.Scalar]

  package init(_ text: String) {
    self.text = text
    ignoresCase = !text.unicodeScalars.contains { $0.properties.isUppercase }
    wanted = Self.folded(text, ignoresCase)
  }

  /// The places in a line, counted in scalars.
  func ranges(in line: StyledText) -> [Range<Int>] {
    let all = line.spans.flatMap { Self.folded($0.text, ignoresCase) }
    guard !wanted.isEmpty else { return [] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= all.count {
      if all[start..<start + wanted.count].elementsEqual(wanted) {
        ranges.append(start..<start + wanted.count)
        start += wanted.count
      } else {
        start += 1
      }
    }
    return ranges
  }

  /// One scalar for each, so that places stay what they are.
  private static func folded(_ text: String, _ ignoresCase: Bool) -> [Unicode.Scalar] {
    guard ignoresCase else { return Array(text.unicodeScalars) }
    return text.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
  }
}

extension StyledText {
  /// The same line with what was found in the look of a match.
  func marking(_ ranges: [Range<Int>]) -> StyledText {
    var marked = StyledText("")
    var start = 0
    for span in spans {
      let scalars = Array(span.text.unicodeScalars)
      let places = start..<start + scalars.count
      var place = places.lowerBound
      func put(upTo end: Int, _ style: Style) {
        guard end > place else { return }
        let part = scalars[place - start..<end - start]
        marked.spans.append(Span(text: String(String.UnicodeScalarView(part)), style: style))
        place = end
      }
      for range in ranges where range.overlaps(places) {
        let found = range.clamped(to: places)
        put(upTo: found.lowerBound, span.style)
        put(upTo: found.upperBound, .match)
      }
      put(upTo: places.upperBound, span.style)
      start = places.upperBound
    }
    return marked
  }
}

extension PageView {
  /// The lines in which something was found.
  func found(in lines: PageLines) -> [Int] {
    guard let search else { return [] }
    return lines.lines.indices.filter { !search.ranges(in: lines.lines[$0].text).isEmpty }
  }

  /// Goes to the next line where it is found, at or after `line`, or the first of all; false where there is none.
  mutating func find(from line: Int, in lines: PageLines, rows: Int) -> Bool {
    let found = found(in: lines)
    return go(to: found.first { $0 >= line } ?? found.first, lines, rows)
  }

  /// Goes to the last line before `line` where it is found, or the last of all.
  mutating func findBackwards(from line: Int, in lines: PageLines, rows: Int) -> Bool {
    let found = found(in: lines)
    return go(to: found.last { $0 < line } ?? found.last, lines, rows)
  }

  /// The line from which a search goes on.
  func line(in lines: PageLines) -> Int {
    search?.line ?? (lines.stops.isEmpty ? top : lines.range(ofItem: cursor).lowerBound)
  }

  private mutating func go(to line: Int?, _ lines: PageLines, _ rows: Int) -> Bool {
    search?.line = line
    guard let line else { return false }
    let item = lines.lines[line].item
    if let stop = lines.stops.first(where: { $0 >= item }) ?? lines.stops.last { cursor = stop }
    if !(top..<top + rows).contains(line) { top = line - rows / 3 }
    show(lines, rows: rows)
    return true
  }
}
