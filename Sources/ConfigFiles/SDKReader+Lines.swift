// SPDX-License-Identifier: Apache-2.0

/// What one line is, and what it does to the setting above it.
extension SDKReader {
  mutating func readLine(_ line: Scalars, number: Int) {
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

  private func isComment(_ line: Scalars, _ isIndented: Bool) -> Bool {
    if isIndented, rules.indentedComment == .isIndentedLine { return false }
    let first = line.leftTrimmed(rules.indent).first
    return first == "#" || first == ";"
  }

  private func title(in line: Scalars) -> Scalars? {
    let text =
      switch rules.titleComment {
      case .anywhere: line.beforeCommentSign
      case .afterWhiteSpace: line.beforeComment(after: rules.beforeComment)
      }
    return text.trimmed(rules.whiteSpace).bracketed
  }

  private mutating func readSetting(_ line: Scalars, isIndented: Bool, number: Int) {
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
    _ line: Scalars, _ first: Complaint.Damage, _ withoutEquals: Complaint.Damage, number: Int
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
    _ line: Scalars, _ first: Complaint.Damage, _ withoutEquals: Complaint.Damage, number: Int
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
  private func halves(of text: Scalars) -> (key: Scalars, value: Scalars)? {
    let separator = text.firstIndex {
      $0 == "=" || ($0 == ":" && rules.separator == .equalsOrColon)
    }
    guard let separator else { return nil }
    let value = text[separator...].dropFirst()
    return (text[..<separator].trimmed(rules.whiteSpace), value.trimmed(rules.whiteSpace))
  }

  private func folded(_ key: Scalars) -> String {
    switch rules.keyCase {
    case .kept: key.text
    case .lowerASCII:
      String(String.UnicodeScalarView(key.map { ("A"..."Z").contains($0) ? $0.lowerCase : $0 }))
    case .lowerUnicode: String(String.UnicodeScalarView(key.map(\.lowerCase)))
    }
  }

  private func unquoted(_ value: Scalars) -> String {
    guard rules.quotes == .removed, value.count > 1, value.first == value.last,
      value.first == "'" || value.first == "\""
    else { return value.text }
    return value.dropFirst().dropLast().text
  }
}

extension Unicode.Scalar {
  /// Its one lower-case scalar: `İ` becomes `i`, without the dot that full case mapping adds.
  fileprivate var lowerCase: Unicode.Scalar {
    properties.lowercaseMapping.unicodeScalars.first ?? self
  }
}

extension Scalars {
  /// What was meant where the bracket does not end the line: `profile a` of `[profile a] b` and of `[profile a`.
  fileprivate var rescuedTitle: Scalars {
    let inside = dropFirst().prefix { $0 != "]" }
    return inside.trimmed(.spaceAndTab)
  }
}
