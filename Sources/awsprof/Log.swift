// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import PickerUI
import Profiles
import SignIn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The log of a sign-in, where somebody wants one: on stderr, or at the end of a file.
///
///     2026-01-15 12:00:00,000 awsprof.endpoint [DEBUG] response: status 200, 1493 bytes
///
/// The form is that of `boto3.set_stream_logger`, in UTC. What is secret does not come here: see ``LogRecord``.
struct Log {
  private let level: LogRecord.Level?
  private let descriptor: Int32

  var isOnScreen: Bool { descriptor == 2 }

  /// Nobody wants one.
  static let none = Log(level: nil, descriptor: 2)

  private init(level: LogRecord.Level?, descriptor: Int32) {
    self.level = level
    self.descriptor = descriptor
  }

  /// The options, else `AWSPROF_LOG=LEVEL` or `AWSPROF_LOG=LEVEL:FILE`; a file alone takes everything.
  init(level: LogRecord.Level? = nil, file: String? = nil, _ environment: Environment)
    throws(Failure)
  {
    var (wanted, path) = (level, file)
    if level == nil, file == nil, let text = environment.nonEmpty("AWSPROF_LOG") {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard let named = parts.first.flatMap({ LogRecord.Level(rawValue: $0.lowercased()) }) else {
        let known = LogRecord.Level.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure("AWSPROF_LOG names no level", hint: "write \(known), or debug:FILE")
      }
      (wanted, path) = (named, parts.count > 1 ? parts[1] : nil)
    }
    guard let path else {
      self.init(level: wanted, descriptor: 2)
      return
    }
    let descriptor = Disk.retrying {
      open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
    }
    guard descriptor >= 0 else {
      throw Failure("the log '\(path)' cannot be opened (\(System.reason(errno)))")
    }
    self.init(level: wanted ?? .debug, descriptor: descriptor)
  }

  /// Writes those that are wanted; that a log cannot be written keeps nobody from signing in.
  func note(_ records: [LogRecord], at moment: Timestamp) {
    guard let level else { return }
    var text = ""
    for record in records where record.level >= level {
      let message = Visible(record.message).text
      text +=
        "\(moment.asPythonLogs) \(record.logger.rawValue) [\(record.level.rawValue.uppercased())] \(message)\n"
    }
    if !text.isEmpty { _ = Disk.write(Array(text.utf8), to: descriptor) }
  }
}

extension World {
  /// With the log that AWSPROF_LOG wants, if it is in a file: what goes to stderr would be written over a screen.
  func loggingInFile() throws(Failure) -> World {
    var world = self
    let log = try Log(environment)
    world.log = log.isOnScreen ? .none : log
    return world
  }
}

/// The options of the commands that sign in.
struct LogOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Log what is done: debug, info, warning or error. Also AWSPROF_LOG=LEVEL[:FILE].",
      valueName: "level"))
  var logLevel: LogRecord.Level?

  @Option(help: ArgumentHelp("Append the log to this file instead of stderr.", valueName: "file"))
  var logFile: String?

  /// What the program finds around it, with the log that is wanted.
  func world() throws(Failure) -> World {
    var world = try World()
    world.log = try Log(level: logLevel, file: logFile, world.environment)
    return world
  }
}

extension LogRecord.Level: ExpressibleByArgument {}

extension Timestamp {
  /// As Python logs a moment: `2026-01-15 12:00:00,000`.
  fileprivate var asPythonLogs: String {
    let thousandths = Int((seconds - seconds.rounded(.down)) * 1000)
    let digits = String(1000 + thousandths).dropFirst()
    return "\(day) \(iso8601.dropFirst(11).dropLast()),\(digits)"
  }
}
