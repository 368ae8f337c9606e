// SPDX-License-Identifier: Apache-2.0

import Profiles

extension Parameter {
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
