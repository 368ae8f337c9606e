// SPDX-License-Identifier: Apache-2.0

/// The four clients.
extension Dialect {
  /// boto3, botocore and AWS CLI v1 and v2: `configloader.py` over Python's `configparser.RawConfigParser`.
  package static let botocore = Dialect(
    client: .botocore,
    grammar: .configparser,
    titles: .shellWords,
    merging: MergeRules(
      sectionsOfOneName: .laterReplaces, profileDefault: .isOneOfTheName, emptyProfile: .exists),
    paths: PathRules(expansion: .variablesAndHomes, emptyVariable: .isPath))

  /// The Rust SDK, which follows the SDKs' common specification to the letter: `aws-runtime/src/env_config`.
  package static let rust = Dialect(
    client: .rust,
    grammar: .lines(
      LineGrammar(
        lineEnd: .lineFeedOrPair,
        whiteSpace: .spaceAndTab,
        indent: .spaceAndTab,
        beforeComment: .unicode,
        titleComment: .anywhere,
        indentedComment: .isIndentedLine,
        indentedTitle: .isIndentedLine,
        openTitle: .refusesFile,
        keyBeforeAnySection: .refusesFile,
        separator: .equals,
        lineWithoutSeparator: .refusesFile,
        emptyKey: .refusesFile,
        keyCase: .lowerASCII,
        keyCharacters: .identifiers,
        quotes: .kept,
        emptyValue: .isSet,
        indentedLine: .continuesValue(first: .refusesFile, withoutEquals: .refusesFile),
        byteOrderMark: .refusesFile,
        notUTF8: .ignoresFile,
        prototypeTitle: .harmless,
        directory: .ignoresFile)),
    titles: .prefixAndRest(
      PrefixRules(
        titleTrimmed: .spaceAndTab, nameTrimmed: .unicode, names: .identifiers,
        bareDefault: .exactly, prefixInCredentials: .dropsSection)),
    merging: MergeRules(
      sectionsOfOneName: .merged, profileDefault: .beatsDefault, emptyProfile: .exists),
    paths: PathRules(expansion: .homeAsFirstPart, emptyVariable: .isPath))

  /// The Go SDK v2: `internal/ini` and `config/shared_config.go`.
  ///
  /// A line that is nothing is passed over: it failed the load before internal/ini was written anew at the end of 2023.
  package static let go = Dialect(
    client: .go,
    grammar: .lines(
      LineGrammar(
        lineEnd: .lineFeed,
        whiteSpace: .unicode,
        indent: .spaceAndTab,
        beforeComment: .spaceAndTab,
        titleComment: .anywhere,
        indentedComment: .counts,
        indentedTitle: .counts,
        openTitle: .isNoTitle,
        keyBeforeAnySection: .dropsLine,
        separator: .equalsOrColon,
        lineWithoutSeparator: .dropsLine,
        emptyKey: .harmless,
        keyCase: .lowerUnicode,
        keyCharacters: .anything,
        quotes: .removed,
        emptyValue: .isSet,
        indentedLine: .isBlockLine(first: .dropsLine, withoutEquals: .dropsLine),
        byteOrderMark: .dropsLine,
        notUTF8: .harmless,
        prototypeTitle: .harmless,
        directory: .refusesFile)),
    titles: .prefixAndRest(
      PrefixRules(
        titleTrimmed: .unicode, nameTrimmed: .spaceAndTab, names: .anything,
        bareDefault: .inAnyCase, prefixInCredentials: .dropsProfile)),
    merging: MergeRules(
      sectionsOfOneName: .merged, profileDefault: .beatsDefault, emptyProfile: .exists),
    paths: PathRules(expansion: .none, emptyVariable: .isUnset))

  /// The JavaScript SDK v3: `shared-ini-file-loader`.
  package static let javaScript = Dialect(
    client: .javaScript,
    grammar: .lines(
      LineGrammar(
        lineEnd: .lineFeedOrPair,
        whiteSpace: .ecmaScript,
        indent: .ecmaScript,
        beforeComment: .ecmaScript,
        titleComment: .afterWhiteSpace,
        indentedComment: .counts,
        indentedTitle: .counts,
        openTitle: .isNoTitle,
        keyBeforeAnySection: .dropsLine,
        separator: .equals,
        lineWithoutSeparator: .dropsLine,
        emptyKey: .dropsLine,
        keyCase: .kept,
        keyCharacters: .anything,
        quotes: .kept,
        emptyValue: .opensBlock,
        indentedLine: .isKey,
        byteOrderMark: .harmless,
        notUTF8: .harmless,
        prototypeTitle: .ignoresFile,
        directory: .ignoresFile)),
    titles: .blankOrPoint,
    merging: MergeRules(
      sectionsOfOneName: .merged, profileDefault: .beatsDefault, emptyProfile: .doesNotExist),
    paths: PathRules(expansion: .homeBeforeSlash, emptyVariable: .isUnset))
}
