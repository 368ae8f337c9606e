// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Both files as one client reads them, and how it merges them.
///
/// A class, because four tables are made of the same two readings and every session that is worked out takes a copy of the
/// tables: so a copy is a few references. Nothing in it ever changes.
final class Readings: Sendable {
  let config: Reading
  let credentials: Reading
  let rules: MergeRules

  init(config: Reading, credentials: Reading, rules: MergeRules) {
    self.config = config
    self.credentials = credentials
    self.rules = rules
  }

  subscript(file: SourceFile.Kind) -> Reading {
    switch file {
    case .config: config
    case .credentials: credentials
    }
  }

  var count: Int { config.sections.count + credentials.sections.count }

  /// Calls `body` with the bytes in which the titles of both files stand.
  func withBytes<Result>(_ body: (ProfileNames.FileBytes) -> Result) -> Result {
    config.sections.withBytes { config in
      credentials.sections.withBytes { body(.init(config: config, credentials: $0)) }
    }
  }
}
