// SPDX-License-Identifier: Apache-2.0

/// Something that is found by its key.
package protocol Keyed {
  var key: Verbatim { get }
}

extension WrittenSetting: Keyed {}

extension WrittenSetting.BlockLine: Keyed {}

/// Finds a key in a list.
///
/// A section has five settings; a hostile one has a million, and must not cost a million times a million steps.
package struct KeyIndex<Element: Keyed> {
  private var names: NameIndex

  package init(_ list: [Element]) {
    names = NameIndex(list.count) { list[$0].key }
  }

  package func index(of key: Verbatim, in list: [Element]) -> Int? {
    names.place(of: key) { list[$0].key }
  }

  /// Takes note of the last element of `list`, just appended.
  package mutating func noteLast(of list: [Element]) {
    if let last = list.last { names.insert(last.key, at: list.count - 1) { list[$0].key } }
  }
}
