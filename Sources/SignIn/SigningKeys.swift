// SPDX-License-Identifier: Apache-2.0

package import Profiles
package import SignInWire

/// What requests are signed with.
///
/// This module says what to ask of AWS and what the answers mean, one state machine a flow. Doing it, it leaves to
/// `awsprof` and `awsprof-signin`.
package struct SigningKeys: Sendable {
  package let accessKeyID: String
  package let secretAccessKey: SealedText
  package let sessionToken: SealedText?
  /// `nil` for keys that do not end, or do not say when.
  package let expiration: Timestamp?
  package let account: String?

  package init(
    accessKeyID: String, secretAccessKey: SealedText, sessionToken: SealedText? = nil,
    expiration: Timestamp? = nil, account: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
    self.account = account
  }

  /// A cached entry is used as long as this many seconds are left (botocore credentials.py, cases cache-010 and cache-011).
  static let window = SessionStatus.expiringWindow

  /// Whether a client would take them from a cache at this moment.
  func isUsable(at now: Timestamp) -> Bool {
    guard let expiration else { return true }
    return expiration.since(now) >= Self.window
  }
}
