// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What a profile's own settings say of account, role, region and SSO session.
///
/// Nothing is resolved and no cache is read for it, because it is asked of ten thousand profiles when something is typed.
package struct ProfileFacts: Sendable {
  package private(set) var account: String?
  package private(set) var role: String?
  package private(set) var region: String?
  /// The name of the sso-session, else the start URL.
  package private(set) var session: String?

  package init(_ profile: Profile) {
    for setting in profile.settings {
      guard let text = setting.text, !text.isEmpty else { continue }
      switch setting.key.text {
      case "region": region = text
      case "sso_session": session = text
      case "sso_start_url": session = session ?? text
      case "sso_account_id", "aws_account_id": account = account ?? text
      case "sso_role_name": role = role ?? text
      case "role_arn", "login_session":
        account = ARN.account(text) ?? account
        role = ARN.name(text) ?? role
      default: break
      }
    }
  }
}
