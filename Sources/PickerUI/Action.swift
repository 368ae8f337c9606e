// SPDX-License-Identifier: Apache-2.0

/// What a key does; the word for it is its name in the settings.
///
/// Which key does it is said in ``KeyBindings`` alone.
package enum Action: String, CaseIterable, Hashable, Sendable {
  case up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case halfPageUp = "half-page-up"
  case halfPageDown = "half-page-down"
  case first, last
  case choose, regions, details, problems, help
  case caretLeft = "caret-left"
  case caretRight = "caret-right"
  case caretStart = "caret-start"
  case caretEnd = "caret-end"
  case deleteCharacter = "delete-character"
  case deleteForward = "delete-forward"
  case deleteWord = "delete-word"
  case deleteAll = "delete-all"
  case scrollDetailUp = "scroll-up"
  case scrollDetailDown = "scroll-down"
  case sort, group
  /// Between the pages of the details.
  case nextPage = "next-page"
  case previousPage = "previous-page"
  /// From a setting to the one that hides it, or to the profile that it names.
  case follow
  /// In the text of a page.
  case search
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case edit, copy
  /// What can be done now, each with its key.
  case menu
  case copyName = "copy-name"
  /// Signs in again; where a page is shown for the browser of this machine, another way.
  case signIn = "sign-in"
  case deviceCode = "device-code"
  case reload, redraw, suspend
  /// Nothing: the `/` of hands that expect to begin a filter with it.
  case ignore
  /// One level back: closes a page, then clears the filter, then leaves.
  case back
  case quit
}
