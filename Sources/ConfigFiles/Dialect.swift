// SPDX-License-Identifier: Apache-2.0

/// How a client reads the two files: the stage at which the clients begin to differ.
///
/// It is data. Each rule on which two clients disagree is one field of one of its parts, and the four clients are four
/// values (`Dialect+Clients.swift`): to correct what awsprof says of a client is to change a value.
package struct Dialect: Sendable {
  /// Those who read alike have one name: boto3, botocore and AWS CLI v1 and v2 are `botocore`.
  package enum Client: String, CaseIterable, Hashable, Sendable {
    case botocore, rust, go, javaScript

    /// As a sentence names it.
    package var name: String {
      switch self {
      case .botocore: "boto3"
      case .rust: "the Rust SDK"
      case .go: "the Go SDK"
      case .javaScript: "the JavaScript SDK"
      }
    }
  }

  /// Text to sections and settings.
  package enum Grammar: Sendable {
    /// Python's `configparser.RawConfigParser`, a state machine that measures indents: `BotocoreReader`.
    case configparser
    /// Line by line, with a few words of context: `SDKReader`.
    case lines(LineGrammar)
  }

  package let client: Client
  package let grammar: Grammar
  package let titles: TitleRules
  package let merging: MergeRules
  package let paths: PathRules
}

extension Dialect {
  package init(_ client: Client) {
    switch client {
    case .botocore: self = .botocore
    case .rust: self = .rust
    case .go: self = .go
    case .javaScript: self = .javaScript
    }
  }
}

/// How a section's title becomes a name.
package enum TitleRules: Sendable {
  /// `[profile "a b"]` is `a b`, `[profilefoo bar]` is `bar` and `[profile a b]` nothing; a name may hold anything, and in
  /// credentials the title is the name (cases sec-003, sec-008, sec-012, sec-033, sec-039).
  case shellWords
  /// The prefix ends at the first blank and what remains is the name.
  case prefixAndRest(PrefixRules)
  /// Exactly one blank stands between prefix and name, which may be quoted, or else a point: `[profile a]`,
  /// `[profile "a"]`, `[profile.a]`.
  ///
  /// Any other title counts as it stands, and in credentials `[profile a]` is `profile.a` (cases sec-016, sec-028, sec-039).
  case blankOrPoint
}

/// What the specification of the SDKs makes of prefix and name.
package struct PrefixRules: Sendable {
  package enum Names: Sendable {
    case anything
    /// Letters, digits and `_-/.%@:+` of ASCII.
    case identifiers
  }

  package enum BareDefault: Sendable {
    case exactly
    /// `[DEFAULT]` is the profile `DEFAULT` (config/shared_config.go:processConfigSections, `EqualFold`).
    case inAnyCase
  }

  package enum PrefixInCredentials: Sendable {
    /// `[profile a]` and `[sso-session x]` are dropped.
    case dropsSection
    /// `[profile a]` is dropped, and `[sso-session x]` is a session as in config.
    case dropsProfile
  }

  /// `[ profile a ]`, `[ default ]`: what is taken off both ends of the title.
  package let titleTrimmed: WhiteSpace
  /// `[profile  a]`: what is taken off both ends of the name (case sec-016).
  package let nameTrimmed: WhiteSpace
  /// `[profile a!b]`, `[profile a b]` (cases sec-003, sec-033, sec-037).
  package let names: Names
  /// `[DEFAULT]` and `[Default]` in config (cases sec-019, ini-083).
  package let bareDefault: BareDefault
  /// `[profile a]` and `[sso-session x]` in credentials (case sec-039).
  package let prefixInCredentials: PrefixInCredentials
}

/// How the sections of one name become one profile.
package struct MergeRules: Sendable {
  package enum SectionsOfOneName: Sendable {
    /// Of `[profile a]` and `[profile "a"]` the later one counts alone (cases sec-026 to sec-028).
    case laterReplaces
    /// They are one section, and of two equal keys the later one counts (cases ini-033, sec-028).
    case merged
  }

  package enum ProfileDefault: Sendable {
    case isOneOfTheName
    /// `[profile default]` counts alone, wherever `[default]` stands (cases sec-026, sec-027).
    case beatsDefault
  }

  package enum EmptyProfile: Sendable {
    case exists
    case doesNotExist
  }

  /// Two sections whose titles give one name.
  package let sectionsOfOneName: SectionsOfOneName
  /// `[default]` beside `[profile default]`.
  package let profileDefault: ProfileDefault
  /// A section without settings (`[profile a]` and nothing below it).
  package let emptyProfile: EmptyProfile
}

/// How `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` become a path.
package struct PathRules: Sendable {
  package enum Expansion: Sendable {
    /// `$VAR`, `${VAR}`, then `~` and `~user` (configloader.py:raw_config_parse).
    case variablesAndHomes
    /// `~` where it is the whole first part of the path (env_config/source.rs:expand_home).
    case homeAsFirstPart
    /// A leading `~/` and nothing else (loadSharedConfigFiles.ts).
    case homeBeforeSlash
    case none
  }

  package enum EmptyVariable: Sendable {
    /// There is no such file (case ini-088).
    case isPath
    /// As if it were not set (getConfigFilepath.ts; config/env_config.go).
    case isUnset
  }

  package let expansion: Expansion
  package let emptyVariable: EmptyVariable
}
