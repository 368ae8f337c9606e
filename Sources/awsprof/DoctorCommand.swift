// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConfigFiles
import PickerUI
import Profiles

/// `awsprof doctor`: every problem of the files, the caches and the environment.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Names every problem of the files, the caches and this environment, and its cure.",
    discussion: """
      Silent where all is well. The exit status is 1 where there is an error, which stops a client; warnings, where clients \
      differ or a value does not mean what it says, and notes leave it at 0.
      """)

  @Flag(help: "JSON, documented in awsprof-json(5).")
  var json = false

  @OptionGroup var clock: ClockOptions

  func run() throws {
    let findings = try World(now: clock.now).examination.findings
    if json {
      try Output.print(try DoctorReport(findings).text())
    } else if !findings.isEmpty {
      try Output.print(Self.text(findings))
    }
    if findings.contains(where: { $0.severity == .error }) { throw Failure.found }
  }

  private static func text(_ findings: [Finding]) -> String {
    let lines = findings.flatMap { finding in
      ["\(finding.severity.rawValue): \(finding.place): \(finding.sentence)"]
        + hurt(finding).map { "  hurts \($0)" } + ["  to do: \(finding.fix.shown)"]
    }
    let counts = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return (lines + ["", counts.joined(separator: ", ")]).map { Visible($0).text + "\n" }.joined()
  }

  /// Whom a finding hurts: the clients, and the profiles if there are few.
  private static func hurt(_ finding: Finding) -> [String] {
    guard let clients = finding.hurt else { return [] }
    let names = finding.profiles.prefix(5).map(\.text).joined(separator: ", ")
    let more = finding.profiles.count > 5 ? " and \(finding.profiles.count - 5) more" : ""
    return [names.isEmpty ? clients : "\(clients), with \(names)\(more)"]
  }
}

extension World {
  /// Everything that `doctor` looks at, read.
  var examination: Examination {
    let files = [location.file(.config), location.file(.credentials)]
    let sets = readProfilesOfAllClients()
    return Examination(
      sets: sets, environment: environment, environmentAfter: environment.afterAnyChoice,
      files: files.compactMap { file in
        Disk.mode(of: file.path).map { mode in
          Examination.FileAccess(
            shown: file.shown, mode: mode, holdsSecrets: sets[0].holdsSecrets(in: file.kind))
        }
      },
      caches: Disk.cachedFiles(
        at: location, login: environment["AWS_LOGIN_CACHE_DIRECTORY"]))
  }
}

struct DoctorReport: JSONReport {
  let version = 1
  let findings: [FindingJSON]

  struct FindingJSON: Encodable {
    let severity: String
    let place: String
    let sentence: String
    let clients: [String]
    let profiles: [String]
    let fix: FixJSON
  }

  struct FixJSON: Encodable {
    /// `command` is a line to type, `text` belongs at the place, `advice` is a sentence.
    let kind: String
    let value: String
  }

  init(_ findings: [Finding]) {
    self.findings = findings.map { finding in
      FindingJSON(
        severity: finding.severity.rawValue, place: finding.place, sentence: finding.sentence,
        clients: finding.clients.map(\.rawValue), profiles: finding.profiles.map(\.text),
        fix: FixJSON(finding.fix))
    }
  }
}

extension DoctorReport.FixJSON {
  fileprivate init(_ fix: Finding.Fix) {
    switch fix {
    case .command(let line): self.init(kind: "command", value: line)
    case .text(let text): self.init(kind: "text", value: text)
    case .advice(let advice): self.init(kind: "advice", value: advice)
    }
  }
}
