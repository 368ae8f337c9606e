// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What lies in the cache folders, against what the profiles point at.
extension Examination {
  /// Profiles with one role and different sources: the cache file is named by the role alone, so that the one gets the
  /// other's session (case cache-017).
  var sharedCaches: [Finding] {
    var roles: [(file: CacheFile, uses: [Session.AssumedRole])] = []
    for case .role(let role) in sessions {
      if let index = roles.firstIndex(where: { $0.file == role.cache }) {
        roles[index].uses.append(role)
      } else {
        roles.append((role.cache, [role]))
      }
    }
    return roles.compactMap { file, uses in
      guard let first = uses.first,
        let other = uses.first(where: { $0.source.setting.text != first.source.setting.text }),
        let location = other.arn.origin.location
      else { return nil }
      return Finding(
        .warning, location,
        "profile '\(other.profile)' has the cache file of '\(first.profile)', and another source: the AWS CLI gives one the session of the other",
        clients: [.boto3, .cliV2], profiles: uses.map(\.profile),
        fix: .advice("give one of them a role_session_name of its own"))
    }
  }

  /// Files that no client can use, and files that no profile points at.
  var cacheFindings: [Finding] {
    if caches.isEmpty { return [] }
    let known = knownCacheNames
    return caches.compactMap { file in
      switch file.entry {
      case .unusable(let flaw):
        // The registration of a client lies beside the tokens and is no session.
        if file.folder == .sso, flaw.missing.contains("accessToken") { return nil }
        return Finding(
          .error, file.shown, "no client can use the file: \(flaw.reason)",
          clients: known.contains(file.shown) ? Client.allCases : [],
          fix: .command("rm \(file.shown)"))
      case .credentials, .token, .login:
        if known.contains(file.shown) { return nil }
        return Finding(
          .note, file.shown, "no profile points at this session", clients: [],
          fix: .command("rm \(file.shown)"))
      case .absent: return nil
      }
    }
  }

  private var knownCacheNames: Set<String> {
    var files = sessions.flatMap(\.cacheFiles)
    // Other programs use a session by its own name or start URL, whichever profiles there are.
    for section in boto3.ssoSessions {
      let url = section.text("sso_start_url") ?? ""
      files += [
        .ssoToken(session: section.name.text, startURL: url),
        .ssoToken(session: nil, startURL: url),
      ]
    }
    return Set(files.map(\.shown))
  }
}
