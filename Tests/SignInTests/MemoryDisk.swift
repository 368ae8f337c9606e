// SPDX-License-Identifier: Apache-2.0

import Foundation
import Profiles
import SignIn
import SignInWire

/// Runs a flow over cache files in memory and answers that are at hand: what the clients' own test data need.
struct MemoryDisk {
  /// By the file's name, which the flow computes.
  var files: [String: String] = [:]
  var now: Timestamp
  /// The answers to the requests, in their order.
  var responses: [Response] = []
  private(set) var requests: [Request] = []

  init(files: [String: String], now: Timestamp) {
    self.files = files
    self.now = now
  }

  /// What a flow ends in; `nil` where it wants a person, or an answer that is not at hand.
  mutating func run<F: Flow>(_ flow: F) throws -> F.Outcome? {
    var flow = flow
    var step = flow.handle(.begun, now: now)
    while true {
      switch step {
      case .done(let outcome): return outcome
      case .failed(let error): throw error
      case .act(let deed):
        guard let happening = happening(after: deed) else { return nil }
        step = flow.handle(happening, now: now)
      }
    }
  }

  private mutating func happening(after deed: Deed) -> Happening? {
    switch deed {
    case .look(let file), .claim(let file):
      return .looked(
        contents: files[file.name].map { SealedText($0) }, modified: Timestamp(seconds: 0))
    case .store(let file, let contents):
      files[file.name] = contents.revealed
      return .stored
    case .release: return .released
    case .pause: return .paused
    case .perform(.send(let request)):
      requests.append(request)
      guard !responses.isEmpty else { return nil }
      return .event(.answered(responses.removeFirst()))
    case .perform, .read, .ask, .show: return nil
    }
  }
}

extension Response {
  init(_ status: Int, _ body: Any) throws {
    let data = try JSONSerialization.data(withJSONObject: body)
    self.init(
      status: status, headers: [], body: SealedText(String(decoding: data, as: UTF8.self)))
  }
}
