// SPDX-License-Identifier: Apache-2.0

/// Python's `configparser.RawConfigParser()` as botocore uses it (configloader.py:raw_config_parse), line by line.
///
/// Where Python would stop at an error, this reader complains and goes on as the clients do that accept the text:
/// a duplicate section continues the first one, a duplicate key overwrites, other lines are passed over.
struct BotocoreReader {
  static func read(_ text: ConfigText) -> Reading {
    let file = text.file
    var reading = Reading(file: file)
    func complain(_ rule: Complaint.Rule) -> Reading {
      reading.complaints.append(Complaint(rule, in: file, line: nil))
      return reading
    }
    switch text.content {
    case .absent: return reading
    case .directory: return complain(.directory)
    case .notAFile: return complain(.notAFile)
    case .unreadable(let reason): return complain(.unreadable(reason: reason))
    case .tooLarge(let bytes, let limit): return complain(.tooLarge(bytes: bytes, limit: limit))
    case .present(let bytes):
      let survey = bytes.withUnsafeBufferPointer(\.survey)
      let badLine = survey.hasMore ? bytes.withUnsafeBufferPointer { $0.firstLineNotUTF8() } : nil
      // What is not UTF-8 reads as U+FFFD.
      let file = badLine == nil ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
      reading.sections = SectionList(of: file)
      return file.withUnsafeBufferPointer { pointer in
        var reader = BotocoreReader(
          bytes: pointer, file: file, hasOnlyLineFeeds: !survey.hasCarriageReturn, reading: reading)
        reader.readAll(badLine: badLine)
        return reader.reading
      }
    }
  }

  /// The bytes that are read, and the same as what a text may stand in.
  private let bytes: Bytes
  private let file: [UInt8]
  /// Where the next line begins, and its number.
  private var position = 0
  private var number = 1
  private let hasOnlyLineFeeds: Bool
  private var reading: Reading
  /// Which section is being read; `nil` before the first title.
  private var place: SectionPlace?
  /// The settings of that section so far.
  private var settings: [WrittenSetting] = []
  private var option: OpenOption?
  private var indent = 0
  private var titles = NameIndex()
  private var keys = KeyIndex<WrittenSetting>([])

  private enum SectionPlace {
    case defaults
    case section(Int)
    /// A plain section, of which there is nothing left to read.
    case read
  }

  /// A `key = value` whose following lines are still being gathered.
  private struct OpenOption {
    var key: Verbatim
    var line: Int
    var first: Range<Int>
    var more: [Piece] = []
  }

  /// One following line of a value.
  ///
  /// Plain numbers: an array of ranges costs a search through the program's conformances at its first use.
  private struct Piece {
    var start: Int
    var end: Int
    var line: Int

    init(_ range: Range<Int>, line: Int) {
      (start, end) = (range.lowerBound, range.upperBound)
      self.line = line
    }

    var range: Range<Int> { start..<end }
  }

  private init(bytes: Bytes, file: [UInt8], hasOnlyLineFeeds: Bool, reading: Reading) {
    self.bytes = bytes
    self.file = file
    self.hasOnlyLineFeeds = hasOnlyLineFeeds
    self.reading = reading
  }

  private mutating func readAll(badLine: Int?) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      complain(.byteOrderMark, line: 1)
      position = 3
    }
    titles = NameIndex(expecting: SectionList.likelyCount(in: bytes.count))
    if let badLine { complain(.notUTF8, line: badLine) }
    while position < bytes.count {
      let line = (start: position, number: number)
      let (end, next) = hasOnlyLineFeeds ? bytes.plainLine(at: position) : bytes.line(at: position)
      (position, number) = (next, number + 1)
      readLine(line.start..<end, number: line.number)
    }
    closeSection()
  }

  private mutating func readLine(_ line: Range<Int>, number: Int) {
    let start = bytes.leftStripped(line)
    let stripped = start..<bytes.rightStripped(start..<line.upperBound)
    guard !stripped.isEmpty else {
      option?.more.append(Piece(stripped, line: number))
      return
    }
    let first = bytes[start]
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ";") { return }
    let column = bytes.characterCount(line.lowerBound..<start)
    if option != nil, column > indent {
      option?.more.append(Piece(stripped, line: number))
      return
    }
    indent = column
    if first == UInt8(ascii: "["), let title = bytes.title(in: stripped) {
      openSection(title, line: number)
    } else if place == nil {
      complain(.keyBeforeAnySection, line: number)
    } else {
      openOption(stripped, line: number)
    }
  }

  /// Opens a section, and those behind it as long as they are plain: of these only the titles are looked at.
  private mutating func openSection(_ title: Range<Int>, line: Int) {
    closeSection()
    var next: Range<Int>? = title
    var line = line
    while let title = next {
      next = passPlainSection(title, line: line)
      line = number - 1
    }
  }

  /// Opens a section; where it is plain, passes over it and the title behind it, which is the answer.
  private mutating func passPlainSection(_ range: Range<Int>, line: Int) -> Range<Int>? {
    if Bytes(rebasing: bytes[range]).isSame(as: "DEFAULT") {
      if reading.defaults == nil {
        reading.defaults = Section(title: Verbatim(range, of: file), line: line)
      }
      (place, settings) = (.defaults, reading.defaults?.settings ?? [])
    } else if let index = reading.sections.place(of: range, in: bytes, &titles) {
      let first = reading.sections.line(at: index)
      complain(.duplicateSection(title: bytes.text(range), first: first), line: line)
      (place, settings) = (.section(index), reading.sections[index].settings)
    } else if hasOnlyLineFeeds, let end = PlainSection.end(of: bytes, from: (position, number)) {
      reading.sections.append(plain: range, line: line, end: end.position)
      (position, number) = end.next
      (place, indent) = (.read, 0)
      return end.title
    } else {
      (place, settings) = (.section(reading.sections.count), [])
      let section = Section(title: Verbatim(range, of: file), line: line)
      reading.sections.append(section, title: range)
    }
    keys = KeyIndex(settings)
    return nil
  }

  private mutating func closeSection() {
    closeOption()
    switch place {
    case .section(let index): reading.sections[index].settings = settings
    case .defaults: reading.defaults?.settings = settings
    case .read, nil: break
    }
  }

  private mutating func openOption(_ line: Range<Int>, line number: Int) {
    closeOption()
    let delimiter = bytes[line].firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
    guard let delimiter else { return complain(.neitherKeyNorSection, line: number) }
    let key = line.lowerBound..<bytes.rightStripped(line.lowerBound..<delimiter)
    guard !key.isEmpty else { return complain(.emptyKey, line: number) }
    let value = bytes.leftStripped((delimiter + 1)..<line.upperBound)..<line.upperBound
    let folded =
      bytes.hasOnlySmallASCII(key)
      ? Verbatim(key, of: file) : Verbatim(bytes.text(key).pythonLowercased)
    option = OpenOption(key: folded, line: number, first: value)
  }

  private mutating func closeOption() {
    guard let option else { return }
    self.option = nil
    let setting = WrittenSetting(key: option.key, value: value(of: option), line: option.line)
    if let first = keys.put(setting, overEarlierIn: &settings) {
      complain(.duplicateKey(key: setting.key.text, first: first), line: setting.line)
    }
  }

  private mutating func value(of option: OpenOption) -> WrittenSetting.Value {
    guard !option.more.isEmpty, let last = option.more.lastIndex(where: { $0.start < $0.end })
    else {
      return .text(bytes.text(option.first))
    }
    if option.first.isEmpty { return .block(block(of: option.key, option.more)) }
    var text = bytes.text(option.first)
    for piece in option.more[...last] { text += "\n" + bytes.text(piece.range) }
    return .text(text)
  }

  /// botocore configloader.py:_parse_nested: split at the first `=`, the last of two equal keys wins.
  private mutating func block(
    of key: Verbatim, _ lines: [Piece]
  ) -> [WrittenSetting.BlockLine] {
    var block: [WrittenSetting.BlockLine] = []
    var keys = KeyIndex(block)
    func add(_ name: String, _ value: String, at number: Int) {
      keys.put(
        WrittenSetting.BlockLine(key: Verbatim(name), value: value, line: number), in: &block)
    }
    for piece in lines where piece.start < piece.end {
      if bytes.isOnePlainLine(piece.range), let equals = bytes.firstEquals(in: piece.range) {
        let name = piece.start..<bytes.rightStripped(piece.start..<equals)
        add(
          bytes.text(name), bytes.text(bytes.leftStripped((equals + 1)..<piece.end)..<piece.end),
          at: piece.line)
        continue
      }
      for part in bytes.text(piece.range).pythonLines.map(\.pythonStripped) where !part.isEmpty {
        guard let equals = part.unicodeScalars.firstIndex(of: "=") else {
          complain(.blockLineWithoutEquals(key: key.text), line: piece.line)
          continue
        }
        add(
          String(part[..<equals].pythonStripped),
          String(part[part.unicodeScalars.index(after: equals)...].pythonStripped), at: piece.line)
      }
    }
    return block
  }

  private mutating func complain(_ rule: Complaint.Rule, line: Int) {
    reading.complaints.append(Complaint(rule, in: reading.file, line: line))
  }
}
