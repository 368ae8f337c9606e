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
  private let serial: String
  private let profile: Profile.Name
  private let duration: Int?
  private var call: CallWithCode

  private static let operation = "GetSessionToken"

  init(of profile: Profile, _ client: ServiceClient) throws(SignInError) {
    guard let serial = profile.text("mfa_serial"), !serial.isEmpty else {
      throw .noMFADevice(profile.name)
    }
    try Parameter.check(.mfaSerial, serial, of: profile.name)
    (self.serial, self.profile) = (serial, profile.name)
    call = CallWithCode(MFACode(of: serial, for: profile.name), Self.operation)
    duration = profile.text("duration_seconds").flatMap(PythonJSON.integer).flatMap { Int($0) }
    if let duration { try Parameter.check(duration: duration, of: profile.name) }
    self.client = client
  }

  mutating func handle(_ happening: Happening, after before: Product?, now _: Timestamp)
    -> Step<Made>
  {
    guard case .credentials(let keys)? = before else {
      return .failed(.noCredentials(profile))
    }
    return call.handle(happening) { code in
      let request = STS.getSessionToken(
        mfaSerial: serial, mfaCode: code, duration: duration, with: keys, client)
      return client.call(Self.operation, request)
    }
  }
}
