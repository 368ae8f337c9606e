// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

/// What a prompt says of this shell, as boto3 would see it.
struct PromptReport {
  let selection: Selection
  let region: Region
  let kind: Session.Kind
  let account: String?
  let status: SessionStatus
  /// The variables that count instead of the profile.
  let outrankedBy: [String]
  let now: Timestamp

  init(in world: World) {
    let profiles = world.readProfiles()
    let environment = world.environment
    let selection = Selection(in: environment)
    self.selection = selection
    region = Region(of: profiles.profile(for: selection), in: environment)
    now = world.now
    let session = profiles.outcome(for: selection, in: environment)
    kind = session.kind
    let shelf = world.shelf(of: session.success?.cacheFiles ?? [])
    account = session.success?.account(in: shelf)
    // boto3 refuses a whole file for one line, and every profile with it.
    status =
      profiles.refusalError.map { .broken($0) } ?? session.status(in: shelf, now: now, to: .boto3)
    outrankedBy = Self.outranking(in: environment, selection, region)
  }

  /// Keys over the profile, another variable over the one that a person looks at, a web identity over everything.
  private static func outranking(
    in environment: Environment, _ selection: Selection, _ region: Region
  ) -> [String] {
    let shadows = Shadow.all(in: environment, selection: selection, region: region, as: .boto3)
    var variables = shadows.compactMap { shadow -> String? in
      switch shadow {
      case .keysOverProfile(let variable, _, _), .profileOverProfile(let variable, _, _, _):
        variable
      case .regionOverRegion, .unreadRegion: nil
      }
    }
    let identity = "AWS_WEB_IDENTITY_TOKEN_FILE"
    if selection != .none, environment.nonEmpty(identity) != nil { variables.append(identity) }
    return variables
  }

  /// The profile, or that there are keys without one; `nil` where nobody chose anything.
  var identity: String? {
    if case .environment(let name, _) = selection {
      return name.text + (outrankedBy.isEmpty ? "" : "!")
    }
    return kind == .environment ? "keys" : nil
  }

  /// `prod eu-west-1 45m`, every character of it one that a terminal shows; empty where there is nothing to say.
  var text: String {
    guard let identity else { return "" }
    // Word by word: at every prompt, the first `joined` of a program costs 200,000 instructions.
    var text = identity
    for word in [region.name ?? "", remaining] where !word.isEmpty {
      text += text.isEmpty ? word : " " + word
    }
    return Visible(text).text
  }

  /// What a person should know of the session before the next command; nothing where all is well without an end.
  private var remaining: String {
    let words = StatusWords(status, now: now, glyphs: .ascii)
    switch status {
    case .live: return words.time
    case .expiring: return words.time + " left"
    case .expired, .neverSignedIn, .corrupt: return words.word
    case .broken(.profileNotFound): return "not defined"
    case .broken: return words.word
    case .permanent, .renewable, .notCached, .unknown: return ""
    }
  }
}

/// The form for prompts that lay their words out themselves.
struct PromptJSON: JSONReport {
  let version = 1
  let client = "boto3"
  let text: String
  let profile: String?
  /// The variable that names it.
  let selectedBy: String?
  let region: String?
  let kind: String
  let account: String?
  let status: StatusJSON
  let secondsLeft: Int?
  let outrankedBy: [String]

  init(_ report: PromptReport) {
    text = report.text
    if case .environment(let name, let variable) = report.selection {
      (profile, selectedBy) = (name.text, variable)
    } else {
      (profile, selectedBy) = (nil, nil)
    }
    region = report.region.name
    kind = report.kind.rawValue
    account = report.account
    status = StatusJSON(report.status)
    outrankedBy = report.outrankedBy
    secondsLeft =
      switch report.status {
      case .live(let end), .expiring(let end): Int(end.since(report.now))
      case .permanent, .expired, .renewable, .neverSignedIn, .notCached, .corrupt, .unknown,
        .broken:
        nil
      }
  }
}
