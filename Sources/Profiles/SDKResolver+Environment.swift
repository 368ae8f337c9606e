// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SDKResolver {
  /// Whether keys in the environment come before the profile.
  func readsEnvironmentKeys(for selection: Selection) -> Bool {
    switch (rules.environmentKeys, selection) {
    case (.beatAll, _), (_, .none): true
    case (.beatVariables, .environment): true
    case (.beatVariables, .explicit), (.yieldToProfiles, _): false
    }
  }

  /// A key and its secret, each under the first of its names that has a value; a half is passed over.
  var environmentKeys: Session.EnvironmentKeys? {
    guard let key = firstValue(of: rules.accessKeyVariables),
      firstValue(of: rules.secretKeyVariables) != nil
    else { return nil }
    return Session.EnvironmentKeys(maskedKeyID: Masking.accessKey(key), expiration: nil)
  }

  private func firstValue(of variables: [String]) -> String? {
    variables.lazy.compactMap { environment.nonEmpty($0) }.first
  }

  /// `AWS_WEB_IDENTITY_TOKEN_FILE` with `AWS_ROLE_ARN`.
  func environmentWebIdentity() throws(ResolutionError) -> Session.WebIdentity? {
    func setting(_ key: Verbatim, _ variable: String) -> Setting? {
      environment.setting(key, variable).flatMap { $0.text == "" ? nil : $0 }
    }
    guard let tokenFile = setting("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE") else {
      return nil
    }
    guard let arn = setting("role_arn", "AWS_ROLE_ARN") else {
      if rules.webIdentityWithoutRole == .isPassedOver { return nil }
      throw .webIdentityWithoutRole(tokenFile: tokenFile)
    }
    return Session.WebIdentity(
      profile: "default", tokenFile: tokenFile, arn: arn,
      sessionName: setting("role_session_name", "AWS_ROLE_SESSION_NAME"))
  }
}
