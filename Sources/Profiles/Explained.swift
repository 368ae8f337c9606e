// SPDX-License-Identifier: Apache-2.0

/// An error that a person can act on: our own sentence with its place and remedy, and beside it the client's words, which
/// people search for.
package protocol Explained: Error, Sendable {
  /// Where to look: `~/.aws/config:12`, or the variable.
  var place: String? { get }
  /// The rule that is broken.
  var sentence: String { get }
  /// What to do about it.
  var remedy: String { get }
  /// What botocore raises: class and text.
  var clientError: ClientError { get }
}

extension ResolutionError: Explained {}
