// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SDKResolver {
  /// aws-config profile/credentials/repr.rs:resolve_chain.
  func rustSession(
    of profile: Profile, after visited: [Profile.Name]
  ) throws(ResolutionError) -> Session {
    if !visited.isEmpty, let keys = wholeKeys(profile) { return .staticKeys(keys) }
    guard profile["web_identity_token_file"] == nil, let arn = profile["role_arn"] else {
      if let session = try base(of: profile) { return session }
      throw .noCredentials(profile.name)
    }
    let source = try rustSource(of: profile, arn: arn, after: visited + [profile.name])
    return assumedRole(profile, arn: arn, source: source)
  }

  private func rustSource(
    of profile: Profile, arn: Setting, after visited: [Profile.Name]
  ) throws(ResolutionError) -> Session.Source {
    let sourceProfile = value("source_profile", of: profile)
    let credentialSource = value("credential_source", of: profile)
    if let sourceProfile, let credentialSource {
      throw .bothSources(
        profile.name, sourceProfile: sourceProfile, credentialSource: credentialSource)
    }
    if let credentialSource {
      return .credentialSource(
        credentialSource, try credentials(from: credentialSource, of: profile))
    }
    guard let sourceProfile else { throw .neitherSource(profile.name, arn: arn) }
    let name = Profile.Name(sourceProfile.text ?? "")
    if name == profile.name {
      guard let session = try base(of: profile) else { throw .noCredentials(name) }
      return .profile(sourceProfile, session)
    }
    guard let next = set[name] else { throw .unknownSourceProfile(profile.name, sourceProfile) }
    if visited.contains(name) { throw .loop(sourceProfile, visited: visited) }
    do {
      return .profile(sourceProfile, try rustSession(of: next, after: visited))
    } catch .noCredentials {
      throw .sourceWithoutCredentials(sourceProfile)
    }
  }
}
