// SPDX-License-Identifier: Apache-2.0

package import Profiles
package import SignInWire

/// Each way in which a sign-in does not end in credentials: facts, the words are in `SignInError+Words.swift`.
package enum SignInError: Error, Sendable {
  case service(ServiceError)
  case unreachable(operation: String, host: String, Trouble)
  case noEndpoint(service: String, reason: String)
  /// A setting of which no client is made, whatever the service.
  case refusedSetting(EndpointProblem)
  case unreadableAnswer(String, reason: String)
  case tooShort(Parameter, Profile.Name)
  case durationTooShort(Int, Profile.Name)
  case nobodyToAsk(String, Profile.Name)
  case nobodyToSignIn(Profile.Name)
  case unreadableToken(path: String, reason: String)
  case refusedEndpoint(variable: String)
  case processFailed(Setting, status: Int, errors: String)
  case processTooLong(Setting, seconds: Int)
  case processNotRun(Setting, reason: String)
  case processAnswer(Setting, reason: String)
  case noCredentials(Profile.Name)
  /// `--mfa` for a profile that names no device, or has no keys of a user.
  case noMFADevice(Profile.Name)
  case noKeysOfUser(Profile.Name)
  /// Nobody has signed in with `aws login`.
  case notLoggedIn(Profile.Name)
  case loginFile(CacheFile, String, Profile.Name)
  case loginRefused(LoginRefusal, Profile.Name)
  /// Keys that do not end, which the console does not take.
  case keysOfUser(Profile.Name)
  /// Keys of a file older than profiles.
  case olderKeys(provider: String)
  /// Nobody entered the code, or came back with the browser, in time.
  case codeExpired
  case refusedInBrowser(String)
  case noBrowserPort(reason: String)
  /// A page with a secret in its address was not opened.
  case noBrowser(reason: String)
  /// An event that the flow did not ask for.
  case unexpected(String)
}
