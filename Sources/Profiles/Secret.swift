// SPDX-License-Identifier: Apache-2.0

/// A text that may be seen by nobody but whom it is meant for.
///
/// Printed, interpolated or dumped it is a row of stars.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The text itself; every use of it is a place to look at in a review.
  package var revealed: String { text }

  package var description: String { Masking.secret }
  package var debugDescription: String { Masking.secret }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
