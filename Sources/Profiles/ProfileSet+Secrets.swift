// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

extension ProfileSet {
  /// Whether a secret stands in one of the files.
  package func holdsSecrets(in kind: SourceFile.Kind) -> Bool {
    (profiles + ssoSessions).contains { profile in
      profile.settings.contains { setting in
        SecretKeys.contains(setting.key)
          && ([setting.origin] + setting.hidden.map(\.origin)).contains {
            $0.location?.file.kind == kind
          }
      }
    }
  }
}
