// SPDX-License-Identifier: Apache-2.0

import Profiles
import Testing

@Suite("a secret")
struct SecretTests {
  private let secret = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

  /// A log line, a crash or a failed expectation prints values in one of these ways.
  @Test("is stars in every way a value is printed, and inside another value too")
  func printed() {
    var dumped = ""
    dump(secret, to: &dumped)
    dump([secret], to: &dumped)
    for text in [
      "\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped,
    ] {
      #expect(!text.contains("EXAMPLEKEY"))
    }
    #expect("\(secret)" == "****************")
  }

  @Test("a cache file that lacks a part is no credentials")
  func partial() {
    let whole =
      #"{"Credentials":{"AccessKeyId":"ASIAIOSFODNN7EXAMPLE","SecretAccessKey":"s","SessionToken":"t","Expiration":"2026-01-15T12:00:00Z"}}"#
    #expect(Credentials(Array(whole.utf8), in: .cli)?.accessKeyID == "ASIAIOSFODNN7EXAMPLE")
    #expect(Credentials(Array(whole.utf8), in: .login) == nil)
    #expect(Credentials(Array(whole.utf8), in: .sso) == nil)
    #expect(Credentials(Array("{}".utf8), in: .cli) == nil)
    #expect(Credentials([], in: .cli) == nil)
  }
}
