// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Testing

@Suite("where the files are")
struct LocationTests {
  private func location(_ variables: [String: String], home: String = "/home/jo") -> FileLocation {
    FileLocation(variable: { variables[$0] }) { user in
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
}
