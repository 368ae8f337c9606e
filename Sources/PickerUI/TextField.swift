// SPDX-License-Identifier: Apache-2.0

/// A line that is typed, with a caret, edited by the keys of a shell's line.
package struct TextField: Equatable, Sendable {
  package private(set) var text = ""
  /// Characters before the caret.
  package private(set) var caret = 0

  package init(_ text: String = "") {
    self.text = text
    caret = text.count
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The text left of the caret.
  package var beforeCaret: Substring { text.prefix(caret) }

  package mutating func insert(_ typed: String) {
    text.insert(contentsOf: typed, at: text.index(text.startIndex, offsetBy: caret))
    // A mark joins the character before it, so the lengths do not add up.
    caret = min(caret + typed.count, text.count)
  }

  package mutating func clear() {
    self = TextField()
  }

  /// Does what an editing key says; answers whether it did anything.
  package mutating func edit(_ action: Action) -> Bool {
    let before = self
    switch action {
    case .caretLeft: caret = max(0, caret - 1)
    case .caretRight: caret = min(text.count, caret + 1)
    case .caretStart: caret = 0
    case .caretEnd: caret = text.count
    case .deleteCharacter: delete(caret - 1..<caret)
    case .deleteForward: delete(caret..<caret + 1)
    case .deleteWord: delete(startOfWord..<caret)
    case .deleteAll: clear()
    default: return false
    }
    return self != before
  }

  private var startOfWord: Int {
    var rest = beforeCaret
    while rest.last == " " { rest.removeLast() }
    while let last = rest.last, last != " " { rest.removeLast() }
    return rest.count
  }

  private mutating func delete(_ places: Range<Int>) {
    guard places.lowerBound >= 0, places.upperBound <= text.count else { return }
    let start = text.index(text.startIndex, offsetBy: places.lowerBound)
    let end = text.index(text.startIndex, offsetBy: places.upperBound)
    text.removeSubrange(start..<end)
    caret = places.lowerBound
  }
}
