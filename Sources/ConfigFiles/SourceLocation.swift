// SPDX-License-Identifier: Apache-2.0

/// One of the two files that people write.
///
/// A class, because every value of every profile names its file: one reference, and not two texts.
package final class SourceFile: Sendable {
  /// Config and credentials differ in how a section's title becomes a profile.
  package enum Kind: String, Hashable, Sendable {
    case config, credentials
  }

  package let kind: Kind
  /// Where it is opened: `/home/jo/.aws/config`.
  package let path: String
  /// How a person writes it: `~/.aws/config`.
  package let shown: String

  package init(_ kind: Kind, path: String, shown: String) {
    self.kind = kind
    self.path = path
    self.shown = shown
  }
}

extension SourceFile: Hashable {
  package static func == (one: SourceFile, other: SourceFile) -> Bool {
    one === other
      || one.kind == other.kind && one.path == other.path && one.shown == other.shown
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(path)
  }
}

/// The place a person opens to change a value: `~/.aws/config:12`.
package struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  package let file: SourceFile
  /// Counted from one.
  package let line: Int

  package init(file: SourceFile, line: Int) {
    self.file = file
    self.line = line
  }

  package var description: String { "\(file.shown):\(line)" }
}
