// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The names of profiles, each once, in the order of their coming.
///
/// A name stays where it stands in the bytes of a file; one that the file has in another form (`[profile "my dev"]`) is kept
/// as a text.
struct ProfileNames: Sendable {
  private var rows: [Row] = []
  private var texts: [Verbatim] = []

  private struct Row: Sendable {
    let file: SourceFile.Kind
    let start: Int32
    /// Where the name ends; for a text its place among those, counted down from -1.
    let end: Int32
  }

  /// The bytes of the two files, for as long as somebody looks at them.
  struct FileBytes {
    let config: Bytes
    let credentials: Bytes

    subscript(file: SourceFile.Kind) -> Bytes {
      switch file {
      case .config: config
      case .credentials: credentials
      }
    }
  }

  var count: Int { rows.count }

  mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  mutating func append(_ range: Range<Int>, of file: SourceFile.Kind) {
    rows.append(
      Row(
        file: file, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound)))
  }

  mutating func append(_ text: Verbatim) {
    rows.append(Row(file: .config, start: 0, end: Int32(truncatingIfNeeded: -1 - texts.count)))
    texts.append(text)
  }

  /// Calls `body` with the bytes of the name at `place`.
  @inline(__always)
  func withName<Result>(
    at place: Int, in bytes: FileBytes, _ body: (Bytes) -> Result
  ) -> Result {
    let row = rows[place]
    if row.end < 0 { return texts[Int(-1 - row.end)].withUTF8(body) }
    let range = Range(uncheckedBounds: (Int(row.start), Int(row.end)))
    return body(Bytes(rebasing: bytes[row.file][range]))
  }

  /// The name at `place`; `sections` are those of the files.
  func name(at place: Int, _ sections: (SourceFile.Kind) -> SectionList) -> Verbatim {
    let row = rows[place]
    if row.end < 0 { return texts[Int(-1 - row.end)] }
    return sections(row.file).text(Int(row.start)..<Int(row.end))
  }

  func place(of wanted: Bytes, in bytes: FileBytes, _ index: NameIndex) -> Int? {
    index.place(of: wanted.scatter) { isSame(wanted, at: $0, bytes) }
  }

  /// The place of a name; where there is none, `index` takes note that it is appended next.
  func placeOrInsert(_ wanted: Bytes, in bytes: FileBytes, _ index: inout NameIndex) -> Int? {
    index.placeOrInsert(
      wanted.scatter, { isSame(wanted, at: $0, bytes) },
      scatters: { $0 < count ? withName(at: $0, in: bytes, \.scatter) : wanted.scatter })
  }

  private func isSame(_ wanted: Bytes, at place: Int, _ bytes: FileBytes) -> Bool {
    withName(at: place, in: bytes) { $0.isSame(as: wanted) }
  }
}
