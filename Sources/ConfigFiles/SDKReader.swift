// SPDX-License-Identifier: Apache-2.0

/// The reader of the three SDKs: line by line, each line taken as the client's ``LineGrammar`` says.
///
/// Two titles of one name are two sections here: which of them are one profile is a question of names, which `Profiles`
/// answers. What stops a client does not stop this reader, which complains and goes on.
struct SDKReader {
  static func read(_ text: ConfigText, as client: Dialect.Client, _ rules: LineGrammar) -> Reading {
    var reader = SDKReader(file: text.file, client: client, rules: rules)
    switch text.content {
    case .absent: break
    case .directory: reader.complain(.directory, rules.directory)
    case .notAFile: reader.complain(.notAFile, .ignoresFile)
    case .unreadable(let reason): reader.complain(.unreadable(reason: reason), .ignoresFile)
    case .tooLarge(let bytes, let limit):
      reader.complain(.tooLarge(bytes: bytes, limit: limit), .harmless)
    case .present(let bytes): reader.readAll(bytes)
    }
    return reader.reading
  }

  let rules: LineGrammar
  private let client: Dialect.Client
  private(set) var reading: Reading
  /// The settings of the section that is being read.
  private var settings: [WrittenSetting] = []
  private var keys = KeyIndex<WrittenSetting>([])
  private var isIgnored = false
  /// The setting whose value further lines may still change.
  var open: OpenSetting?

  /// A `key = value` above lines that may belong to it.
  struct OpenSetting {
    let key: String
    let line: Int
    /// What stands on its own line.
    let first: String
    var text: String
    var block: [WrittenSetting.BlockLine] = []
    private var blockKeys = KeyIndex<WrittenSetting.BlockLine>([])
    /// How many lines below it are keys of which it is the first half, as `s3 =` is to the JavaScript SDK.
    var halves = 0

    init(key: String, line: Int, first: String) {
      self.key = key
      self.line = line
      self.first = first
      text = first
    }

    mutating func add(_ line: WrittenSetting.BlockLine) {
      blockKeys.put(line, in: &block)
    }
  }

  private init(file: SourceFile, client: Dialect.Client, rules: LineGrammar) {
    self.client = client
    self.rules = rules
    reading = Reading(file: file)
  }

  var isInSection: Bool { !reading.sections.isEmpty }

  private mutating func readAll(_ bytes: [UInt8]) {
    if let line = bytes.withUnsafeBufferPointer({ $0.firstLineNotUTF8() }) {
      complain(.notUTF8, rules.notUTF8, line: line)
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      repaired.withUnsafeBufferPointer { readLines($0) }
    } else {
      bytes.withUnsafeBufferPointer { readLines($0) }
    }
    closeSection()
  }

  /// Reads a text of good UTF-8.
  private mutating func readLines(_ bytes: Bytes) {
    var start = 0
    var number = 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]), rules.byteOrderMark != .harmless {
      complain(.byteOrderMark, rules.byteOrderMark, line: 1)
      start = 3
      if rules.byteOrderMark == .dropsLine {
        start = bytes.plainLine(at: start).next
        number = 2
      }
    }
    while true {
      let end = bytes.first(.lineFeed, from: start)
      let line = LinePart(bytes, start..<end)
      readLine(rules.lineEnd == .lineFeedOrPair ? line.withoutReturn : line, number: number)
      if end == bytes.count { break }
      start = end + 1
      number += 1
    }
  }

  mutating func openSection(_ title: String, line: Int) {
    closeSection()
    reading.sections.append(Section(title: Verbatim(title), line: line))
    if title == "__proto__" || title == "profile __proto__", rules.prototypeTitle != .harmless {
      complain(.forbiddenTitle(title: title), rules.prototypeTitle, line: line)
    }
  }

  private mutating func closeSection() {
    closeSetting()
    guard let last = reading.sections.indices.last else { return }
    reading.sections[last].settings = settings
    settings = []
    keys = KeyIndex([])
  }

  mutating func closeSetting() {
    guard let setting = open else { return }
    open = nil
    if setting.first.isEmpty, rules.emptyValue == .opensBlock {
      if setting.halves > 0 { return }
      return complain(.emptyValue(key: setting.key), .dropsLine, line: setting.line)
    }
    let value: WrittenSetting.Value =
      setting.block.isEmpty ? .text(setting.text) : .block(setting.block)
    put(setting.key, value, line: setting.line)
  }

  /// Adds a setting to the section; the same key higher up becomes an earlier one.
  mutating func put(_ key: String, _ value: WrittenSetting.Value, line: Int) {
    if rules.keyCharacters == .identifiers, !key.isIdentifier {
      return complain(.keyNotIdentifier(key: key), .dropsLine, line: line)
    }
    let setting = WrittenSetting(key: Verbatim(key), value: value, line: line)
    if let first = keys.put(setting, overEarlierIn: &settings) {
      complain(.duplicateKey(key: key, first: first), .harmless, line: line)
    }
  }

  /// Where the whole file is ignored, nothing else in it does any damage.
  mutating func complain(_ rule: Complaint.Rule, _ damage: Complaint.Damage, line: Int? = nil) {
    reading.complaints.append(
      Complaint(
        rule, in: reading.file, line: line, by: client, damage: isIgnored ? .harmless : damage))
    if damage == .ignoresFile { isIgnored = true }
  }
}

extension LinePart {
  fileprivate var withoutReturn: LinePart { last == "\r" ? dropLast() : self }
}
