// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The picker as a conversation, a line at a time: for screen readers and for terminals that only print.
///
/// Nothing is redrawn, nothing is said by colour, a sign or a place on the screen.
///
///     1. default, static, eu-central-1, keys
///     2. dev, account 111122223333, sso, role ReadOnly, eu-west-1, live 6h30m
package struct Conversation: Sendable {
  /// What is said next, before the prompt.
  private enum Topic {
    case list
    case details(Int)
    case sentence(String)
  }

  /// What was typed, while the caches that decide on it are still to be read.
  private enum Wish {
    case leave
    /// A choice; whether it has been asked what the person's settings want asked.
    case choice(Picker.Choice, isConfirmed: Bool)
    /// A choice that is used as it is.
    case used(Picker.Choice)
    case signIn(Profile.Name)
  }

  package private(set) var picker: Picker
  private var topic = Topic.list
  private var wish: Wish?
  /// What is to be used, and what was asked about it.
  private var asked: (choice: Picker.Choice, doubt: Picker.Doubt)?
  /// What is to be used once its session is there.
  private var awaited: Picker.Choice?

  /// So many profiles are said at a time; the rest is a matter of a word more.
  private static let rows = 50
  private static let columns = 78

  package static let prompt = "number, text to narrow, empty to leave: "
  private static let help = """
    i NUMBER says all about a profile, r NUMBER REGION uses it with another region,
    s NUMBER signs in to it, * all again
    """

  package init(_ profiles: ProfileSet, setup: Picker.Setup, now: Timestamp) {
    var setup = setup
    setup.glyphs = .ascii
    // The picker is steered by keys of ours here, not by the person's.
    setup.preferences.keys = .usual
    let size = Screen.Size(rows: Self.rows + 3, columns: 50)
    picker = Picker(profiles, setup: setup, size: size, now: now)
    _ = picker.handle(.key(.home))
  }

  /// Takes cache files that the answer needs.
  package mutating func take(_ files: [(file: CacheFile, entry: CacheEntry)]) {
    _ = picker.handle(.cachesRead(files))
  }

  /// What to say before anything is asked.
  package var opening: String {
    let now = picker.currentName.map { "now: \($0)" } ?? "now: no profile"
    let region = picker.currentRegion.map { ", \($0)" } ?? ""
    let shadows = picker.shadows.map { ", \($0)" }.joined()
    return Self.visible(["awsprof, \(now)\(region)\(shadows)"]) + Self.help + "\n"
  }

  /// What to say now.
  package var text: String {
    switch topic {
    case .list: listing
    case .details(let index): details(of: index)
    case .sentence(let sentence): Self.visible([sentence])
    }
  }

  /// Takes a line that was typed; what comes of it, ``decision()`` says when the caches have been read.
  package mutating func take(_ line: String) {
    if let (choice, doubt) = asked {
      asked = nil
      return take(line, on: doubt, choice)
    }
    if line.isEmpty {
      wish = .leave
      return
    }
    let words = line.split(separator: " ")
    if words.count == 1, let index = place(line) { return use(index, .profiles) }
    if words.count == 2, words[0] == "i", let index = place(words[1]) {
      look(at: index)
      topic = .details(index)
      return
    }
    if words.count == 2, words[0] == "s", let index = place(words[1]) {
      look(at: index)
      wish = .signIn(picker.profiles.name(at: index))
      return
    }
    if words.count == 3, words[0] == "r", let index = place(words[1]) {
      return use(index, .named(String(words[2])))
    }
    narrow(to: line == "*" ? "" : line)
  }

  private mutating func take(_ line: String, on doubt: Picker.Doubt, _ choice: Picker.Choice) {
    switch (doubt, line) {
    case (.isToBeConfirmed, "y"), (.isToBeConfirmed, "yes"):
      wish = .choice(choice, isConfirmed: true)
    case (.hasEnded, "y"), (.hasEnded, "yes"):
      awaited = choice
      wish = .signIn(choice.profile)
    case (.hasEnded, "n"), (.hasEnded, "no"): wish = .used(choice)
    default: topic = .sentence("'\(choice.profile)' was not used")
    }
  }

  /// What is to be done now; `nil` where there is something to say first.
  package mutating func decision() -> Picker.Effect? {
    defer { wish = nil }
    switch wish {
    case nil: return nil
    case .leave: return .cancel
    case .choice(let choice, let isConfirmed):
      guard let index = picker.profileIndex else { return .choose(choice) }
      if !isConfirmed, picker.asks(beforeProfile: index) {
        ask(
          "use '\(choice.profile)'? type y, anything else does not use it", choice, .isToBeConfirmed
        )
        return nil
      }
      guard picker.hasEnded(index) else { return .choose(choice) }
      ask(
        "the session of '\(choice.profile)' has ended: y signs in first, n uses it as it is, else neither",
        choice, .hasEnded)
      return nil
    case .used(let choice): return .choose(choice)
    case .signIn(let name):
      guard picker.canSignIn else {
        topic = .sentence(Picker.nothingToRenew(name))
        return nil
      }
      return .signIn(name, .usual)
    }
  }

  private mutating func ask(_ question: String, _ choice: Picker.Choice, _ doubt: Picker.Doubt) {
    asked = (choice, doubt)
    topic = .sentence(question)
  }

  /// Takes what became of a sign-in: what was to be used is used, or the conversation goes on.
  package mutating func signInEnded(_ name: Profile.Name, hasFailed: Bool) {
    defer { awaited = nil }
    if hasFailed {
      topic = .sentence("'\(name)' was not signed in to")
    } else if let choice = awaited {
      wish = .used(choice)
    } else {
      topic = .list
    }
  }

  private func place(_ number: some StringProtocol) -> Int? {
    guard let number = Int(number), (1...picker.profiles.count).contains(number) else { return nil }
    return number - 1
  }

  private mutating func narrow(to text: String) {
    _ = picker.handle(.key(.control("u")))
    if !text.isEmpty { _ = picker.handle(.key(.paste(text))) }
    topic =
      picker.hits.isEmpty && !text.isEmpty
      ? .sentence("no profile matches '\(text)'") : .list
  }

  /// Puts the cursor on a profile, so that its session and its caches are known.
  private mutating func look(at index: Int) {
    narrow(to: "")
    picker.moveCursor(to: picker.profiles.name(at: index))
    picker.settle()
  }

  private mutating func use(_ index: Int, _ region: Picker.RegionChoice) {
    look(at: index)
    let choice = Picker.Choice(profile: picker.profiles.name(at: index), region: region)
    wish = .choice(choice, isConfirmed: false)
  }
}

extension Conversation {
  private var listing: String {
    let indices = picker.visibleProfiles
    var lines = indices.map(row)
    let more = picker.hits.count - indices.count
    if more > 0 { lines.append("and \(more) more: type a part of the name") }
    return Self.visible(lines)
  }

  private func row(_ index: Int) -> String {
    let (kind, account) = picker.kindAndAccount(ofProfile: index)
    let words = picker.words(ofProfile: index)
    let name = picker.profiles.name(at: index)
    let facts = picker.facts(ofProfile: index)
    let parts = [
      name.text, account.map { "account \($0)" }, kind.word, facts.role.map { "role \($0)" },
      facts.region ?? "no region",
      [words.word, words.time].filter { !$0.isEmpty }.joined(separator: " "),
      name == picker.currentName ? "current" : nil,
    ]
    return "\(index + 1). " + parts.compactMap(\.self).joined(separator: ", ")
  }

  private func details(of index: Int) -> String {
    guard let inspection = picker.inspection else { return "" }
    let lines =
      inspection.summary.flatMap { $0.lines(in: Self.columns) }
      + inspection.consequences.lines(in: Self.columns)
    return Self.visible([row(index)] + lines.map { $0.spans.reduce("") { $0 + $1.text } })
  }

  private static func visible(_ lines: [String]) -> String {
    lines.map { Visible($0).text + "\n" }.joined()
  }
}
