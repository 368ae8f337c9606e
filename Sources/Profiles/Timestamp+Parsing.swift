// SPDX-License-Identifier: Apache-2.0

/// Why a date in a cache file says no moment.
package enum TimestampError: Error, Hashable, Sendable {
  /// A date without a zone: Python cannot compare it with now, and botocore raises TypeError.
  case noZone
  case unreadable
}

extension Timestamp {
  /// Reads every form of date that the clients write into their caches, and what `dateutil` reads besides.
  ///
  /// CLI v1 `2026-11-23T10:05:48Z`, CLI v2 `...+00:00`, botocore `...UTC`, other servers with fractions, and
  /// `Thu, 15 Jan 2026 13:00:00 GMT`.
  package init(parsing text: String) throws(TimestampError) {
    if let plain = PlainDate.read(text) { self = plain } else { try self.init(reading: text) }
  }

  /// The same through `dateutil`'s rules alone.
  package init(reading text: String) throws(TimestampError) {
    guard let parsed = DateReader.read(text) else { throw .unreadable }
    guard let offset = parsed.offset else { throw .noZone }
    self.init(seconds: parsed.local.seconds - Double(offset))
  }
}
