// SPDX-License-Identifier: Apache-2.0

package import Profiles
package import SignInWire

/// Opens a page whose address is a secret.
///
/// Everybody on a machine sees the arguments that a browser is started with. So it is started with an address of this
/// machine that is good once, and is sent on from there.
package struct SecretPageFlow: Flow {
  private let page: SealedText
  private let mark: String
  private var state = State.starting

  private enum State {
    case starting, listening, opening, awaiting
  }

  /// Long enough for a browser that starts first.
  private static let seconds = 60.0

  /// `random`: 32 bytes that nobody can guess.
  package init(_ page: SealedText, random: some Sequence<UInt8>) {
    self.page = page
    mark = Base64URL.letters(random)
  }

  package mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<Bool> {
    switch (state, happening) {
    case (.starting, _):
      state = .listening
      return .act(.perform(.listen))
    case (.listening, .event(.listening(let port))):
      state = .opening
      return .act(.perform(.open(page: "http://127.0.0.1:\(port)/\(mark)")))
    case (.listening, .event(.notListening(let reason))):
      return .failed(.noBrowser(reason: reason))
    case (.opening, .event(.notOpened(let reason))): return .failed(.noBrowser(reason: reason))
    case (.opening, _):
      state = .awaiting
      return .act(.perform(.handOver(page: page, mark: mark, seconds: Self.seconds)))
    case (.awaiting, .event(.handedOver)): return .done(true)
    case (.awaiting, _): return .failed(.noBrowser(reason: "it did not ask for the page"))
    case (.listening, _): return .failed(.unexpected("the browser"))
    }
  }
}
