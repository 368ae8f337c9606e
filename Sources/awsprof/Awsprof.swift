// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CBuild
import CDumps

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: arguments to a command, the command's outcome to an exit status.
///
/// Only this file calls `exit`.
@main
enum Awsprof {
  static let version = "0.1.0"

  /// `0.1.0 (b4d739544c1d)`: what a report of a bug must say; without the commit where it was not built by scripts/build.
  static var versionAndCommit: String {
    let commit = String(cString: cbuild_commit())
    return commit.isEmpty ? version : "\(version) (\(commit))"
  }

  static func main() {
    cdumps_forbid()
    do {
      if try !FastPath.run() { try run(Array(CommandLine.arguments.dropFirst())) }
    } catch let failure as Failure {
      Output.report(failure)
      exit(failure.status.rawValue)
    } catch {
      leave(with: error)
    }
  }

  private static func run(_ arguments: [String]) throws {
    var command = try Commands.parseAsRoot(arguments)
    try command.run()
  }

  /// Help and version go to stdout, wrong usage to stderr with status 64.
  private static func leave(with error: any Error) -> Never {
    let code = Commands.exitCode(for: error)
    let text = Commands.fullMessage(for: error)
    guard code.isSuccess else {
      Output.say(text)
      exit(code == .validationFailure ? Failure.Status.usage.rawValue : code.rawValue)
    }
    do {
      try Output.print(text + "\n")
      exit(0)
    } catch {
      Output.report(error)
      exit(error.status.rawValue)
    }
  }
}
