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
          SectionRole.named(by: title, after: "profile ") { .profile($0) }
        } else if title.begins(with: "sso-session") {
          SectionRole.named(by: title, after: "sso-session ") { .ssoSession($0) }
        } else if title.begins(with: "services") {
          SectionRole.named(by: title, after: "services ") { .services($0) }
        } else { title == "default" ? .profile(title) : .other }
    }
  }

  private static func named(
    by title: Verbatim, after prefix: StaticString, _ make: (Verbatim) -> SectionRole
  ) -> SectionRole {
    if let name = title.withUTF8({ $0.plainName(after: prefix) }) {
      return make(title.dropFirst(name.lowerBound))
    }
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

extension Bytes {
  /// Where the name stands in `profile dev`, which is how nearly every title is written: the prefix with its blank, then
  /// characters that stand for themselves in a shell word.
  ///
  /// A title that is not so plain has a role all the same, which `SectionRole` finds.
  package func plainName(after prefix: StaticString) -> Range<Int>? {
    let start = prefix.utf8CodeUnitCount
    guard count > start, begins(with: prefix) else { return nil }
    return first(from: start, \.marksOutsidePlainWords) == count ? start..<count : nil
  }
}

extension UInt64 {
  /// Marks whatever is not printable ASCII, and blanks, quotes and backslashes.
  @inline(__always)
  fileprivate var marksOutsidePlainWords: UInt64 {
    outside(
      reaches(0x21) ^ reaches(0x22) ^ reaches(0x23)  // ! and no "
        ^ reaches(0x27) ^ reaches(0x28)  // no '
        ^ reaches(0x5C) ^ reaches(0x5D)  // no \
        ^ reaches(0x7F))
  }
}

extension Verbatim {
  fileprivate func begins(with word: StaticString) -> Bool {
    withUTF8 { $0.begins(with: word) }
  }
}
