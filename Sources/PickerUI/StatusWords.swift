// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// A status in words: sign, word and time, so that nothing is said by colour alone.
package struct StatusWords: Sendable {
  package let glyph: String
  package let word: String
  /// `3h12m`, `2d`; empty where there is no time to say.
  package let time: String
  package let style: Style

  package init(_ status: SessionStatus, now: Timestamp, glyphs: Glyphs) {
    func words(_ glyph: String, _ word: String, _ time: String = "", _ style: Style = .plain)
      -> Self
    {
      Self(glyph: glyph, word: word, time: time, style: style)
    }
    self =
      switch status {
      case .permanent: words(glyphs.permanent, "keys")
      case .live(let end): words(glyphs.live, "live", Self.duration(end.since(now)), .live)
      case .expiring(let end):
        words(glyphs.expiring, "expiring", Self.duration(end.since(now)), .expiring)
      case .expired(let end):
        words(glyphs.expired, "expired", Self.duration(now.since(end)), .expired)
      case .renewable(let end):
        words(glyphs.renewable, "renews", Self.duration(now.since(end)))
      case .neverSignedIn: words(glyphs.none, "not signed in")
      case .notCached: words(glyphs.none, "not cached")
      case .corrupt: words(glyphs.expired, "corrupt file", "", .problem)
      case .unknown(.processNotRun): words(glyphs.unknown, "not run")
      case .unknown(.notAsked): words(glyphs.unknown, "not asked")
      case .unknown(.nothingConfigured): words(glyphs.none, "no session")
      case .unknown(.notReadYet): words(" ", "")
      case .unknown(.unreadableDate): words(glyphs.unknown, "unknown end")
      case .broken(.refusedFile): words(glyphs.problem, "file refused", "", .problem)
      case .broken(let error):
        words(glyphs.problem, error.kind == .partial ? "incomplete" : "broken", "", .problem)
      }
  }

  /// The words for a session that cannot be had because what it rests on stands like this.
  package init(obstacle: SessionStatus, glyphs: Glyphs) {
    switch obstacle {
    case .neverSignedIn:
      self.init(glyph: glyphs.none, word: "sign in first", time: "", style: .plain)
    case .corrupt:
      self.init(glyph: glyphs.expired, word: "source corrupt", time: "", style: .problem)
    default:
      self.init(glyph: glyphs.expired, word: "source expired", time: "", style: .expired)
    }
  }

  init(glyph: String, word: String, time: String, style: Style) {
    self.glyph = glyph
    self.word = word
    self.time = time
    self.style = style
  }

  /// All of it, as in: `✓ live 3h12m`.
  package var sentence: String { Self.sentence(glyph, word, time) }

  /// `✓ 3h12m` where the column is narrow: the time, else the shortest word that still tells.
  package var short: String {
    Self.sentence(glyph, time.isEmpty ? Self.shortWords[word] ?? word : time, "")
  }

  /// Those of the words that say something, with a blank between them.
  private static func sentence(_ glyph: String, _ word: String, _ time: String) -> String {
    var sentence = glyph == " " ? "" : glyph
    if !word.isEmpty { sentence += sentence.isEmpty ? word : " " + word }
    if !time.isEmpty { sentence += sentence.isEmpty ? time : " " + time }
    return sentence
  }

  private static let shortWords = [
    "not signed in": "sign in", "sign in first": "sign in", "not cached": "none",
    "no session": "none", "corrupt file": "corrupt", "source corrupt": "source",
    "source expired": "source", "not asked": "unasked", "unknown end": "end?",
    "file refused": "refused", "incomplete": "partial", "signing in": "sign-in",
    "MFA code": "MFA", "open page": "page", "sign-in failed": "failed",
  ]

  /// Seconds in the coarsest words that still tell: `2d`, `3h12m`, `12m`, `95s`.
  package static func duration(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e11)))
    if whole < 120 { return "\(whole)s" }
    if whole < 3600 { return "\(whole / 60)m" }
    if whole < 86400 {
      let minutes = whole / 60 % 60
      return "\(whole / 3600)h" + (minutes < 10 ? "0" : "") + "\(minutes)m"
    }
    return "\(whole / 86400)d"
  }

  /// What `duration` counts from two minutes on: minutes, and days where there is one.
  private static func unit(of seconds: Double) -> Double { seconds < 86400 ? 60 : 86400 }

  /// Seconds until the words of `status` change, at least one; `nil` where they do not.
  package static func secondsUntilChange(_ status: SessionStatus, now: Timestamp) -> Double? {
    switch status {
    case .live(let end), .expiring(let end):
      let left = end.since(now)
      return left < 121 ? 1 : left.truncatingRemainder(dividingBy: unit(of: left)) + 0.01
    case .expired(let end), .renewable(let end):
      let past = now.since(end)
      let unit = unit(of: past)
      return past < 121 ? 1 : unit - past.truncatingRemainder(dividingBy: unit) + 0.01
    case .permanent, .neverSignedIn, .notCached, .corrupt, .unknown, .broken: return nil
    }
  }
}
