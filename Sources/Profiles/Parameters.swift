// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The parameters of STS's calls that botocore checks before it sends anything, by the lower limits of the model alone
/// (data/sts/2011-06-15/service-2.json); the rest is STS's.
package enum Parameter: String, Sendable {
  case roleARN = "role_arn"
  case externalID = "external_id"
  case sessionName = "role_session_name"
  case mfaSerial = "mfa_serial"
  case token = "web identity token"

  /// In characters.
  package var minLength: Int {
    switch self {
    case .roleARN: 20
    case .externalID, .sessionName: 2
    case .mfaSerial: 9
    case .token: 4
    }
  }

  fileprivate func problem(with setting: Setting?) -> UseProblem? {
    guard let setting else { return nil }
    guard let text = setting.text else { return .parameter(setting, rule: "is not a plain value") }
    guard text.unicodeScalars.count < minLength else { return nil }
    return .parameter(setting, rule: "has less than \(minLength) characters")
  }
}

extension Session.AssumedRole {
  var parameterProblem: UseProblem? {
    if let duration, let text = duration.text, let digits = PythonJSON.integer(text),
      digits.hasPrefix("-") || digits.utf8.count < 3 || Int(digits).map({ $0 < 900 }) ?? false
    {
      return .parameter(duration, rule: "is less than 900")
    }
    return Parameter.roleARN.problem(with: arn)
      ?? Parameter.sessionName.problem(with: sessionName?.unlessEmpty)
      ?? Parameter.externalID.problem(with: externalID)
      ?? Parameter.mfaSerial.problem(with: mfaSerial)
  }
}

extension Session.WebIdentity {
  var parameterProblem: UseProblem? {
    Parameter.roleARN.problem(with: arn)
      ?? Parameter.sessionName.problem(with: sessionName?.unlessEmpty)
  }
}

extension Setting {
  /// An empty session name counts as none: one is made up.
  package var unlessEmpty: Setting? { text == "" ? nil : self }
}
