// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import Profiles
import SignIn
import SignInWire
import Testing

/// One file is one flow from begin to end: files, a profile, and what happens, a line each; indented below a line is what
/// the flow does about it.
///
/// `AWSPROF_RECORD=1` writes the indented lines anew. Nothing is sent: the answers are files in `Answers`.
@Suite("flows of a sign-in")
struct FlowTests {
  @Test("a flow does what is recorded, step by step", arguments: FlowScript.all())
  func recorded(_ script: FlowScript) throws {
    let played = try script.play()
    if ProcessInfo.processInfo.environment["AWSPROF_RECORD"] == "1" {
      try script.record(played)
    }
    #expect(played == script.lines)
  }

  /// Whatever is sealed is taken apart into words, so a new secret needs no new line here.
  @Test("nothing that is sealed comes into the most verbose log", arguments: FlowScript.all())
  func log(_ script: FlowScript) throws {
    let log = try script.playAll().log
    let text = log.records.map(\.message).joined(separator: "\n")
    for word in log.secrets { #expect(!text.contains(word), "\(word)") }
  }

  @Test("there are flows at all")
  func some() {
    #expect(FlowScript.all().count >= 10)
  }
}

/// A flow of any kind, and the words for what it does.
struct Playable {
  let handle: (Happening, Timestamp) -> (lines: [String], log: LogExcerpt)

  init<F: Flow>(_ flow: F, _ done: @escaping (F.Outcome) -> [String]) {
    var flow = flow
    handle = { happening, now in
      let step = flow.handle(happening, now: now)
      return (StepWords.lines(step, done), LogExcerpt(of: happening, step))
    }
  }
}

/// A recorded flow.
struct FlowScript: Sendable, CustomTestStringConvertible {
  let url: URL
  /// The parts before the flow, as they stand, and by title.
  private let head: String
  private let parts: [String: String]
  /// Happenings, and indented below each what was done about it.
  let lines: [String]

  var testDescription: String { url.lastPathComponent }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static func all() -> [FlowScript] {
    let flows = folder.appendingPathComponent("Flows")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: flows.path)) ?? []
    return names.filter { $0.hasSuffix(".flow") }.sorted().compactMap { name in
      try? FlowScript(flows.appendingPathComponent(name))
    }
  }

  private init(_ url: URL) throws {
    self.url = url
    let text = try String(contentsOf: url, encoding: .utf8)
    guard let flow = text.range(of: "--- flow\n") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    head = String(text[..<flow.upperBound])
    lines = text[flow.upperBound...].split(separator: "\n").map(String.init)
    var parts: [String: String] = [:]
    var title = ""
    for line in head.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        title = String(line.dropFirst(4))
      } else if !line.isEmpty || title == "config" {
        parts[title, default: ""] += line + "\n"
      }
    }
    self.parts = parts
  }

  func record(_ played: [String]) throws {
    try (head + played.joined(separator: "\n") + "\n")
      .write(to: url, atomically: true, encoding: .utf8)
  }

  /// The flow's own lines again, with what it does now.
  func play() throws -> [String] { try playAll().lines }

  /// The same with what a log would say of it.
  func playAll() throws -> (lines: [String], log: LogExcerpt) {
    var played: [String] = []
    var log = LogExcerpt()
    var now = noon
    var flow: Playable
    do {
      flow = try self.flow()
    } catch let error as SignInError {
      log.records = [LogRecord.record(of: error)]
      return (["begun", "  failed: \(error)", "  hint: \(error.remedy)"], log)
    }
    for line in lines where !line.hasPrefix(" ") {
      played.append(line)
      if line.hasPrefix("later ") {
        now = Timestamp(seconds: now.seconds + (Double(line.dropFirst(6)) ?? 0))
        continue
      }
      let step = flow.handle(try happening(line), now)
      played += step.lines.map { "  \($0)" }
      log.append(step.log)
    }
    return (played, log)
  }

  private func flow() throws -> Playable {
    let profiles = profiles(
      config: parts["config"] ?? "", credentials: parts["credentials"] ?? "")
    var environment = Environment()
    for line in (parts["environment"] ?? "").split(separator: "\n") {
      let pair = line.split(separator: "=", maxSplits: 1).map(String.init)
      environment[pair[0]] = pair.count > 1 ? pair[1] : ""
    }
    if let part = parts["sso-session"] {
      return try directoryFlow(part.split(separator: "\n").map(String.init), profiles, environment)
    }
    let words = (parts["profile"] ?? "default").split(separator: "\n")
    let name = Profile.Name(String(words[0]))
    let session = try profiles.session(for: .explicit(name), in: environment)
    let profile = try #require(profiles[name])
    var surroundings = Surroundings(
      profiles: profiles, environment: environment, profile: profile,
      region: Region(of: profile, in: environment).name)
    surroundings.random = Array(0..<96)
    surroundings.usesDeviceCode = words.contains("device-code")
    surroundings.usesSessionToken = words.contains("mfa")
    surroundings.isAttended = !words.contains("unattended")
    surroundings.isForClients = words.contains("refresh")
    if words.contains("forced") { surroundings.renewedSince = noon }
    if let part = parts["console"] {
      let keys = SigningKeys(
        accessKeyID: "ASIAIOSFODNN7EXAMPLE",
        secretAccessKey: SealedText("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        sessionToken: part.contains("user") ? nil : SealedText("EXAMPLESESSIONTOKEN"))
      let service = part.split(separator: "\n").first { $0.hasPrefix("service ") }
      return Playable(
        try ConsoleFlow(keys, service: service.map { String($0.dropFirst(8)) }, surroundings)
      ) { ["done: \($0.revealed)"] }
    }
    return Playable(try SessionFlow(session, surroundings), StepWords.lines)
  }

  /// All profiles of an sso-session; with the word `missing` those that the config lacks.
  private func directoryFlow(
    _ words: [String], _ profiles: ProfileSet, _ environment: Environment
  ) throws -> Playable {
    let section = try #require(profiles.ssoSession(Profile.Name(words[0])))
    let portal = try #require(SSOPortal(section))
    var surroundings = Surroundings(
      profiles: profiles, environment: environment, profile: Profile(name: "default"),
      region: portal.region)
    surroundings.usesDeviceCode = true
    return Playable(try SSODirectoryFlow(portal, surroundings)) { outcome in
      let written = SSOProfiles(outcome.entries, of: portal, region: nil)
      let text = words.contains("missing") ? written.missing(in: profiles).text : written.file
      return ["done:"] + text.split(separator: "\n").map(String.init)
    }
  }

  /// What a line says that happens.
  ///
  ///     answer 200 assume-role.xml        code 123456        found live.json at -60
  private func happening(_ line: String) throws -> Happening {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    switch words[0] {
    case "begun": return .begun
    case "paused": return .paused
    case "nothing": return .looked(contents: nil, modified: nil)
    case "found":
      let age = words.count > 2 ? Double(words[2].dropFirst(3)) ?? 0 : -3600
      return .looked(
        contents: try answer(words[1]), modified: Timestamp(seconds: noon.seconds + age))
    case "stored": return .stored
    case "not-stored": return .notStored(reason: rest)
    case "released": return .released
    case "token": return .read(SealedText(rest))
    case "unreadable": return .unreadable(reason: rest)
    case "code": return .answered(SealedText(rest))
    case "nobody": return .unanswered
    case "shown": return .shown
    case "answer":
      let headers = [Request.Header("date", "Thu, 15 Jan 2026 12:00:00 GMT")]
      let body = words.count > 2 ? try answer(words[2]) : SealedText("")
      return .event(.answered(Response(status: Int(words[1]) ?? 0, headers: headers, body: body)))
    case "trouble":
      let kind = try #require(Trouble.Kind(rawValue: words[1]))
      return .event(.unreachable(Trouble(kind, detail: "the library's words")))
    case "ran":
      return .event(
        .ran(status: Int(words[1]) ?? 0, output: try answer(words[2]), errors: "it wrote this\n"))
    case "listening": return .event(.listening(port: Int(words[1]) ?? 0))
    case "opened": return .event(.opened)
    case "not-opened": return .event(.notOpened(reason: rest))
    case "redirected": return .event(.redirected(query: SealedText(rest)))
    case "no-redirect": return .event(.noRedirect)
    case "ran-too-long": return .event(.ranTooLong)
    case "not-run": return .event(.notRun(reason: rest))
    default:
      Issue.record("\(testDescription): '\(line)' is nothing that happens")
      return .begun
    }
  }

  private func answer(_ name: String) throws -> SealedText {
    let file = Self.folder.appendingPathComponent("Answers").appendingPathComponent(name)
    return SealedText(try String(contentsOf: file, encoding: .utf8))
  }
}
