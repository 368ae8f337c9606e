// SPDX-License-Identifier: Apache-2.0

/// What one line is, and what it does to the setting above it.
extension SDKReader {
  mutating func readLine(_ line: LinePart, number: Int) {
    guard let first = line.trimmed(rules.whiteSpace).first else { return }
    let isIndented = line.first.map(rules.indent.contains) ?? false
    if isComment(line, isIndented) { return }
    if !isIndented || rules.indentedTitle == .counts, let title = title(in: line) {
      return openSection(title.text, line: number)
    }
    if !isIndented, first == "[", rules.openTitle == .refusesFile {
      complain(.openTitle, .refusesFile, line: number)
      return openSection(line.rescuedTitle.text, line: number)
    }
    guard isInSection else {
      return complain(.keyBeforeAnySection, rules.keyBeforeAnySection, line: number)
    }
    switch rules.indentedLine {
    case .continuesValue(let first, let withoutEquals) where isIndented:
      continueValue(line, first, withoutEquals, number: number)
    case .isBlockLine(let first, let withoutEquals) where isIndented:
      readBlockLine(line, first, withoutEquals, number: number)
    case .continuesValue, .isBlockLine, .isKey:
      readSetting(line, isIndented: isIndented, number: number)
    }
  }

  private func isComment(_ line: LinePart, _ isIndented: Bool) -> Bool {
    if isIndented, rules.indentedComment == .isIndentedLine { return false }
    let first = line.leftTrimmed(rules.indent).first
    return first == "#" || first == ";"
  }

  private func title(in line: LinePart) -> LinePart? {
    let text =
      switch rules.titleComment {
      case .anywhere: line.beforeCommentSign
      case .afterWhiteSpace: line.beforeComment(after: rules.beforeComment)
      }
    return text.trimmed(rules.whiteSpace).bracketed
  }

  private mutating func readSetting(_ line: LinePart, isIndented: Bool, number: Int) {
    let text = line.beforeComment(after: rules.beforeComment).trimmed(rules.whiteSpace)
    guard let (key, value) = halves(of: text) else {
      return complain(.neitherKeyNorSection, rules.lineWithoutSeparator, line: number)
    }
    if key.isEmpty {
      complain(.emptyKey, rules.emptyKey, line: number)
      if rules.emptyKey != .harmless { return }
    }
    switch rules.emptyValue {
    case .isSet:
      closeSetting()
      open = OpenSetting(key: folded(key), line: number, first: unquoted(value))
    case .opensBlock where value.isEmpty:
      if isIndented { open?.halves += 1 }
      closeSetting()
      open = OpenSetting(key: folded(key), line: number, first: "")
    case .opensBlock:
      if !isIndented { closeSetting() }
      open?.halves += 1
      let whole = open.map { "\($0.key).\(folded(key))" } ?? folded(key)
      put(whole, .text(unquoted(value)), line: number)
    }
  }

  /// Rust keeps the text of a block, and looks at its lines only to refuse them (parse.rs:validate_subproperty).
  private mutating func continueValue(
    _ line: LinePart, _ first: Complaint.Damage, _ withoutEquals: Complaint.Damage, number: Int
  ) {
    guard let key = open?.key else { return complain(.indentedFirstLine, first, line: number) }
    let text = line.trimmed(rules.whiteSpace)
    if open?.first.isEmpty == true {
      switch halves(of: text.beforeComment(after: rules.beforeComment)) {
      case nil: complain(.blockLineWithoutEquals(key: key), withoutEquals, line: number)
      case (let name, _)? where name.isEmpty:
        complain(.blockLineWithoutKey(key: key), withoutEquals, line: number)
      case _?: break
      }
    }
    open?.text += "\n" + text.text
  }

  /// Go's two kinds of an indented line, `lineTokenSubProperty` and `lineTokenContinuation` (internal/ini/parse.go).
  private mutating func readBlockLine(
    _ line: LinePart, _ first: Complaint.Damage, _ withoutEquals: Complaint.Damage, number: Int
  ) {
    guard let key = open?.key else { return complain(.indentedFirstLine, first, line: number) }
    let text = line.leftTrimmed(rules.indent)
    switch (halves(of: text), open?.first.isEmpty == true) {
    case ((let name, let value)?, true):
      let line = WrittenSetting.BlockLine(
        key: Verbatim(folded(name)), value: unquoted(value), line: number)
      open?.add(line)
    case (nil, false): open?.text += "\n" + text.text
    case (_?, false): complain(.blockLineUnderText(key: key), .dropsLine, line: number)
    case (nil, true):
      complain(.blockLineWithoutEquals(key: key), withoutEquals, line: number)
    }
  }

  /// The key and the value on the two sides of the separator.
  private func halves(of text: LinePart) -> (key: LinePart, value: LinePart)? {
    let halves = text.halves {
      $0 == UInt8(ascii: "=") || ($0 == UInt8(ascii: ":") && rules.separator == .equalsOrColon)
    }
    return halves.map { ($0.0.trimmed(rules.whiteSpace), $0.1.trimmed(rules.whiteSpace)) }
  }

  private func folded(_ key: LinePart) -> String {
    switch rules.keyCase {
    case .kept: key.text
    case .lowerASCII: key.asciiLowercased
    case .lowerUnicode: key.scalarsLowercased
    }
  }

  private func unquoted(_ value: LinePart) -> String {
    rules.quotes == .removed ? value.unquoted.text : value.text
  }
}

extension LinePart {
  /// What was meant where the bracket does not end the line: `profile a` of `[profile a] b` and of `[profile a`.
  fileprivate var rescuedTitle: LinePart {
    dropFirst().before { $0 == UInt8(ascii: "]") }.trimmed(.spaceAndTab)
  }
}
