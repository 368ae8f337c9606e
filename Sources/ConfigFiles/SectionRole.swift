// SPDX-License-Identifier: Apache-2.0

/// What a section is to botocore, judged by its title alone.
package enum SectionRole: Hashable, Sendable {
  case profile(Verbatim)
  case ssoSession(Verbatim)
  case services(Verbatim)
  /// `[plugins]`, `[preview]`, and a profile whose prefix was forgotten.
  case other
  /// Starts like one of the above and then is not: botocore drops it without a word.
  case dropped(Complaint.Rule)

  /// The role of a section of `file`.
  ///
  /// In the credentials file every title is a profile's name as it stands. In the config file the title is split into
  /// shell words, and two words name a profile whatever the first one is: `[profilefoo bar]` is the profile `bar`
  /// (botocore configloader.py:build_profile_map).
  package init(title: Verbatim, in file: SourceFile.Kind) {
    switch file {
    case .credentials:
      self = .profile(title)
    case .config:
      let make: ((Verbatim) -> SectionRole)? =
        if title.text.utf8.starts(with: "profile".utf8) { SectionRole.profile }
        else if title.text.utf8.starts(with: "sso-session".utf8) { SectionRole.ssoSession }
        else if title.text.utf8.starts(with: "services".utf8) { SectionRole.services }
        else { nil }
      if let make {
        self = SectionRole.named(by: title, make)
      } else {
        self = title == "default" ? .profile(title) : .other
      }
    }
  }

  private static func named(by title: Verbatim, _ make: (Verbatim) -> SectionRole) -> SectionRole {
    guard let words = shellWords(title.text) else {
      return .dropped(.unbalancedQuote(title: title.text))
    }
    guard words.count == 2 else { return .dropped(.notTwoWords(title: title.text)) }
    return make(Verbatim(words[1]))
  }
}
