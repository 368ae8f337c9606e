// SPDX-License-Identifier: Apache-2.0

/// Something that is found by its key.
package protocol Keyed {
  var key: Verbatim { get }
}

extension WrittenSetting: Keyed {}

extension WrittenSetting.BlockLine: Keyed {}

/// Finds a key in a list: by walking while the list is short, by a table once it is long.
///
/// A section has five settings; a hostile one has a million, and must not cost a million times a million steps.
package struct KeyIndex<Element: Keyed> {
  private var table: NameIndex?

  private static var short: Int { 24 }

  package init(_ list: [Element]) {
    guard list.count >= Self.short else { return }
    table = NameIndex(list.count) { list[$0].key }
  }

  package func index(of key: Verbatim, in list: [Element]) -> Int? {
    if let table { return table.place(of: key) { list[$0].key } }
    return list.firstIndex { $0.key == key }
  }

  /// Takes note of the last element of `list`, just appended.
  package mutating func noteLast(of list: [Element]) {
    guard let last = list.last else { return }
    if table != nil {
      table?.insert(last.key, at: list.count - 1) { list[$0].key }
    } else if list.count >= Self.short {
      self = KeyIndex(list)
    }
  }
}
