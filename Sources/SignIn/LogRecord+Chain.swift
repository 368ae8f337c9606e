// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

extension LogRecord {
  /// Where the credentials of a session come from, the outermost hop first, by botocore's names of the providers.
  ///
  ///     assume-role: ~/.aws/config:12
  ///     found credentials in shared-credentials-file: ~/.aws/credentials:2
  package static func chain(of session: Session) -> [LogRecord] {
    let method = session.method ?? "none"
    switch session {
    case .role(let role):
      let hop = LogRecord(.debug, .credentials, "\(method): \(role.arn.origin)")
      return [hop] + chain(of: role.source.session)
    case .environmentKeys:
      return [LogRecord(.info, .credentials, "found credentials in environment variables")]
    case .staticKeys(let keys): return [found(method, keys.accessKeyID)]
    case .webIdentity(let identity): return [found(method, identity.tokenFile)]
    case .sso(let sso): return [found(method, sso.role)]
    case .login(let login): return [found(method, login.session)]
    case .process(let command): return [found(method, command)]
    case .container(let variable):
      return [LogRecord(.info, .credentials, "found credentials in \(method): \(variable)")]
    case .instanceMetadata:
      return [LogRecord(.debug, .credentials, "looking for credentials via: \(method)")]
    }
  }

  private static func found(_ method: String, _ setting: Setting) -> LogRecord {
    LogRecord(.info, .credentials, "found credentials in \(method): \(setting.origin)")
  }
}
