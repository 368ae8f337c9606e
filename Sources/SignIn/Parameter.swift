// SPDX-License-Identifier: Apache-2.0

import Profiles

/// The limits of STS's parameters that botocore checks before it sends anything: the lower ones
/// (data/sts/service-2.json).
package enum Parameter: String, Sendable {
  case roleARN = "role_arn"
  case externalID = "external_id"
  case sessionName = "role_session_name"
  case mfaSerial = "mfa_serial"
  case token = "web identity token"

  var minLength: Int {
    switch self {
    case .roleARN: 20
    case .externalID, .sessionName: 2
    case .mfaSerial: 9
    case .token: 4
    }
  }

  static func check(_ parameter: Parameter, _ text: String, of profile: Profile.Name)
    throws(SignInError)
  {
    if text.unicodeScalars.count < parameter.minLength {
      throw .tooShort(parameter, profile)
    }
  }

  static func check(duration: Int, of profile: Profile.Name) throws(SignInError) {
    if duration < 900 { throw .durationTooShort(duration, profile) }
  }
}
