// SPDX-License-Identifier: Apache-2.0

/// A title of the SDKs' specification, taken apart: `profile` and `a` of `[ profile  a ]`, nothing and `a` of `[a]`.
struct PrefixedTitle {
  let prefix: String?
  let name: String

  init(_ title: String, trimmed outer: WhiteSpace, name inner: WhiteSpace) {
    let whole = Substring(title).unicodeScalars.trimmed(outer)
    let blank = whole.firstIndex(where: WhiteSpace.spaceAndTab.contains)
    prefix = blank.map { whole[..<$0].trimmed(inner).text }
    name = whole[(blank ?? whole.startIndex)...].trimmed(inner).text
  }
}

/// What the SDKs make of a title.
extension SectionRole {
  /// Rust: env_config/normalize.rs:SectionKey; Go: config/shared_config.go:processConfigSections.
  init(_ title: PrefixedTitle, in file: SourceFile.Kind, by rules: TitleRules) {
    let whole = title.prefix.map { "\($0) \(title.name)" } ?? title.name
    switch (file, title.prefix) {
    case (.config, nil):
      self = Self.isDefault(title.name, rules) ? .profile(Verbatim(title.name)) : .other
    case (.config, let prefix?):
      let role = Self.role(prefix, title.name)
      self = role == .other ? .other : Self.named(title.name, by: rules, role, whole)
    case (.credentials, nil):
      self = Self.named(title.name, by: rules, .profile(Verbatim(title.name)), whole)
    case (.credentials, let prefix?):
      self =
        switch (Self.role(prefix, title.name), rules.prefixInCredentials) {
        case (.ssoSession(let name), .dropsProfiles): .ssoSession(name)
        case (.services(let name), .dropsProfiles): .services(name)
        case (.other, .dropsProfiles): .profile(Verbatim(whole))
        default: .dropped(.prefixInCredentials(title: whole))
        }
    }
  }

  private static func isDefault(_ name: String, _ rules: TitleRules) -> Bool {
    switch rules.bareDefault {
    case .exactly: name == "default"
    case .inAnyCase: name.lowercased() == "default"
    }
  }

  private static func named(
    _ name: String, by rules: TitleRules, _ role: SectionRole, _ title: String
  ) -> SectionRole {
    switch rules.names {
    case .anything: name.isEmpty ? .dropped(.emptyTitle) : role
    case .identifiers: name.isIdentifier ? role : .dropped(.nameNotIdentifier(title: title))
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
