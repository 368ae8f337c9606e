// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// What is handed bytes that nobody thought of, and what must hold whatever they are.
///
/// A crash is a finding, and so is a promise that does not hold.
struct Target: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all = [
    Target(name: "config") { read($0, as: .config) },
    Target(name: "credentials") { read($0, as: .credentials) },
    Target(name: "caches", run: cacheEntries),
    Target(name: "header", run: header),
    Target(name: "keys", run: keys),
    Target(name: "quoting", run: quoting),
    Target(name: "time", run: time),
    Target(name: "visible", run: visible),
  ]

  /// Reads a file, merges, resolves every profile, and says all that there is to say about it.
  private static func read(_ bytes: [UInt8], as kind: SourceFile.Kind) {
    let config = SourceFile(.config, path: "/h/.aws/config", shown: "~/.aws/config")
    let credentials = SourceFile(
      .credentials, path: "/h/.aws/credentials", shown: "~/.aws/credentials")
    func reading(_ file: SourceFile) -> Reading {
      ConfigFiles.read(
        ConfigText(file.kind == kind ? .present(bytes) : .absent, of: file), as: .botocore)
    }
    let set = ProfileSet(config: reading(config), credentials: reading(credentials))
    let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    for profile in set.profiles.prefix(64) {
      hold(set.place(of: profile.name) != nil, "a profile is found by its name")
      for setting in profile.settings {
        guard let location = setting.origin.location else { continue }
        hold((1...lines).contains(location.line), "a setting stands on a line of the file")
        _ = Masking.shown(setting.text ?? "", of: setting.key)
      }
      say(set, profile)
    }
    for complaint in set.complaints { hold(!"\(complaint)".isEmpty, "a complaint has words") }
    bothWays(bytes, of: kind == .config ? config : credentials)
  }

  /// The short way for plain sections and the whole reader, to which a carriage return sends a file, find the same.
  private static func bothWays(_ bytes: [UInt8], of file: SourceFile) {
    func reading(_ end: String) -> Reading {
      ConfigFiles.read(
        ConfigText(.present(bytes + Array(end.utf8)), of: file), as: .botocore)
    }
    let (short, whole) = (reading("\n[end]\n"), reading("\n[end]\r\n"))
    hold(short.complaints == whole.complaints, "both ways complain of the same")
    hold(
      short.sections.elementsEqual(whole.sections) { one, other in
        one.title == other.title && one.line == other.line
          && one.settings.elementsEqual(other.settings) {
            $0.key == $1.key && $0.value == $1.value && $0.line == $1.line
          }
      }, "both ways find the same sections")
  }

  private static func say(_ set: ProfileSet, _ profile: Profile) {
    switch set.outcome(for: .explicit(profile.name), in: Environment()) {
    case .success(let session):
      let shelf = CacheShelf()
      let now = Timestamp(seconds: 1_768_478_400)
      _ = session.steps(in: shelf, now: now)
      _ = session.status(in: shelf, now: now)
      for file in session.cacheFiles { hold(file.name.hasSuffix(".json"), "a cache has a name") }
    case .failure(let error):
      hold(!error.description.isEmpty && !error.remedy.isEmpty, "an error has words")
    }
  }

  /// The short way and the JSON library make the same of a file.
  private static func cacheEntries(_ bytes: [UInt8]) {
    for folder in CacheFile.Folder.allCases {
      hold(
        CacheEntry(bytes, in: folder) == CacheEntry(decoding: bytes, in: folder),
        "a cache file is read the same both ways")
    }
  }

  private static func header(_ bytes: [UInt8]) {
    let title = String(decoding: bytes, as: UTF8.self)
    guard case .profile(let name) = SectionRole(title: Verbatim(title), in: .config),
      title != "default"
    else { return }
    do {
      let words = try shellWords(title)
      hold(words.count == 2 && Verbatim(words[1]) == name, "the name is the second of two words")
    } catch {
      hold(false, "a title that cannot be split names no profile")
    }
  }

  /// How the bytes are cut into pieces makes no difference, and nothing is waited for without an end.
  private static func keys(_ bytes: [UInt8]) {
    var whole = KeyDecoder()
    var pieces = KeyDecoder()
    let atOnce = whole.feed(bytes)
    let oneByOne = bytes.flatMap { pieces.feed(CollectionOfOne($0)) }
    hold(atOnce == oneByOne, "keys do not depend on how the bytes arrive")
    for _ in 0...KeyDecoder.patience * 2 where whole.isWaiting { _ = whole.timeout() }
    hold(!whole.isWaiting, "a sequence without an end is given up")
  }

  private static func time(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let moment = try? Timestamp(parsing: text)
    hold(moment == (try? Timestamp(reading: text)), "a date is read the same both ways")
    guard let moment else { return }
    hold(!moment.iso8601.isEmpty, "a moment can be written")
  }

  private static func visible(_ bytes: [UInt8]) {
    let visible = Visible(String(decoding: bytes, as: UTF8.self))
    hold(
      visible.text.unicodeScalars.allSatisfy { !$0.isUnprintable },
      "what is shown commands no terminal")
    hold(visible.truncated(to: 20).width <= 20, "what is cut fits")
  }
}

/// Ends the run, with the sentence, where a promise does not hold.
func hold(_ holds: Bool, _ promise: String) {
  precondition(holds, promise)
}
