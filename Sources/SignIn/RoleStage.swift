// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// AssumeRole, with a code from the person where the profile names a device.
struct RoleStage: Stage {
  private let role: Session.AssumedRole
  private let client: ServiceClient
  private var state = State.starting
  private var code: MFACode?

  private enum State {
    case starting
    case asking
    case calling(Call)
  }

  init(_ role: Session.AssumedRole, _ client: ServiceClient) throws(SignInError) {
    self.role = role
    self.client = client
    code = role.mfaSerial.map { MFACode(of: $0.text ?? "", for: role.profile) }
    try Parameter.check(
      .roleARN, role.arn.text ?? "", of: role.profile)
    if let externalID = role.externalID?.text {
      try Parameter.check(.externalID, externalID, of: role.profile)
    }
    if let name = sessionName { try Parameter.check(.sessionName, name, of: role.profile) }
    if let serial = role.mfaSerial?.text {
      try Parameter.check(.mfaSerial, serial, of: role.profile)
    }
    if let duration { try Parameter.check(duration: duration, of: role.profile) }
  }

  var cache: CacheFile? { role.cache }

  func product(of contents: SealedText, at now: Timestamp) -> Product? {
    RoleFile.credentials(of: contents, at: now).map { .credentials($0) }
  }

  mutating func handle(_ happening: Happening, after before: Product?, now: Timestamp) -> Step<Made>
  {
    guard case .credentials(let keys)? = before else {
      return .failed(.noCredentials(role.profile))
    }
    switch (state, happening) {
    case (.starting, _):
      guard let question = code?.ask() else { return call(with: keys, code: nil, now) }
      state = .asking
      return question
    case (.asking, .answered(let typed)):
      return code?.complain(of: typed) ?? call(with: keys, code: typed, now)
    case (.asking, _):
      return .failed(.nobodyToAsk(role.mfaSerial?.text ?? "", role.profile))
    case (.calling(var call), _):
      let step = call.handle(happening)
      state = .calling(call)
      return finish(step, retries: call.retries)
    }
  }

  private mutating func call(with keys: SigningKeys, code: SealedText?, _ now: Timestamp) -> Step<
    Made
  > {
    let parameters = STS.RoleParameters(
      arn: role.arn.text ?? "", sessionName: sessionName ?? STS.sessionName(at: now),
      externalID: role.externalID?.text, duration: duration, mfaSerial: role.mfaSerial?.text,
      mfaCode: code)
    var call = Call(
      "AssumeRole", STS.assumeRole(parameters, with: keys, client), maxAttempts: client.maxAttempts)
    let step = call.handle(.begun)
    state = .calling(call)
    return finish(step, retries: 0)
  }

  private mutating func finish(_ step: Step<Response>, retries: Int) -> Step<Made> {
    if let again = code?.askAgain(after: step) {
      state = .asking
      return again
    }
    return step.orElse { STSAnswer.made(of: $0, "AssumeRole", retries: retries) }
  }

  /// An empty name is as good as none (botocore credentials.py:AssumeRoleProvider).
  private var sessionName: String? { role.sessionName?.text.flatMap { $0.isEmpty ? nil : $0 } }

  /// What Python's `int` makes of `duration_seconds`; what it refuses is ignored, as botocore ignores it.
  private var duration: Int? {
    role.duration?.text.flatMap(PythonJSON.integer).flatMap { Int($0) }
  }
}

extension STS {
  /// The name of a session that nobody named, which CloudTrail shows; botocore's is `botocore-session-1768478400`.
  static func sessionName(at now: Timestamp) -> String { "awsprof-session-\(Int(now.seconds))" }
}
