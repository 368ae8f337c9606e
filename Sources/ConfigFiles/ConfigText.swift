// SPDX-License-Identifier: Apache-2.0

/// What is written in one file: its bytes, or why there are none.
///
/// Nothing lost, nothing judged.
///
/// This module turns bytes into sections and settings, each with its line. What a section means, which profile
/// wins and what anything is used for, it leaves to `Profiles`.
package struct ConfigText: Sendable {
  package enum Content: Sendable {
    case present([UInt8])
    /// No such file: every client reads that as an empty one.
    case absent
    case directory
    /// Neither a file nor a directory: a pipe or a device, which reading could wait on for ever.
    case notAFile
    /// The system's own word: `Permission denied`.
    case unreadable(reason: String)
    case tooLarge(bytes: Int, limit: Int)
  }

  package let file: SourceFile
  package let content: Content

  package init(_ content: Content, of file: SourceFile) {
    self.file = file
    self.content = content
  }

  /// A file that is there and holds this text.
  ///
  ///     ConfigText("[default]\nregion = eu-west-1\n", of: config)
  package init(_ text: String, of file: SourceFile) {
    self.init(.present(Array(text.utf8)), of: file)
  }
}
