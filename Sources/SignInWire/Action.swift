// SPDX-License-Identifier: Apache-2.0

/// One thing for `awsprof-signin` to do: a line of JSON to it, ``Event``s a line each back.
///
/// This module is only what the two programs say to each other. What to ask for, and what an answer means, it leaves to
/// `SignIn`.
package enum Action: Codable, Sendable {
  case send(Request)
  /// Run a `credential_process`, without a shell.
  case run(Command)
  /// Open a page in the browser.
  case open(page: String)
  /// Open a port on 127.0.0.1 for the browser to come back to.
  case listen
  /// Wait for the browser to come back to that port with this state, which makes it the page that we sent it to.
  case awaitRedirect(state: String, seconds: Double)
  /// Wait for the browser to ask that port for this path, and send it on to a page whose address is a secret.
  case handOver(page: SealedText, mark: String, seconds: Double)
}

/// A request over HTTP, whole: what is not here is not sent.
package struct Request: Codable, Sendable {
  package enum Method: String, Codable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  /// A header; any of them may carry a token.
  package struct Header: Codable, Sendable {
    package let name: String
    package let value: SealedText

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = SealedText(value)
    }
  }

  /// What signs it with Signature Version 4.
  package struct Signature: Codable, Sendable {
    package let accessKeyID: String
    package let secretAccessKey: SealedText
    package let region: String
    /// The service as signatures name it: `sts`.
    package let service: String

    package init(accessKeyID: String, secretAccessKey: SealedText, region: String, service: String)
    {
      self.accessKeyID = accessKeyID
      self.secretAccessKey = secretAccessKey
      self.region = region
      self.service = service
    }
  }

  /// How to get there.
  package struct Route: Codable, Sendable {
    /// A file of certificates to trust instead of the system's: `ca_bundle`, `AWS_CA_BUNDLE`.
    package var caBundle: String?
    package var usesProxy = true
    package var connectSeconds = 10.0
    package var totalSeconds = 60.0

    package init() {}
  }

  package let method: Method
  package let url: String
  /// What AWS calls it, for a log: `AssumeRole`.
  package var operation: String?
  package var headers: [Header] = []
  package var body: SealedText?
  package var signature: Signature?
  package var route = Route()

  package init(_ method: Method, _ url: String) {
    self.method = method
    self.url = url
  }
}

/// A program to run and for how long.
package struct Command: Codable, Sendable {
  /// The program and its arguments, which may hold a password.
  package let words: [SealedText]
  package let seconds: Double
  /// Whether it may read what is typed; a picker keeps the keyboard to itself.
  package let mayUseTerminal: Bool

  package init(words: [String], seconds: Double, mayUseTerminal: Bool) {
    self.words = words.map(SealedText.init)
    self.seconds = seconds
    self.mayUseTerminal = mayUseTerminal
  }
}
