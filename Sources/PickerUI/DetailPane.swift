// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// Everything about the profile under the cursor: what is wrong, every setting with its place and what it hides, the
  /// session step by step, what Enter would do.
  func detailLines() -> [StyledText] {
    guard let profile, hits.indices.contains(cursor) else { return [] }
    let index = hits[cursor].index
    var lines: [StyledText] = []
    if let refusal = profiles.refusalError { lines += errorLines(refusal) }
    if case .failure(let error)? = sessions[index] { lines += errorLines(error) }
    lines += settingLines(profile)
    lines += regionLines(profile)
    if case .success(let session)? = sessions[index] { lines += stepLines(session) }
    lines += declarationLines(profile)
    lines += afterLines
    return lines.flatMap { $0.wrapped(to: size.columns) }
  }

  private func errorLines(_ error: ResolutionError) -> [StyledText] {
    let client = error.clientError
    return [
      StyledText("\(setup.glyphs.problem) \(error.description)", .problem),
      StyledText("  to do: \(error.remedy)"),
      StyledText("  boto3: \(client.class): \(client.message)", .quiet),
    ]
  }

  private func settingLines(_ profile: Profile) -> [StyledText] {
    if profile.settings.isEmpty { return [StyledText("  this profile has no settings", .quiet)] }
    return profile.settings.flatMap { setting in
      let hidden = setting.hidden.map { hidden in
        columns(
          "", StyledText(shown(hidden.value, of: setting.key), .quiet),
          StyledText("\(hidden.origin)  hidden: \(hidden.reason.rawValue)", .quiet))
      }
      return lines(of: setting) + hidden
    }
  }

  private func lines(of setting: Setting) -> [StyledText] {
    let origin = StyledText(setting.origin.description, .quiet)
    switch setting.value {
    case .text(let text):
      let shown =
        text.isEmpty
        ? StyledText("(empty)", .quiet) : StyledText(shown(setting.value, of: setting.key))
      return [columns(setting.key.text, shown, origin)]
    case .block(let block):
      return [columns(setting.key.text, "", origin)]
        + block.map { line in
          columns("  \(line.key)", StyledText(Masking.shown(line.value, of: line.key)), "")
        }
    }
  }

  private func shown(_ value: WrittenSetting.Value, of key: Verbatim) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "(empty)" : Masking.shown(text, of: key)
    case .block(let block): "(block of \(block.count) lines)"
    }
  }

  /// The region after Enter, which is the profile's own: a variable that hides it now is replaced.
  private func regionLines(_ profile: Profile) -> [StyledText] {
    let now = Region(of: profile, in: setup.environment)
    guard let setting = now.setting else {
      return [
        columns("region", StyledText("none: boto3 says 'You must specify a region.'", .problem), "")
      ]
    }
    guard case .environment(let variable) = setting.origin else { return [] }
    let own = profile["region"]?.text
    let after = own.map { "\(variable) becomes \($0)" } ?? "\(variable) is taken away"
    return [
      columns(
        "region now", StyledText(setting.text ?? ""),
        StyledText("\(setting.origin)  Enter: \(after)", .quiet))
    ]
  }

  private func stepLines(_ session: Session) -> [StyledText] {
    session.steps(in: shelf, now: now).enumerated().flatMap { number, step in
      let words = StatusWords(step.status, now: now, glyphs: setup.glyphs)
      let place = step.origin.map { "  \($0)" } ?? ""
      var lines = [
        StyledText("  \(number + 1). \(step.deed)") + StyledText(place, .quiet)
          + StyledText("  \(words.sentence)", words.style)
      ]
      if let cache = step.cache {
        lines.append(StyledText("       \(cache.shown)\(cacheWords(cache, step.status))", .quiet))
      }
      return lines
    }
  }

  private func cacheWords(_ file: CacheFile, _ status: SessionStatus) -> String {
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

  private func declarationLines(_ profile: Profile) -> [StyledText] {
    let places = profile.declarations.map(\.description).joined(separator: ", ")
    return [columns("written in", StyledText(places), "")]
  }

  /// What still stands over the choice after Enter.
  private var afterLines: [StyledText] {
    Outranking.all(in: setup.environmentAfter).map {
      StyledText("\(setup.glyphs.problem) \($0.sentence)", .problem)
    }
  }

  private func columns(_ key: String, _ value: StyledText, _ place: StyledText) -> StyledText {
    let wide = size.columns >= 80
    let key = StyledText("  \(key)").padded(to: wide ? 26 : 20) + " "
    return key + value.padded(to: wide ? 30 : 18) + "  " + place
  }
}
