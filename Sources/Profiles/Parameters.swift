// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The least that STS's model asks of the parameters of a call (data/sts/2011-06-15/service-2.json).
///
/// botocore checks only these minimums; the rest is STS's.
private struct Minimum {
  let setting: Setting?
  let length: Int

  var problem: UseProblem? {
    guard let setting else { return nil }
    guard let text = setting.text else { return .parameter(setting, rule: "is not a plain value") }
    guard text.unicodeScalars.count < length else { return nil }
    return .parameter(setting, rule: "has less than \(length) characters")
  }
}

extension Session.AssumedRole {
  var parameterProblem: UseProblem? {
    if let duration, let text = duration.text, let digits = PythonJSON.integer(text),
      digits.hasPrefix("-") || digits.utf8.count < 3 || Int(digits).map({ $0 < 900 }) ?? false
    {
      return .parameter(duration, rule: "is less than 900")
    }
    return [
      Minimum(setting: arn, length: 20), Minimum(setting: sessionName?.unlessEmpty, length: 2),
      Minimum(setting: externalID, length: 2), Minimum(setting: mfaSerial, length: 9),
    ].lazy.compactMap(\.problem).first
  }
}

extension Session.WebIdentity {
  var parameterProblem: UseProblem? {
    [Minimum(setting: arn, length: 20), Minimum(setting: sessionName?.unlessEmpty, length: 2)].lazy
      .compactMap(\.problem).first
  }
}

extension Setting {
  /// An empty session name counts as none: one is made up.
  fileprivate var unlessEmpty: Setting? { text == "" ? nil : self }
}
