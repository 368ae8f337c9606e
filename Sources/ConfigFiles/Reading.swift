// SPDX-License-Identifier: Apache-2.0

/// What one client makes of one file: sections with their settings, and complaints.
///
/// A client may refuse the whole file for one bad line, or take it for an empty one. Then `refusal` is the first
/// complaint that made it, and the sections still say what the file says, so that it can be shown and mended.
package struct Reading: Sendable {
  package let file: SourceFile
  /// In the order of the file; to botocore each title once.
  package var sections = SectionList()
  /// `[DEFAULT]`, whose settings botocore hands to every section of the file.
  package var defaults: Section?
  package var complaints: [Complaint] = []

  package init(file: SourceFile) {
    self.file = file
  }

  package var refusal: Complaint? {
    complaints.first { $0.refusesFile }
  }

  /// The complaint for which the client takes the file for an empty one.
  package var disregard: Complaint? {
    complaints.first { $0.damage == .ignoresFile }
  }

  package var isDisregarded: Bool {
    complaints.contains { $0.damage == .ignoresFile }
  }
}

/// One `[title]` and what stands below it.
package struct Section: Sendable {
  /// The text between the brackets, as written.
  package let title: Verbatim
  /// The line of the title, counted from one.
  package let line: Int
  private var body: Body

  private enum Body: Sendable {
    case settings([WrittenSetting])
    case plain(PlainSection)
  }

  package init(title: Verbatim, line: Int) {
    self.title = title
    self.line = line
    body = .settings([])
  }

  init(title: Verbatim, line: Int, _ plain: PlainSection) {
    self.title = title
    self.line = line
    body = .plain(plain)
  }

  /// In the order of the file, each key once; to be kept by who needs them twice, for they may be made each time.
  package var settings: [WrittenSetting] {
    get {
      if case .settings(let settings) = body { return settings }
      var settings: [WrittenSetting] = []
      forEachSetting { settings.append($0) }
      return settings
    }
    set { body = .settings(newValue) }
  }

  /// Calls `body` with each setting in the order of the file, without a list of them being made.
  package func forEachSetting(_ body: (WrittenSetting) -> Void) {
    switch self.body {
    case .settings(let settings): settings.forEach(body)
    case .plain(let section): section.forEachSetting(body)
    }
  }
}

/// One `key = value`, with its line.
package struct WrittenSetting: Sendable {
  /// In lower case, except to the JavaScript SDK.
  package let key: Verbatim
  package let value: Value
  package let line: Int
  /// The same key higher up in the section: a duplicate that botocore refuses and the other clients overwrite.
  package var earlier: [WrittenSetting] = []

  package init(key: Verbatim, value: Value, line: Int) {
    self.key = key
    self.value = value
    self.line = line
  }

  package enum Value: Hashable, Sendable {
    /// `region = eu-west-1`; the lines of a continued value are joined by a line feed.
    case text(String)
    /// A value that starts on the next line, indented: `s3 =` over `  addressing_style = path`.
    ///
    /// The Rust SDK has the text `\naddressing_style = path` there, the JavaScript SDK a key `s3.addressing_style`.
    case block([BlockLine])

    /// Whether a client reads the same from both, wherever they stand.
    package func isSame(as other: Value) -> Bool {
      switch (self, other) {
      case (.text(let one), .text(let other)): Verbatim(one) == Verbatim(other)
      case (.block(let one), .block(let other)):
        Set(one.map { [$0.key, Verbatim($0.value)] })
          == Set(other.map { [$0.key, Verbatim($0.value)] })
      case (.text, .block), (.block, .text): false
      }
    }
  }

  /// One line of a nested block.
  ///
  /// Its key keeps its case, except to the Go SDK.
  package struct BlockLine: Hashable, Sendable {
    package let key: Verbatim
    package let value: String
    package let line: Int
  }
}

/// Reads a file the way a client does.
///
/// It never fails: it complains, and keeps the rest.
///
///     read(ConfigText("[default]\nregion = eu-west-1\n", of: config), as: .botocore).sections[0].settings[0].line == 2
package func read(_ text: ConfigText, as dialect: Dialect) -> Reading {
  switch dialect.grammar {
  case .configparser: BotocoreReader.read(text)
  case .lines(let rules): SDKReader.read(text, as: dialect.client, rules)
  }
}
