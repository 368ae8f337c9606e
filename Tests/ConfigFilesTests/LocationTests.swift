// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Testing

@Suite("where the files are")
struct LocationTests {
  private func location(
    _ variables: [String: String], home: String = "/home/jo", as client: Dialect.Client = .botocore
  ) -> FileLocation {
    FileLocation(as: Dialect(client), variable: { variables[$0] }) { user in
      switch user {
      case nil: home
      case "amy": "/home/amy"
      default: nil
      }
    }
  }

  @Test(
    "AWS_CONFIG_FILE is expanded as botocore expands it",
    arguments: [
      (nil, "/home/jo/.aws/config", "~/.aws/config"),
      ("~/work/aws", "/home/jo/work/aws", "~/work/aws"),
      ("~amy/aws", "/home/amy/aws", "/home/amy/aws"),
      ("~nobody/aws", "~nobody/aws", "~nobody/aws"),
      ("$WORK/aws", "/srv/aws", "/srv/aws"),
      ("${WORK}aws", "/srvaws", "/srvaws"),
      ("$UNKNOWN/aws", "$UNKNOWN/aws", "$UNKNOWN/aws"),
      ("${WORK", "${WORK", "${WORK"),
      ("a$", "a$", "a$"),
      ("relative", "relative", "relative"),
      ("", "", ""),
    ] as [(String?, String, String)])
  func expansion(_ value: String?, _ path: String, _ shown: String) {
    var variables = ["WORK": "/srv"]
    variables["AWS_CONFIG_FILE"] = value
    let file = location(variables).file(.config)
    #expect(file.path == path)
    #expect(file.shown == shown)
  }

  @Test("a home folder with a slash at its end, or the root, makes no double slash")
  func oddHomes() {
    #expect(location([:], home: "/home/jo/").file(.config).path == "/home/jo/.aws/config")
    #expect(location([:], home: "/").file(.config).path == "/.aws/config")
  }

  @Test("only the home folder itself is written as a tilde")
  func neighbours() {
    #expect(location([:]).shown("/home/jones/x") == "/home/jones/x")
    #expect(location([:]).shown("/home/jo") == "~")
  }

  @Test(
    "each client expands in its own way",
    arguments: [
      (nil, "/home/jo/.aws/config", "/home/jo/.aws/config", "/home/jo/.aws/config"),
      ("~/aws", "/home/jo/aws", "~/aws", "/home/jo/aws"),
      ("~", "/home/jo", "~", "~"),
      ("~amy/aws", "~amy/aws", "~amy/aws", "~amy/aws"),
      ("a/~/aws", "a/~/aws", "a/~/aws", "a/~/aws"),
      ("$WORK/aws", "$WORK/aws", "$WORK/aws", "$WORK/aws"),
      ("", "", "/home/jo/.aws/config", "/home/jo/.aws/config"),
    ] as [(String?, String, String, String)])
  func clients(_ value: String?, _ rust: String, _ go: String, _ javaScript: String) {
    var variables = ["WORK": "/srv"]
    variables["AWS_CONFIG_FILE"] = value
    #expect(location(variables, as: .rust).file(.config).path == rust)
    #expect(location(variables, as: .go).file(.config).path == go)
    #expect(location(variables, as: .javaScript).file(.config).path == javaScript)
  }
}
