// SPDX-License-Identifier: Apache-2.0

/// What a key does.
///
/// Which key does it is said in ``KeyBindings`` alone.
package enum Action: Hashable, Sendable {
  case up, down, pageUp, pageDown, halfPageUp, halfPageDown, first, last
  case choose, regions, details, problems, help
  case caretLeft, caretRight, caretStart, caretEnd
  case deleteCharacter, deleteForward, deleteWord, deleteAll
  case scrollDetailUp, scrollDetailDown
  case sort, group
  /// Between the pages of the details.
  case nextPage, previousPage
  /// From a setting to the one that hides it, or to the profile that it names.
  case follow
  case edit, copy, copyName
  case reload, redraw, suspend
  case ignore
  /// One level back: closes a page, then clears the filter, then leaves.
  case back
  case quit
}
