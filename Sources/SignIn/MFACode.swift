// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The code of an MFA device, as STS has to be given it: six digits, each code once.
struct MFACode: Sendable {
  let serial: String
  let profile: Profile.Name
  private var wrongCodes = 0

  /// A mistyped code is asked for again; STS takes each code once, and locks nobody out.
  private static let maxCodes = 3

  init(of serial: String, for profile: Profile.Name) {
    self.serial = serial
    self.profile = profile
  }

  mutating func ask(complaint: String? = nil) -> Step<Made> {
    if complaint != nil { wrongCodes += 1 }
    return .act(.ask(Question(mfaSerial: serial, profile: profile, complaint: complaint)))
  }

  /// Asks again where the code is none; `nil` where it may be tried.
  mutating func complain(of code: SealedText) -> Step<Made>? {
    let isCode =
      code.revealed.utf8.count == 6 && code.revealed.allSatisfy { $0.isASCII && $0.isNumber }
    return isCode ? nil : ask(complaint: "a code has six digits")
  }

  /// Asks again where STS has refused the code, a few times; `nil` for every other step.
  mutating func askAgain(after step: Step<Response>) -> Step<Made>? {
    guard case .failed(.service(let error)) = step, error.isWrongCode,
      wrongCodes + 1 < Self.maxCodes
    else { return nil }
    return ask(complaint: "STS does not take that code")
  }
}

/// A call of STS that a person's code goes with, where a device is named.
struct CallWithCode: Sendable {
  private var code: MFACode?
  private let operation: String
  private var state = State.starting

  private enum State {
    case starting
    case asking(MFACode)
    case calling(Call)
  }

  init(_ code: MFACode?, _ operation: String) {
    self.code = code
    self.operation = operation
  }

  /// `call` is made with the code, once it has been asked for.
  mutating func handle(_ happening: Happening, _ call: (SealedText?) -> Call) -> Step<Made> {
    switch (state, happening) {
    case (.starting, _):
      guard let question = code?.ask() else { return begin(call(nil)) }
      return ask(question)
    case (.asking, .answered(let typed)): return code?.complain(of: typed) ?? begin(call(typed))
    case (.asking(let code), _): return .failed(.nobodyToAsk(code.serial, code.profile))
    case (.calling(var call), _):
      let step = call.handle(happening)
      state = .calling(call)
      if let again = code?.askAgain(after: step) { return ask(again) }
      return step.orElse { STSAnswer.made(of: $0, operation, retries: call.retries) }
    }
  }

  private mutating func ask(_ question: Step<Made>) -> Step<Made> {
    if let code { state = .asking(code) }
    return question
  }

  private mutating func begin(_ call: Call) -> Step<Made> {
    state = .calling(call)
    return .act(call.first)
  }
}

extension ServiceError {
  /// STS has no code of its own for it.
  fileprivate var isWrongCode: Bool {
    message.hasPrefix("MultiFactorAuthentication failed with invalid MFA one time pass code")
  }
}
