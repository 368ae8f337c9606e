// SPDX-License-Identifier: Apache-2.0

/// A file beside AWS's own that a client reads when it first needs credentials: the token of a web identity or of a
/// container.
///
/// The token itself is not kept, only what decides whether a client can use it.
package enum SideFile: Hashable, Sendable {
  /// In characters, as a client counts them.
  case text(length: Int, hasLineEnd: Bool)
  case faulty(Fault)

  /// Why a client cannot read it.
  package enum Fault: Hashable, Sendable {
    /// In Python's words, which say where.
    case notUTF8(message: String)
    /// The system's own word: `No such file or directory`.
    case unreadable(reason: String)

    var reason: String {
      switch self {
      case .notUTF8: "not UTF-8"
      case .unreadable(let reason): reason
      }
    }
  }

  /// What a text file of these bytes is to Python, to which `\r\n` is one line end.
  package init(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      self = .faulty(.notUTF8(message: bytes.pythonDecodingError))
      return
    }
    var length = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar != "\n" || previous != "\r" { length += 1 }
      previous = scalar
    }
    self = .text(
      length: length, hasLineEnd: text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
  }
}

extension Session {
  /// The paths of the side files that its first use reads, as written: nobody expands a `~` in them.
  package func sideFiles(in environment: Environment) -> [String] {
    switch self {
    case .webIdentity(let identity): [identity.tokenFile.text].compactMap(\.self)
    case .container: [environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]].compactMap(\.self)
    case .role(let role): role.source.session.sideFiles(in: environment)
    case .environmentKeys, .staticKeys, .sso, .login, .process, .instanceMetadata: []
    }
  }
}
