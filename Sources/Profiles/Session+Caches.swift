// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The cache files follow from the settings.
extension Session.AssumedRole {
  init(
    profile: Profile.Name, arn: Setting, source: Session.Source, mfaSerial: Setting?,
    externalID: Setting?, sessionName: Setting?, duration: Setting?
  ) {
    self.init(
      profile: profile, arn: arn, source: source, mfaSerial: mfaSerial, externalID: externalID,
      sessionName: sessionName, duration: duration,
      cache: .assumedRole(
        arn: arn.text ?? "", sessionName: sessionName?.text, externalID: externalID?.text,
        mfaSerial: mfaSerial?.text, duration: duration?.text))
  }
}

extension Session.WebIdentity {
  init(profile: Profile.Name, tokenFile: Setting, arn: Setting, sessionName: Setting?) {
    self.init(
      profile: profile, tokenFile: tokenFile, arn: arn, sessionName: sessionName,
      cache: .assumedRole(
        arn: arn.text ?? "", sessionName: sessionName?.text, externalID: nil, mfaSerial: nil,
        duration: nil))
  }
}

extension Session.SSO {
  /// `section` is the `[sso-session]` that `session` names; without one the legacy form is meant.
  init(
    profile: Profile.Name, session: Setting?, section: Profile?, startURL: Setting,
    region: Setting, account: Setting, role: Setting
  ) {
    let url = startURL.text ?? ""
    self.init(
      profile: profile, session: session, declaration: section?.declarations.first,
      startURL: startURL, region: region, account: account, role: role,
      token: .ssoToken(session: session?.text, startURL: url),
      roleCache: .ssoRole(
        account: account.text ?? "", role: role.text ?? "", session: session?.text, startURL: url))
  }
}
