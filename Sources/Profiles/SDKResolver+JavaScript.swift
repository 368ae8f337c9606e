// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension SDKResolver {
  /// credential-provider-ini resolveProfileData.ts and resolveAssumeRoleCredentials.ts; `visited` are the sources so far,
  /// without the profile that was asked for.
  func javaScriptSession(
    of profile: Profile, after visited: [Profile.Name]
  ) throws(ResolutionError) -> Session {
    if !visited.isEmpty, let keys = wholeKeys(profile) { return .staticKeys(keys) }
    let sourceProfile = value("source_profile", of: profile)
    let credentialSource = value("credential_source", of: profile)
    let arn = value("role_arn", of: profile)
    // A source that only names where its credentials come from is no role of its own.
    if !visited.isEmpty, arn == nil, let credentialSource, sourceProfile == nil {
      return try credentials(from: credentialSource, of: profile)
    }
    // With both sources or neither it is no role to JavaScript, and its other settings count.
    guard let arn, (sourceProfile == nil) != (credentialSource == nil) else {
      if let session = try base(of: profile) { return session }
      throw .noCredentials(profile.name)
    }
    if let credentialSource {
      let source = try credentials(from: credentialSource, of: profile)
      try checkMFA(of: profile)
      return assumedRole(profile, arn: arn, source: .credentialSource(credentialSource, source))
    }
    guard let sourceProfile else { preconditionFailure("one of the two sources is there") }
    let name = Profile.Name(sourceProfile.text ?? "")
    if visited.contains(name) { throw .loop(sourceProfile, visited: visited) }
    try checkMFA(of: profile)
    guard let source = set[name] else { throw .unknownSourceProfile(profile.name, sourceProfile) }
    let session = try javaScriptSession(of: source, after: visited + [name])
    return assumedRole(profile, arn: arn, source: .profile(sourceProfile, session))
  }

  /// It asks nobody for a code unless the program brings an `mfaCodeProvider`.
  private func checkMFA(of profile: Profile) throws(ResolutionError) {
    if let serial = value("mfa_serial", of: profile) {
      throw .mfaWithoutPrompt(profile.name, serial)
    }
  }
}
