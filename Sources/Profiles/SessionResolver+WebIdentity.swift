// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SessionResolver {
  /// A token file makes it one, wherever it is named: each of its three settings is the environment's, else the profile's
  /// (credentials.py:AssumeRoleWithWebIdentityProvider).
  func webIdentity(
    _ profile: Profile, readsEnvironment: Bool
  ) throws(ResolutionError) -> Session.WebIdentity? {
    func written(_ key: Verbatim, _ variable: String) -> Setting? {
      (readsEnvironment ? environment.setting(key, variable) : nil) ?? profile[key]
    }
    func setting(_ key: Verbatim, _ variable: String) throws(ResolutionError) -> Setting? {
      guard let setting = written(key, variable) else { return nil }
      if case .block = setting.value { throw .blockInsteadOfText(setting) }
      return setting
    }
    guard let tokenFile = written("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE"),
      tokenFile.text?.isEmpty != true
    else { return nil }
    guard let arn = written("role_arn", "AWS_ROLE_ARN"), arn.text?.isEmpty != true
    else { throw .webIdentityWithoutRole(tokenFile: tokenFile) }
    for setting in [tokenFile, arn] {
      if case .block = setting.value { throw .blockInsteadOfText(setting) }
    }
    let sessionName = try setting("role_session_name", "AWS_ROLE_SESSION_NAME")
    return Session.WebIdentity(
      profile: profile.name, tokenFile: tokenFile, arn: arn, sessionName: sessionName)
  }
}
