// SPDX-License-Identifier: Apache-2.0

/// The sections of one file in their order.
///
/// A plain section (`PlainSection`) is four numbers here: where its title stands, on which line, where it ends. The
/// `Section` is made when somebody asks for it, for of ten thousand a screen shows thirty.
package struct SectionList: Sendable {
  /// The bytes in which the titles stand.
  private var file: [UInt8] = []
  private var rows: [Row] = []
  /// Those that a reader has read whole.
  private var whole: [Section] = []

  private struct Row: Sendable {
    var titleStart: Int32
    var titleEnd: Int32
    var line: Int32
    /// Where the plain section ends; for one that was read whole its place among those, counted down from -1.
    var end: Int32
  }

  init() {}

  /// For titles that stand in `file`.
  init(of file: [UInt8]) {
    self.file = file
    rows.reserveCapacity(Self.likelyCount(in: file.count) + 8)
  }

  /// About how many sections so many bytes hold.
  static func likelyCount(in bytes: Int) -> Int { bytes / 128 }

  /// Adds a plain section; its title stands at `title`, its other lines end at `end`.
  mutating func append(plain title: Range<Int>, line: Int, end: Int) {
    rows.append(
      Row(
        titleStart: Int32(truncatingIfNeeded: title.lowerBound),
        titleEnd: Int32(truncatingIfNeeded: title.upperBound),
        line: Int32(truncatingIfNeeded: line),
        end: Int32(truncatingIfNeeded: end)))
  }

  /// Adds a section that is read whole; `title` is where it stands in the file, if it does.
  mutating func append(_ section: Section, title: Range<Int> = 0..<0) {
    append(plain: title, line: section.line, end: -1 - whole.count)
    whole.append(section)
  }

  /// The bytes of the title of the section at `place`, in the file that `withBytes` hands out; empty where it stands nowhere.
  package func title(at place: Int) -> Range<Int> {
    let row = rows[place]
    return Range(uncheckedBounds: (Int(row.titleStart), Int(row.titleEnd)))
  }

  package func line(at place: Int) -> Int { Int(rows[place].line) }

  package func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    file.withUnsafeBufferPointer(body)
  }

  /// What stands at some place of the file, as a text.
  package func text(_ range: Range<Int>) -> Verbatim { Verbatim(range, of: file) }
}

extension SectionList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(place: Int) -> Section {
    get {
      let row = rows[place]
      if row.end < 0 { return whole[Int(-1 - row.end)] }
      let title = title(at: place)
      let start = withBytes { $0.plainLine(at: title.upperBound).next }
      return Section(
        title: text(title), line: Int(row.line),
        PlainSection(of: file, from: (start, Int(row.line) + 1), to: Int(row.end)))
    }
    set {
      if rows[place].end < 0 {
        whole[Int(-1 - rows[place].end)] = newValue
      } else {
        rows[place].end = Int32(-1 - whole.count)
        whole.append(newValue)
      }
    }
  }
}

extension SectionList {
  /// The place of the section whose title stands at `range` of the file too; where there is none, `titles` takes note that it
  /// is appended next.
  func place(of range: Range<Int>, in bytes: Bytes, _ titles: inout NameIndex) -> Int? {
    func title(_ place: Int) -> Bytes {
      Bytes(rebasing: bytes[place < count ? self.title(at: place) : range])
    }
    let wanted = Bytes(rebasing: bytes[range])
    return titles.placeOrInsert(
      wanted.scatter, { title($0).isSame(as: wanted) }, scatters: { title($0).scatter })
  }
}
