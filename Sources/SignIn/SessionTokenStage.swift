// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

/// GetSessionToken: keys of a user with the proof of an MFA device, for policies that ask for one.
///
/// Only where a person asks for it (`--mfa`): no client does it for a profile, and none looks for the result in a cache. So it
/// is kept nowhere.
struct SessionTokenStage: Stage {
  private let client: ServiceClient
  private let duration: Int?
  private var code: MFACode
  private var state = State.starting

  private enum State {
    case starting
    case asking
    case calling(Call)
  }

  private static let operation = "GetSessionToken"

  init(of profile: Profile, _ client: ServiceClient) throws(SignInError) {
    guard let serial = profile.text("mfa_serial"), !serial.isEmpty else {
      throw .noMFADevice(profile.name)
    }
    try Parameter.check(.mfaSerial, serial, of: profile.name)
    code = MFACode(of: serial, for: profile.name)
    duration = profile.text("duration_seconds").flatMap(PythonJSON.integer).flatMap { Int($0) }
    if let duration { try Parameter.check(duration: duration, of: profile.name) }
    self.client = client
  }

  mutating func handle(_ happening: Happening, after before: Product?, now _: Timestamp)
    -> Step<Made>
  {
    guard case .credentials(let keys)? = before else {
      return .failed(.noCredentials(code.profile))
    }
    switch (state, happening) {
    case (.starting, _):
      state = .asking
      return code.ask()
    case (.asking, .answered(let typed)):
      if let again = code.complain(of: typed) { return again }
      let request = STS.getSessionToken(
        mfaSerial: code.serial, mfaCode: typed, duration: duration, with: keys, client)
      var call = Call(Self.operation, request, maxAttempts: client.maxAttempts)
      let step = call.handle(.begun)
      state = .calling(call)
      return finish(step)
    case (.asking, _): return .failed(.nobodyToAsk(code.serial, code.profile))
    case (.calling(var call), _):
      let step = call.handle(happening)
      state = .calling(call)
      return finish(step)
    }
  }

  private mutating func finish(_ step: Step<Response>) -> Step<Made> {
    if let again = code.askAgain(after: step) {
      state = .asking
      return again
    }
    return step.orElse { response in
      STSAnswer.made(of: response, Self.operation, retries: 0).orElse { made in
        .done(Made(product: made.product))
      }
    }
  }
}
