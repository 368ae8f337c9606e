// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Testing

private let config = SourceFile(.config, path: "/home/jo/.aws/config", shown: "~/.aws/config")

private func reading(_ text: String) -> Reading {
  read(ConfigText(text, of: config), as: .botocore)
}

private func reading(_ bytes: [UInt8]) -> Reading {
  read(ConfigText(.present(bytes), of: config), as: .botocore)
}

/// A reading in a form that is quick to compare: `[a] key=value@line`.
private func summary(_ reading: Reading) -> [String] {
  reading.sections.flatMap { section in
    ["[\(section.title)]@\(section.line)"]
      + section.settings.map { setting in
        switch setting.value {
        case .text(let text): "\(setting.key)=\(text)@\(setting.line)"
        case .block(let lines):
          "\(setting.key)={\(lines.map { "\($0.key)=\($0.value)" }.joined(separator: ","))}@\(setting.line)"
        }
      }
  }
}

@Suite("botocore's reader")
struct ReaderTests {
  /// Each of these is a trap that another INI reader falls into.
  @Test(
    "text is read as configparser reads it",
    arguments: [
      ("[a]\nk = v\n", ["[a]@1", "k=v@2"]),
      ("[a]\r\nk = v\r\n", ["[a]@1", "k=v@2"]),
      ("[a]\rk = v\r", ["[a]@1", "k=v@2"]),
      ("[a]\nk = v # c\n", ["[a]@1", "k=v # c@2"]),
      ("[a]\n# c\n  ; c\nk = v\n", ["[a]@1", "k=v@4"]),
      ("[a]\nKEY = Value\n", ["[a]@1", "key=Value@2"]),
      ("[a]\nk : v\n", ["[a]@1", "k=v@2"]),
      ("[a]\na:b = c\n", ["[a]@1", "a=b = c@2"]),
      ("[a]\nk = a = b\n", ["[a]@1", "k=a = b@2"]),
      ("[a]\nk = one\n  two\n", ["[a]@1", "k=one\ntwo@2"]),
      ("[a]\nk = one\n\n  two\n\n", ["[a]@1", "k=one\n\ntwo@2"]),
      ("[a]\nk = one\n # c\n  two\n", ["[a]@1", "k=one\ntwo@2"]),
      ("[a]\nregion = x\n output = json\n", ["[a]@1", "region=x\noutput = json@2"]),
      ("[a]\n  k = v\n", ["[a]@1", "k=v@2"]),
      ("[a]\n\tk = v\n\tl = w\n", ["[a]@1", "k=v@2", "l=w@3"]),
      ("[a]\nk =\n", ["[a]@1", "k=@2"]),
      ("[a]\ns3 =\n  Style = path\n  n=1\n", ["[a]@1", "s3={Style=path,n=1}@2"]),
      ("[a]\ns3 =\n  a =\n    b = 1\n", ["[a]@1", "s3={a=,b=1}@2"]),
      ("[a]\ns3 =\n  a = 1\n  a = 2\n", ["[a]@1", "s3={a=2}@2"]),
      ("[a]\ns3 = # c\n  a = 1\n", ["[a]@1", "s3=# c\na = 1@2"]),
      ("[a]\nk=v\n\n# c\n[b]\n[c]\nl-1.x =w\n", ["[a]@1", "k=v@2", "[b]@5", "[c]@6", "l-1.x=w@7"]),
      ("[a]\nk = v\n[]=w", ["[a]@1", "k=v@2", "[]=w@3"]),
      ("[a]\nk = \u{A0}v\u{2003}\n", ["[a]@1", "k=v@2"]),
      ("[a]\n\u{A0}k = v\n", ["[a]@1", "k=v@2"]),
      ("[default] region = x\n", ["[default]@1"]),
      ("[profile x]=1\n", ["[profile x]@1"]),
      ("[profile a] # see [b]\n", ["[profile a] # see [b]@1"]),
      ("[a]\nk = v\n [b]\n", ["[a]@1", "k=v\n[b]@2"]),
      ("[[]]\nk=v\n", ["[[]]@1", "k=v@2"]),
      ("[a]\nk = v\u{2028}w\n", ["[a]@1", "k=v\u{2028}w@2"]),
      ("[a]\ns3 =\n  a = 1\u{2028}b = 2\n", ["[a]@1", "s3={a=1,b=2}@2"]),
      ("\u{3000}[a]\n\u{A0}k = v\u{2003}\n", ["[a]@1", "k=v@2"]),
      ("[a]\n\u{A0}k = v\n", ["[a]@1", "k=v@2"]),
      ("[a]\n\u{C4}B\u{130}\u{3A3} = v\n", ["[a]@1", "\u{E4}bi\u{307}\u{3C2}=v@2"]),
      ("[a]\nA\u{3A3}B = v\n", ["[a]@1", "a\u{3C3}b=v@2"]),
      ("", []),
      ("\n\n", []),
    ] as [(String, [String])])
  func text(_ text: String, _ expected: [String]) {
    let reading = reading(text)
    #expect(reading.complaints.isEmpty)
    #expect(summary(reading) == expected)
  }

  /// botocore answers each with ConfigParseError for the whole file; we say the line and go on.
  @Test(
    "what makes botocore refuse a file is a complaint with its line, and the rest is kept",
    arguments: [
      ("k = v\n[a]\n", "1: a setting stands before the first [section]", ["[a]@2"]),
      (
        "[a]\nnothing\nk = v\n", "2: a line is neither 'key = value' nor '[section]' nor a comment",
        ["[a]@1", "k=v@3"]
      ),
      ("[a]\n= v\nk = v\n", "2: a line has no key before its '=' or ':'", ["[a]@1", "k=v@3"]),
      (
        "[a]\nk = v\n[b]\n[a]\nl = w\n", "4: section [a] is already at line 1",
        ["[a]@1", "k=v@2", "l=w@5", "[b]@3"]
      ),
      (
        "[a]\nk = v\nK = w\n", "3: 'k' is already set at line 2 of the same section",
        ["[a]@1", "k=w@3"]
      ),
      (
        "[a]\ns3 =\n  nothing\n  b = 1\n", "3: a line of the block under 's3' has no '='",
        ["[a]@1", "s3={b=1}@2"]
      ),
      ("[]\n[a]\n", "1: a setting stands before the first [section]", ["[a]@2"]),
    ] as [(String, String, [String])])
  func refusal(_ text: String, _ sentence: String, _ rest: [String]) {
    let reading = reading(text)
    #expect(reading.refusal?.description == "~/.aws/config:" + sentence)
    #expect(summary(reading) == rest)
  }

  @Test("a byte order mark and a byte that is not UTF-8 are complaints with their lines")
  func encoding() {
    let mark = reading([0xEF, 0xBB, 0xBF] + Array("[a]\nk = v\n".utf8))
    #expect(mark.refusal?.rule == .byteOrderMark)
    #expect(summary(mark) == ["[a]@1", "k=v@2"])
    let bad = reading(Array("[a]\nk = v\nl = ".utf8) + [0xFF, 0x0A])
    #expect(bad.refusal?.rule == .notUTF8)
    #expect(bad.refusal?.line == 3)
    #expect(summary(bad) == ["[a]@1", "k=v@2", "l=\u{FFFD}@3"])
  }

  @Test("a duplicate key remembers what it overwrites, the first one first")
  func duplicates() throws {
    let setting = try #require(reading("[a]\nk = 1\nk = 2\nk = 3\n").sections.first?.settings.first)
    #expect(setting.value == .text("3"))
    #expect(setting.earlier.map(\.line) == [2, 3])
  }

  @Test("[DEFAULT] is kept apart and may come twice")
  func defaults() {
    let reading = reading("[DEFAULT]\na = 1\n[x]\nb = 2\n[DEFAULT]\nc = 3\n")
    #expect(reading.complaints.isEmpty)
    #expect(reading.sections.map(\.title) == ["x"])
    #expect(reading.defaults?.settings.map(\.key) == ["a", "c"])
  }

  /// A million duplicate keys must not cost a million times a million steps: this would not end in a day.
  @Test("a section of very many keys, or of one key very many times, is read in one go")
  func hostileSizes() {
    let many = "[a]\n" + (0..<100_000).map { "k\($0) = v\n" }.joined()
    #expect(reading(many).sections[0].settings.count == 100_000)
    let same = "[a]\n" + String(repeating: "k = v\n", count: 100_000)
    #expect(reading(same).sections[0].settings[0].earlier.count == 99_999)
  }

  @Test("what is no file is an empty one with a sentence")
  func noFile() {
    let contents: [(ConfigText.Content, String?)] = [
      (.absent, nil),
      (.directory, "~/.aws/config: this is a directory, and boto3 takes it for an empty file"),
      (
        .unreadable(reason: "Permission denied"),
        "~/.aws/config: the file cannot be read (Permission denied), and boto3 takes it for an empty one"
      ),
      (
        .tooLarge(bytes: 50 << 20, limit: 32 << 20),
        "~/.aws/config: the file has 50 MiB, and awsprof reads at most 32"
      ),
    ]
    for (content, sentence) in contents {
      let reading = read(ConfigText(content, of: config), as: .botocore)
      #expect(reading.complaints.first?.description == sentence)
      #expect(reading.refusal == nil)
      #expect(reading.sections.isEmpty)
    }
  }

  /// A section written plainly is passed over and its settings are made later, from fewer rules.
  ///
  /// A carriage return anywhere in a file sends all of it through the whole reader, which must find the same.
  @Test("the short way and the whole reader find the same in a file", arguments: Self.plainTexts)
  func bothWays(_ text: String) {
    let bytes = Array(text.utf8)
    let instead = Array("[]=:#; \t\n'\"\\Aa0_.-~\u{0}\u{1C}\u{7F}".utf8) + [0xC2, 0xA0, 0xFF]
    for index in bytes.indices {
      for turn in 0..<4 {
        var changed = bytes
        switch turn {
        case 0: changed.remove(at: index)
        case 1: changed[index] = instead[index % instead.count]
        case 2: changed.insert(instead[(index / 2) % instead.count], at: index)
        default: changed.insert(contentsOf: bytes[(index / 2)..<index], at: index)
        }
        let short = reading(changed + Array("\n[end]\n".utf8))
        let whole = reading(changed + Array("\n[end]\r\n".utf8))
        #expect(summary(short) == summary(whole), "\(String(decoding: changed, as: UTF8.self))")
        #expect(short.complaints == whole.complaints)
      }
    }
  }

  private static let plainTexts = [
    "[default]\nregion = eu-west-1\n\n[profile a]\nrole_arn=x\n# why\noutput : json\n",
    "[profile é]\nk = 1\n[profile a]\nk = 2\n[DEFAULT]\nk = 3\n[profile a]\nl=4\n",
    "; first\n[a]\ns3 =\n  b = c\n\n  d = e\nk = v\n more\n[b]\nmax.x-1 = \n",
  ]
}
