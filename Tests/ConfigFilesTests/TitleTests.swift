// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Testing

@Suite("section titles")
struct TitleTests {
  @Test(
    "words are split as Python's shlex splits them",
    arguments: [
      ("profile a", ["profile", "a"]),
      ("profile  a ", ["profile", "a"]),
      ("profile\ta", ["profile", "a"]),
      ("profile \"my dev\"", ["profile", "my dev"]),
      ("profile 'my dev'", ["profile", "my dev"]),
      ("profile my\\ dev", ["profile", "my dev"]),
      ("profile a\"b c\"d", ["profile", "ab cd"]),
      ("profile \"a\\\"b\"", ["profile", "a\"b"]),
      ("profile \"a\\b\"", ["profile", "a\\b"]),
      ("profile 'a\\b'", ["profile", "a\\b"]),
      ("profile \"\"", ["profile", ""]),
      ("profile a#b", ["profile", "a#b"]),
      ("profile a\u{A0}b", ["profile", "a\u{A0}b"]),
      ("", []),
      ("profile \"a", nil),
      ("profile 'a", nil),
      ("profile a\\", nil),
    ] as [(String, [String]?)])
  func words(_ title: String, _ expected: [String]?) {
    #expect((try? shellWords(title)) == expected)
  }

  /// The first word is not even looked at beyond how the title starts: that is botocore's rule, not ours.
  @Test(
    "a title in the config file becomes what botocore makes of it",
    arguments: [
      ("default", .profile("default")),
      ("profile a", .profile("a")),
      ("profilefoo bar", .profile("bar")),
      ("profile \"a b\"", .profile("a b")),
      ("profile", .dropped(.notTwoWords(title: "profile"))),
      ("profile a b", .dropped(.notTwoWords(title: "profile a b"))),
      ("profile \"a", .dropped(.unbalancedQuote(title: "profile \"a"))),
      ("sso-session corp", .ssoSession("corp")),
      ("services dev", .services("dev")),
      ("plugins", .other), ("Default", .other), (" profile a", .other), ("a", .other),
    ] as [(Verbatim, SectionRole)])
  func roles(_ title: Verbatim, _ expected: SectionRole) {
    #expect(SectionRole(title: title, in: .config) == expected)
  }

  @Test("a title in the credentials file is a profile's name as it stands")
  func credentials() {
    for title: Verbatim in ["profile a", "\"my dev\"", "sso-session x", "default"] {
      #expect(SectionRole(title: title, in: .credentials) == .profile(title))
    }
  }

  @Test("names are compared scalar by scalar: an accent typed in two ways makes two profiles")
  func verbatim() {
    #expect(Verbatim("caf\u{E9}") != Verbatim("cafe\u{301}"))
    #expect("caf\u{E9}" == "cafe\u{301}")
    #expect(Set<Verbatim>(["caf\u{E9}", "cafe\u{301}"]).count == 2)
  }
}
