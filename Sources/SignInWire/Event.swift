// SPDX-License-Identifier: Apache-2.0

/// What came of an ``Action``.
package enum Event: Codable, Sendable {
  case answered(Response)
  case unreachable(Trouble)
  /// The program wrote this on its standard error; it has not ended yet.
  case wrote(String)
  /// The program ended by itself; `errors` is all of its standard error.
  case ran(status: Int, output: SealedText, errors: String)
  /// It was still running when its time was over, and was ended.
  case ranTooLong
  case notRun(reason: String)
  case opened
  case notOpened(reason: String)
  case listening(port: Int)
  case notListening(reason: String)
  /// The query of the address that the browser came back to: `code=...&state=...`.
  case redirected(query: SealedText)
  case noRedirect
  case handedOver
}

/// An answer over HTTP, whatever its status.
package struct Response: Codable, Sendable {
  package let status: Int
  /// In the order in which they came, names in lower case.
  package let headers: [Request.Header]
  package let body: SealedText

  package init(status: Int, headers: [Request.Header], body: SealedText) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package subscript(header name: String) -> String? {
    headers.first { $0.name == name }?.value.revealed
  }
}

/// Why there was no answer.
package struct Trouble: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case unresolved, refused, timedOut, tls, proxy, cutOff, caBundle, library, other
  }

  package let kind: Kind
  /// The library's own words.
  package let detail: String

  package init(_ kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }
}
