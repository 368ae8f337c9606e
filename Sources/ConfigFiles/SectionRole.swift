// SPDX-License-Identifier: Apache-2.0

/// What a section is to a client, judged by its title alone.
package enum SectionRole: Hashable, Sendable {
  case profile(Verbatim)
  case ssoSession(Verbatim)
  case services(Verbatim)
  /// `[plugins]`, `[preview]`, and a profile whose prefix was forgotten.
  case other
  /// Looks like one of the above and then is not: the client drops it.
  case dropped(Complaint.Rule)

  /// The role of a section of `file`, to a client that reads titles by `rules`.
  package init(title: Verbatim, in file: SourceFile.Kind, by rules: TitleRules) {
    switch rules {
    case .shellWords: self.init(title: title, in: file)
    case .prefixAndRest(let rules): self.init(PrefixedTitle(title.text, rules), in: file, rules)
    case .blankOrPoint: self.init(pointedTitle: title.text, in: file)
    }
  }

  /// The role of a section of `file` to botocore.
  ///
  /// In the credentials file every title is a profile's name as it stands. In the config file the title is split into
  /// shell words, and two words name a profile whatever the first one is: `[profilefoo bar]` is the profile `bar`
  /// (botocore configloader.py:build_profile_map).
  package init(title: Verbatim, in file: SourceFile.Kind) {
    switch file {
    case .credentials:
      self = .profile(title)
    case .config:
      self =
        if title.begins(with: "profile") {
          SectionRole.named(by: title) { .profile($0) }
        } else if title.begins(with: "sso-session") {
          SectionRole.named(by: title) { .ssoSession($0) }
        } else if title.begins(with: "services") {
          SectionRole.named(by: title) { .services($0) }
        } else { title == "default" ? .profile(title) : .other }
    }
  }

  private static func named(by title: Verbatim, _ make: (Verbatim) -> SectionRole) -> SectionRole {
    if let name = title.secondOfTwoPlainWords { return make(name) }
    let words: [String]
    do {
      words = try shellWords(title.text)
    } catch {
      return .dropped(.unbalancedQuote(title: title.text))
    }
    guard words.count == 2 else { return .dropped(.notTwoWords(title: title.text)) }
    return make(Verbatim(words[1]))
  }
}

extension Verbatim {
  /// Byte by byte, as `str.startswith` compares.
  fileprivate func begins(with word: StaticString) -> Bool {
    withUTF8 { bytes in
      guard bytes.count >= word.utf8CodeUnitCount else { return false }
      for index in 0..<word.utf8CodeUnitCount where bytes[index] != word.utf8Start[index] {
        return false
      }
      return true
    }
  }

  /// `dev` of `profile dev`, which is how nearly every title is written: printable ASCII, one blank, nothing quoted.
  fileprivate var secondOfTwoPlainWords: Verbatim? {
    let blank = withUTF8 { $0.onlyBlankBetweenPlainWords }
    return blank.map { dropFirst($0 + 1) }
  }
}

extension Bytes {
  fileprivate var onlyBlankBetweenPlainWords: Int? {
    var blank: Int?
    var index = 0
    while index < count {
      switch self[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), 0x00...0x1F, 0x7F...0xFF:
        return nil
      case UInt8(ascii: " "):
        guard blank == nil else { return nil }
        blank = index
      default: break
      }
      index += 1
    }
    guard let blank, blank > 0, blank + 1 < count else { return nil }
    return blank
  }
}
