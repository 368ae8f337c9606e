// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SessionResolver {
  /// An SSO profile, by what makes it one: `sso_role_name` or `sso_account_id` (credentials.py:SSOProvider).
  ///
  ///     [sso-session corp]                [profile dev]
  ///     sso_start_url = https://...       sso_session = corp
  ///     sso_region = eu-central-1         sso_account_id = 111122223333
  ///                                       sso_role_name = ReadOnly
  func sso(_ profile: Profile) throws(ResolutionError) -> Session.SSO? {
    guard profile.has("sso_role_name") || profile.has("sso_account_id") else { return nil }
    let name = try text("sso_session", of: profile)
    let section = try name.map { name throws(ResolutionError) in
      try ssoSession(name, of: profile.name)
    }
    if let section { try check(profile, against: section) }
    func find(_ key: Verbatim) -> Setting? { section?[key] ?? profile[key] }
    let role = find("sso_role_name")
    let account = find("sso_account_id")
    let startURL = find("sso_start_url")
    let region = find("sso_region")
    guard let role, let account, let startURL, let region else {
      let required: [(String, Setting?)] = [
        ("sso_role_name", role), ("sso_account_id", account), ("sso_start_url", startURL),
        ("sso_region", region),
      ]
      throw .incompleteSSO(
        profile.name, missing: required.filter { $0.1 == nil }.map(\.0),
        at: (role ?? account)?.origin.location)
    }
    // A block counts as being there; what is missing is said first.
    for setting in [role, account, startURL, region] where setting.text == nil {
      throw .blockInsteadOfText(setting)
    }
    return Session.SSO(
      profile: profile.name, session: name, section: section, startURL: startURL, region: region,
      account: account, role: role)
  }

  private func ssoSession(
    _ setting: Setting, of profile: Profile.Name
  ) throws(ResolutionError) -> Profile {
    guard let section = set.ssoSession(Profile.Name(setting.text ?? "")) else {
      throw .unknownSSOSession(profile, setting)
    }
    return section
  }

  /// A key that both have must have one value, in the order of the section's lines.
  private func check(_ profile: Profile, against section: Profile) throws(ResolutionError) {
    for setting in section.settings {
      if let own = profile[setting.key], !own.value.isSame(as: setting.value) {
        throw .inconsistentSSO(profile: own, session: setting)
      }
    }
  }
}
