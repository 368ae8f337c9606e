// SPDX-License-Identifier: Apache-2.0

/// A line of the log: levels are Python's, and the loggers are named as botocore's are.
///
/// What is secret never becomes a part of one. So nothing of a body, a header's value, a query, a code or a command line is
/// taken, whether it is secret or not.
package struct LogRecord: Hashable, Sendable {
  package enum Level: String, Sendable, CaseIterable, Comparable {
    case debug, info, warning, error

    package static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .debug: 10
      case .info: 20
      case .warning: 30
      case .error: 40
      }
    }
  }

  /// What botocore calls the parts of its own log: `botocore.credentials`, `urllib3.connectionpool`.
  package enum Logger: String, Sendable {
    case credentials = "awsprof.credentials"
    case tokens = "awsprof.tokens"
    case endpoint = "awsprof.endpoint"
    case retryHandler = "awsprof.retryhandler"
    case connectionPool = "awsprof.connectionpool"
  }

  package let level: Level
  package let logger: Logger
  package let message: String

  init(_ level: Level, _ logger: Logger, _ message: String) {
    self.level = level
    self.logger = logger
    self.message = message
  }
}
