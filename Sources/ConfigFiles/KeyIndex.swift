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
    names.noteLast { list[$0].key }
  }

  /// Puts an element in the place of the one with its key, or at the end.
  mutating func put(_ element: Element, in list: inout [Element]) {
    if let place = index(of: element.key, in: list) {
      list[place] = element
    } else {
      list.append(element)
      noteLast(of: list)
    }
  }
}

extension KeyIndex<WrittenSetting> {
  /// The same, where the one with its key becomes an earlier one; then the line on which the key stood first.
  mutating func put(
    _ setting: WrittenSetting, overEarlierIn list: inout [WrittenSetting]
  ) -> Int? {
    guard let place = index(of: setting.key, in: list) else {
      list.append(setting)
      noteLast(of: list)
      return nil
    }
    var setting = setting
    setting.earlier = list[place].earlier
    list[place].earlier = []
    setting.earlier.append(list[place])
    list[place] = setting
    return setting.earlier[0].line
  }
}
