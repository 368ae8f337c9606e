// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SDKResolver {
  /// An SSO profile: to the SDKs any of these keys makes one, not the role or the account alone as to botocore.
  func sso(_ profile: Profile) throws(ResolutionError) -> Session.SSO? {
    let keys: [Verbatim] = [
      "sso_session", "sso_account_id", "sso_role_name", "sso_start_url", "sso_region",
    ]
    guard keys.contains(where: { value($0, of: profile) != nil }) else { return nil }
    let name = value("sso_session", of: profile)
    let section = try name.map { name throws(ResolutionError) in try ssoSession(name, of: profile) }
    let startURL = value("sso_start_url", of: section ?? profile)
    let region = value("sso_region", of: section ?? profile)
    let account = value("sso_account_id", of: profile)
    let role = value("sso_role_name", of: profile)
    guard let startURL, let region, let account, let role else {
      let required: [(String, Setting?)] = [
        ("sso_region", region), ("sso_start_url", startURL), ("sso_account_id", account),
        ("sso_role_name", role),
      ]
      throw .incompleteSSO(
        profile.name, missing: required.filter { $0.1 == nil }.map(\.0),
        at: (role ?? account ?? name ?? startURL ?? region)?.origin.location)
    }
    return Session.SSO(
      profile: profile.name, session: name, section: section, startURL: startURL, region: region,
      account: account, role: role)
  }

  /// The section, if what the profile says beside it is to the client's taste.
  private func ssoSession(
    _ name: Setting, of profile: Profile
  ) throws(ResolutionError) -> Profile {
    let shared: [Verbatim] = ["sso_start_url", "sso_region"]
    if rules.sharedSSOSettings == .areRefused,
      let own = shared.lazy.compactMap({ profile[$0] }).first
    {
      throw .ssoSettingOutsideSession(profile.name, own)
    }
    guard let section = set.ssoSession(Profile.Name(name.text ?? "")) else {
      throw .unknownSSOSession(profile.name, name)
    }
    for key in shared where rules.sharedSSOSettings == .mustAgree {
      if let own = value(key, of: profile), let theirs = value(key, of: section),
        !own.value.isSame(as: theirs.value)
      {
        throw .inconsistentSSO(profile: own, session: theirs)
      }
    }
    return section
  }
}
