// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// AssumeRole, with a code from the person where the profile names a device.
struct RoleStage: Stage {
  private let role: Session.AssumedRole
  private let client: ServiceClient
  private var call: CallWithCode

  private static let operation = "AssumeRole"

  init(_ role: Session.AssumedRole, _ client: ServiceClient) throws(SignInError) {
    self.role = role
    self.client = client
    let code = role.mfaSerial.map { MFACode(of: $0.text ?? "", for: role.profile) }
    call = CallWithCode(code, Self.operation)
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

  mutating func handle(_ happening: Happening, after before: Product?, now: Timestamp) -> Step<Made>
  {
    guard case .credentials(let keys)? = before else {
      return .failed(.noCredentials(role.profile))
    }
    return call.handle(happening) { [role, client, sessionName, duration] code in
      let parameters = STS.RoleParameters(
        arn: role.arn.text ?? "", sessionName: sessionName ?? STS.sessionName(at: now),
        externalID: role.externalID?.text, duration: duration, mfaSerial: role.mfaSerial?.text,
        mfaCode: code)
      return client.call(Self.operation, STS.assumeRole(parameters, with: keys, client))
    }
  }

  /// An empty name is as good as none (botocore credentials.py:AssumeRoleProvider).
  private var sessionName: String? { role.sessionName?.unlessEmpty?.text }

  /// What Python's `int` makes of `duration_seconds`; what it refuses is ignored, as botocore ignores it.
  private var duration: Int? {
    role.duration?.text.flatMap(PythonJSON.integer).flatMap { Int($0) }
  }
}

extension STS {
  /// The name of a session that nobody named, which CloudTrail shows; botocore's is `botocore-session-1768478400`.
  static func sessionName(at now: Timestamp) -> String { "awsprof-session-\(Int(now.seconds))" }
}
