// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The session as a person follows it, the caches it is kept in, and what is wrong.
extension Inspection {
  /// Each step with its place, what belongs to it, and how it stands.
  var chain: [DetailItem] {
    if session == nil { return errors }
    return errors + steps(withCaches: true)
  }

  func steps(withCaches: Bool) -> [DetailItem] {
    guard let session else { return [] }
    let steps = session.steps(in: shelf, now: now)
    var items = steps.enumerated().flatMap { number, step in
      [item(of: step, number: number + 1)]
        + (withCaches ? details(of: step) : [])
    }
    if let obstacle = session.obstacle(in: shelf, now: now) {
      items.append(.line(StyledText("  \(glyphs.problem) \(Self.sentence(obstacle))", .problem)))
    }
    return items
  }

  private func item(of step: SessionStep, number: Int) -> DetailItem {
    let words = words(step.status)
    let place = step.origin.map { "  \($0)" } ?? ""
    return DetailItem(
      content: .lines([
        StyledText("  \(number). \(step.deed)") + .whole("  \(words.sentence)", words.style)
          + StyledText(place, .quiet)
      ]),
      location: step.origin?.location, origin: step.origin)
  }

  private func details(of step: SessionStep) -> [DetailItem] {
    var items = step.details.map { setting in
      DetailItem(
        content: .columns(
          key: "   \(setting.key)",
          value: StyledText(Masking.shown(setting.text ?? "", of: setting.key)),
          place: StyledText(setting.origin.description, .quiet)),
        location: setting.origin.location, origin: setting.origin)
    }
    if let cache = step.cache {
      items.append(
        .line(StyledText("     \(cache.shown)\(sentence(of: cache, step.status))", .quiet)))
    }
    return items
  }

  /// Every file that a client would look into, and what it holds.
  var caches: [DetailItem] {
    guard let session else { return errors }
    let steps = session.steps(in: shelf, now: now).filter { $0.cache != nil }
    if steps.isEmpty {
      return [.line(StyledText("  no client keeps a session of this profile", .quiet))]
    }
    return steps.flatMap { step -> [DetailItem] in
      guard let cache = step.cache else { return [] }
      let words = words(step.status)
      let lines: [StyledText] = [
        StyledText("  \(cache.shown)"),
        "     " + StyledText(words.sentence, words.style)
          + StyledText(sentence(of: cache, step.status), .quiet),
        StyledText("     \(step.deed)", .quiet),
      ]
      return [DetailItem(content: .lines(lines), value: cache.shown), .blank]
    }
  }

  /// Why the profile cannot be used, what the clients say and what to do.
  var errors: [DetailItem] {
    var all: [ResolutionError] = []
    if let refusal { all.append(refusal) }
    if case .failure(let error)? = outcome { all.append(error) }
    return all.map { error in
      let words = error.clientError(of: client)
      let lines = [
        StyledText("\(glyphs.problem) \(error.description)", .problem),
        StyledText("  to do: \(error.remedy)"),
        StyledText("  \(client.rawValue): \(words.shown)", .quiet),
      ]
      return DetailItem(content: .lines(lines))
    }
  }

  /// The problems of this profile, then those of the files.
  var problems: [DetailItem] {
    var items = errors
    if let obstacle = session?.obstacle(in: shelf, now: now) {
      items.append(.line(StyledText("\(glyphs.problem) \(Self.sentence(obstacle))", .problem)))
    }
    for outranking in Outranking.all(in: consequences.after) {
      items.append(.line(StyledText("\(glyphs.problem) \(outranking.sentence)", .problem)))
    }
    if items.isEmpty { items = [.line(StyledText("  this profile has no problems", .quiet))] }
    let complaints = complaints.flatMap { $0.items(glyphs) }
    return complaints.isEmpty ? items : items + [.blank, .heading("FILES")] + complaints
  }

  private func sentence(of file: CacheFile, _ status: SessionStatus) -> String {
    switch status {
    case .live(let end), .expiring(let end): "  until \(end.day) \(end.clock) UTC"
    case .expired(let end): "  ended \(end.day) \(end.clock) UTC"
    case .renewable(let end): "  ended \(end.day) \(end.clock) UTC, renews at the next use"
    case .corrupt(let corrupt, let reason) where corrupt == file:
      "  cannot be used: \(reason); delete it"
    case .neverSignedIn, .notCached: "  does not exist"
    case .permanent, .corrupt, .unknown, .broken: ""
    }
  }

  private static func sentence(_ obstacle: SessionObstacle) -> String {
    switch obstacle.status {
    case .expired: "the session of '\(obstacle.profile)' has ended: sign in to it first"
    case .neverSignedIn: "nobody is signed in to '\(obstacle.profile)': sign in to it first"
    default: "the session of '\(obstacle.profile)' cannot be used: sign in to it first"
    }
  }
}

extension Complaint {
  /// What is wrong, what it does to boto3, what to do.
  func items(_ glyphs: Glyphs) -> [DetailItem] {
    var lines = [StyledText("\(glyphs.problem) \(description)", .problem)]
    if let effect { lines.append(StyledText("    \(effect)", .quiet)) }
    lines.append(StyledText("    to do: \(remedy)"))
    let location = SourceLocation(file: file, line: line ?? 1)
    return [DetailItem(content: .lines(lines), location: location, value: place), .blank]
  }
}
