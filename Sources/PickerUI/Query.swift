// SPDX-License-Identifier: Apache-2.0

/// What was typed to narrow a list, as fzf's users type it: words that must all match, in any order.
///
///     prod adm     both, their characters in order, gaps allowed     'prod    as it stands
///     !test        must not occur                                    ^prod    at the start      prod$   at the end
///     region:eu account:1234 role:admin session:corp kind:sso status:expired name:x     in that column alone
package struct Query: Equatable, Sendable {
  /// A column that a word can be meant for.
  package enum Field: String, CaseIterable, Sendable {
    case name, account, role, region, session, kind, status

    /// `region` for `region:eu`; some have a second word.
    fileprivate init?(prefix: Substring) {
      switch prefix {
      case "acct": self = .account
      case "is": self = .status
      case "sso": self = .session
      default: self.init(rawValue: String(prefix))
      }
    }
  }

  package enum Form: Sendable {
    /// The characters in order, with gaps.
    case fuzzy
    case exact, prefix, suffix, whole
  }

  package struct Term: Equatable, Sendable {
    package var field: Field?
    package var form: Form
    package var isExcluded: Bool
    /// Its scalars, in small letters where case does not count.
    package var characters: [UInt32]
    package var isCaseSensitive: Bool
  }

  package private(set) var terms: [Term]

  /// Smart case: a word with a capital matches capitals only, unless case is ignored.
  package init(_ text: String, ignoringCase: Bool = false) {
    terms = text.split(separator: " ").compactMap { Self.term($0, ignoringCase) }
  }

  /// Whether what matches this is among what matched `earlier`, so that nothing else need be looked at.
  package func narrows(_ earlier: Query) -> Bool {
    guard terms.count >= earlier.terms.count else { return false }
    return zip(earlier.terms, terms).allSatisfy { $0 == $1 || $1.continues($0) }
  }

  /// Whether a word speaks of something that only all sessions and caches together answer.
  package var asksForStatus: Bool { terms.contains { $0.field == .status } }
  package var asksForKind: Bool { terms.contains { $0.field == .kind } }
  package var hasCapitals: Bool { terms.contains(where: \.isCaseSensitive) }

  private static func term(_ word: Substring, _ ignoringCase: Bool) -> Term? {
    var rest = word
    let isExcluded = rest.count > 1 && rest.first == "!"
    if isExcluded { rest.removeFirst() }
    var field: Field?
    if let colon = rest.firstIndex(of: ":"), let named = Field(prefix: rest[..<colon]) {
      field = named
      rest = rest[colon...].dropFirst()
    }
    var form: Form = isExcluded || field != nil ? .exact : .fuzzy
    if rest.count > 1, rest.first == "'" {
      form = .exact
      rest.removeFirst()
    } else if rest.count > 1, rest.first == "^" {
      form = .prefix
      rest.removeFirst()
    }
    if rest.count > 1, rest.last == "$" {
      form = form == .prefix ? .whole : .suffix
      rest.removeLast()
    }
    guard !rest.isEmpty else { return nil }
    let isCaseSensitive =
      !ignoringCase && rest.unicodeScalars.contains { $0.properties.isUppercase }
    let characters = rest.unicodeScalars.map {
      isCaseSensitive ? $0.value : $0.simplyLowercased.value
    }
    return Term(
      field: field, form: form, isExcluded: isExcluded, characters: characters,
      isCaseSensitive: isCaseSensitive)
  }
}

extension Query.Term {
  /// Whether this is `earlier` with more characters at its end, which lets through less.
  fileprivate func continues(_ earlier: Query.Term) -> Bool {
    guard field == earlier.field, form == earlier.form, !isExcluded, !earlier.isExcluded,
      isCaseSensitive || !earlier.isCaseSensitive
    else { return false }
    switch form {
    case .fuzzy, .exact, .prefix: break
    case .suffix, .whole: return false
    }
    guard characters.count >= earlier.characters.count else { return false }
    return zip(earlier.characters, characters).allSatisfy { $0 == $1 || $0 == Self.small($1) }
  }

  private static func small(_ value: UInt32) -> UInt32? {
    Unicode.Scalar(value)?.simplyLowercased.value
  }
}

extension Unicode.Scalar {
  /// Its small letter, where that is one character too.
  var simplyLowercased: Unicode.Scalar {
    if value < 0x80 {
      return (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : self
    }
    let lower = properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let only = lower.first else { return self }
    return only
  }
}
