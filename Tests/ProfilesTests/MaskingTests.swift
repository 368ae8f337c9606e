// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import Testing

@Suite("what is shown of a value")
struct MaskingTests {
  @Test(
    "secrets are masked whole, key ids to their last four, commands to their program, URLs to their host",
    arguments: [
      ("aws_secret_access_key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "****************"),
      ("aws_session_token", "abc", "****************"),
      ("my_password", "abc", "****************"),
      ("aws_access_key_id", "AKIAIOSFODNN7EXAMPLE", "****************MPLE"),
      ("aws_access_key_id", "short", "****************"),
      ("credential_process", "/bin/vault --password x", "/bin/vault ..."),
      ("credential_process", "/bin/vault", "/bin/vault"),
      ("credential_process", "\"/bin/my vault\" x", "/bin/my vault ..."),
      ("credential_process", "'/bin/open", "****************"),
      ("endpoint_url", "https://jo:pw@host/x", "https://****@host/x"),
      ("endpoint_url", "https://host/a@b", "https://host/a@b"),
      ("web_identity_token_file", "/t", "/t"),
      ("region", "eu-west-1", "eu-west-1"),
      ("aws_secret_access_key", "", ""),
    ] as [(Verbatim, String, String)])
  func masking(_ key: Verbatim, _ value: String, _ shown: String) {
    #expect(Masking.shown(value, of: key) == shown)
  }
}

@Suite("moments")
struct TimestampTests {
  @Test(
    "a moment of the calendar is written as it was read",
    arguments: [
      "1970-01-01T00:00:00Z", "2026-01-15T12:00:00Z", "2024-02-29T23:59:59Z",
      "2000-12-31T00:00:00Z",
      "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z",
    ])
  func roundTrip(_ text: String) throws {
    #expect(try Timestamp(parsing: text).iso8601 == text)
  }

  @Test("the seconds since 1970 are right")
  func epoch() throws {
    #expect(try Timestamp(parsing: "2026-01-15T12:00:00Z") == noon)
  }

  /// What the clients write is read without `dateutil`'s rules, and must come to the same; so must what is nearly that.
  @Test(
    "a date is read the same by the short way and by dateutil's rules",
    arguments: [
      "2026-01-15T12:00:00Z", "2026-11-23T10:05:48UTC", "2024-02-29T23:59:59+00:00",
    ])
  func bothWays(_ text: String) {
    let instead = Array("0123456789-:TZ+. ".utf8)
    for index in text.utf8.indices {
      for byte in instead {
        for length in 0...1 {
          var changed = Array(text.utf8)
          let place = text.utf8.distance(from: text.startIndex, to: index)
          changed.replaceSubrange(place..<(place + length), with: [byte])
          let text = String(decoding: changed, as: UTF8.self)
          #expect(
            (try? Timestamp(parsing: text)) == (try? Timestamp(reading: text)), "\(text)")
        }
      }
    }
  }
}
