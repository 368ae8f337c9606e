// SPDX-License-Identifier: Apache-2.0

/// What one client makes of one file: sections with their settings, and complaints.
///
/// A client may refuse the whole file for one bad line. Then `refusal` is the first complaint that made it, and the
/// sections still say what the file says, so that it can be shown and mended.
package struct Reading: Sendable {
  package let file: SourceFile
  /// In the order of the file, each title once.
  package var sections: [Section] = []
  /// `[DEFAULT]`, whose settings botocore hands to every section of the file.
  package var defaults: Section?
  package var complaints: [Complaint] = []

  package init(file: SourceFile) {
    self.file = file
  }

  package var refusal: Complaint? {
    complaints.first { $0.refusesFile }
  }
}

/// One `[title]` and what stands below it.
package struct Section: Sendable {
  /// The text between the brackets, as written.
  package let title: Verbatim
  /// The line of the title, counted from one.
  package let line: Int
  package var settings: [WrittenSetting] = []

  package init(title: Verbatim, line: Int) {
    self.title = title
    self.line = line
  }
}

/// One `key = value`, with its line.
package struct WrittenSetting: Sendable {
  /// In lower case, as botocore folds it.
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
  /// Its key keeps its case.
  package struct BlockLine: Hashable, Sendable {
    package let key: Verbatim
    package let value: String
    package let line: Int
  }
}

/// How a client reads the text of a file: the stage at which the clients begin to differ.
package enum Dialect: Sendable {
  /// boto3, botocore and AWS CLI v1 and v2: `configloader.py` over Python's `configparser.RawConfigParser`.
  case botocore
}

/// Reads a file the way a client does.
///
/// It never fails: it complains, and keeps the rest.
///
///     read(ConfigText("[default]\nregion = eu-west-1\n", of: config), as: .botocore).sections[0].settings[0].line == 2
package func read(_ text: ConfigText, as dialect: Dialect) -> Reading {
  switch dialect {
  case .botocore: BotocoreReader.read(text)
  }
}
