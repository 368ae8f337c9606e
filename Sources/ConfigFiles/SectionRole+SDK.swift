// SPDX-License-Identifier: Apache-2.0

/// A title of the SDKs' specification, taken apart: `profile` and `a` of `[ profile  a ]`, nothing and `a` of `[a]`.
struct PrefixedTitle {
  let prefix: String?
  let name: String

  init(_ title: String, _ rules: PrefixRules) {
    let whole = Substring(title).unicodeScalars.trimmed(rules.titleTrimmed)
    let blank = whole.firstIndex(where: WhiteSpace.spaceAndTab.contains)
    prefix = blank.map { whole[..<$0].trimmed(rules.nameTrimmed).text }
    name = whole[(blank ?? whole.startIndex)...].trimmed(rules.nameTrimmed).text
  }

  /// Whatever stood around and between the two.
  var whole: String { prefix.map { "\($0) \(name)" } ?? name }
}

/// What the SDKs make of a title.
extension SectionRole {
  /// Rust: env_config/normalize.rs:SectionKey; Go: config/shared_config.go:processConfigSections.
  init(_ title: PrefixedTitle, in file: SourceFile.Kind, _ rules: PrefixRules) {
    let profile = SectionRole.profile(Verbatim(title.name))
    switch (file, title.prefix) {
    case (.config, nil):
      self = Self.isDefault(title.name, rules) ? profile : .other
    case (.config, let prefix?):
      let role = Self.role(prefix, title.name)
      self = role == .other ? .other : Self.allowed(role, title, rules)
    case (.credentials, nil):
      self = Self.allowed(profile, title, rules)
    case (.credentials, let prefix?):
      self = Self.inCredentials(Self.role(prefix, title.name), title, rules)
    }
  }

  private static func inCredentials(
    _ role: SectionRole, _ title: PrefixedTitle, _ rules: PrefixRules
  ) -> SectionRole {
    let dropped = SectionRole.dropped(.prefixInCredentials(title: title.whole))
    guard rules.prefixInCredentials == .dropsProfile else { return dropped }
    return switch role {
    case .ssoSession, .services: role
    case .other: .profile(Verbatim(title.whole))
    case .profile, .dropped: dropped
    }
  }

  private static func isDefault(_ name: String, _ rules: PrefixRules) -> Bool {
    switch rules.bareDefault {
    case .exactly: name == "default"
    case .inAnyCase: name.lowercased() == "default"
    }
  }

  private static func allowed(
    _ role: SectionRole, _ title: PrefixedTitle, _ rules: PrefixRules
  ) -> SectionRole {
    switch rules.names {
    case .anything: title.name.isEmpty ? .dropped(.emptyTitle) : role
    case .identifiers:
      title.name.isIdentifier ? role : .dropped(.nameNotIdentifier(title: title.whole))
    }
  }

  private static func role(_ prefix: some StringProtocol, _ name: some StringProtocol)
    -> SectionRole
  {
    switch prefix {
    case "profile": .profile(Verbatim(String(name)))
    case "sso-session": .ssoSession(Verbatim(String(name)))
    case "services": .services(Verbatim(String(name)))
    default: .other
    }
  }

  /// JavaScript joins prefix and name by a point while it reads, and parts them at the first point afterwards
  /// (parseIni.ts, getConfigData.ts).
  init(pointedTitle title: String, in file: SourceFile.Kind) {
    guard !title.isEmpty else {
      self = .dropped(.emptyTitle)
      return
    }
    guard let pointed = Self.pointed(title) else {
      self = file == .config ? .other : .dropped(.nameNotIdentifier(title: title))
      return
    }
    guard file == .config else {
      self = .profile(Verbatim(pointed))
      return
    }
    if pointed == "default" {
      self = .profile("default")
      return
    }
    let parts = pointed.utf8.split(
      separator: .point, maxSplits: 1, omittingEmptySubsequences: false)
    let role = parts.count == 2 ? Self.role(Substring(parts[0]), Substring(parts[1])) : .other
    let isMeantAsName =
      role == .other && title.unicodeScalars.contains(where: \.properties.isWhitespace)
    self = isMeantAsName ? .dropped(.nameNotIdentifier(title: title)) : role
  }

  /// `profile.a` of `[profile a]` and of `[profile "a"]`, any other title as it stands; `nil` for `[foo a]`, whose settings
  /// are read and forgotten.
  private static func pointed(_ title: String) -> String? {
    let scalars = Substring(title).unicodeScalars
    guard let blank = scalars.firstIndex(where: WhiteSpace.ecmaScript.contains) else {
      return title
    }
    let prefix = scalars[..<blank]
    var name = scalars[blank...].dropFirst()
    if let quote = name.first, quote == "'" || quote == "\"", name.count > 1, name.last == quote {
      name = name.dropFirst().dropLast()
    }
    guard !prefix.isEmpty, prefix.allSatisfy(\.isWordOrDash), !name.isEmpty, name.text.isIdentifier
    else { return title }
    return role(prefix.text, "") == .other ? nil : "\(prefix.text).\(name.text)"
  }
}

extension UInt8 {
  fileprivate static let point = UInt8(ascii: ".")
}

extension Unicode.Scalar {
  /// JavaScript's `[\w-]`.
  fileprivate var isWordOrDash: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
