// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn
import SignInWire

/// A step as a flow's recording writes it, secrets and all: they are the example ones.
enum StepWords {
  static func lines<Outcome>(_ step: Step<Outcome>, _ done: (Outcome) -> [String]) -> [String] {
    switch step {
    case .act(let deed): lines(deed)
    case .done(let outcome): done(outcome)
    case .failed(let error): ["failed: \(error)", "hint: \(error.remedy)"]
    }
  }

  static func lines(_ outcome: SessionFlow.Outcome) -> [String] {
    let keys = outcome.credentials
    let end = keys.expiration.map { " until \($0.iso8601)" } ?? ""
    let account = keys.account.map { " of \($0)" } ?? ""
    return [
      "done: \(keys.accessKeyID)\(account)\(end), \(outcome.isNew ? "new" : "as it was")"
    ] + outcome.unstored.map { "not kept: \($0.file.shown): \($0.reason)" }
  }

  private static func lines(_ deed: Deed) -> [String] {
    switch deed {
    case .perform(.send(let request)): lines(request)
    case .perform(.run(let command)):
      ["run \(command.words.map(\.revealed)) for \(command.seconds) s"]
    case .perform(.open(let page)): ["open \(page)"]
    case .perform(.listen): ["listen"]
    case .perform(.awaitRedirect(let state, let seconds)):
      ["await the browser with \(state) for \(seconds) s"]
    case .perform(.handOver(let page, let mark, let seconds)):
      ["hand \(page.revealed) over to who asks for \(mark) within \(seconds) s"]
    case .pause(let seconds, let isJittered):
      [isJittered ? "pause for up to \(seconds) s" : "pause for \(seconds) s"]
    case .look(let file): ["look into \(file.shown)"]
    case .claim(let file): ["claim \(file.shown)"]
    case .store(let file, let contents): ["store \(file.shown)", contents.revealed]
    case .release(let file): ["release \(file.shown)"]
    case .read(let path): ["read \(path)"]
    case .ask(let question):
      ["ask for a code of \(question.mfaSerial)" + (question.complaint.map { ": \($0)" } ?? "")]
    case .show(let invitation):
      ["show \(invitation.page)" + (invitation.userCode.map { " and \($0)" } ?? "")]
    }
  }

  private static func lines(_ request: Request) -> [String] {
    var lines = ["\(request.method.rawValue) \(request.url)"]
    lines += request.headers.map { header in
      let value = header.value.revealed
      return "\(header.name): \(header.name == "DPoP" ? ProofWords.words(value) : value)"
    }
    if let signature = request.signature {
      lines.append(
        "signed by \(signature.accessKeyID) for \(signature.service) in \(signature.region)")
    }
    if let bundle = request.route.caBundle { lines.append("trusting \(bundle)") }
    if !request.route.usesProxy { lines.append("without a proxy") }
    if let body = request.body { lines.append(body.revealed) }
    return lines
  }
}
