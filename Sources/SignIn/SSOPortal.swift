// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// Where a person signs in to SSO, and the file that keeps the token: an `[sso-session]`, or a profile's own settings.
package struct SSOPortal: Sendable {
  /// The name of the `[sso-session]`; without one this is the legacy form.
  package let session: String?
  package let startURL: String
  package let region: String
  /// `nil` where the section says nothing of them, which the CLI tells from a list without any.
  let scopes: [String]?
  let token: CacheFile

  /// The portal that a profile's session rests on.
  init(_ sso: Session.SSO, in profiles: ProfileSet) {
    session = sso.session?.text
    startURL = sso.startURL.text ?? ""
    region = sso.region.text ?? ""
    token = sso.token
    scopes = Self.scopes(of: session.flatMap { profiles.ssoSession(Profile.Name($0)) })
  }

  /// The portal of an `[sso-session]` section; `nil` where it lacks what a sign-in needs.
  package init?(_ section: Profile) {
    guard let startURL = section.text("sso_start_url"), !startURL.isEmpty,
      let region = section.text("sso_region"), !region.isEmpty
    else { return nil }
    session = section.name.text
    self.startURL = startURL
    self.region = region
    token = .ssoToken(session: section.name.text, startURL: startURL)
    scopes = Self.scopes(of: section)
  }

  /// `sso_registration_scopes`, separated by commas, over several lines where they are many
  /// (AWS CLI v2 sso/utils.py:parse_sso_registration_scopes).
  private static func scopes(of section: Profile?) -> [String]? {
    section?.text("sso_registration_scopes").map { text in
      text.split(separator: ",").map { String($0.pythonStripped) }.filter { !$0.isEmpty }
    }
  }
}
