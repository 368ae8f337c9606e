// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension Array where Element: Keyed {
  /// Where a key stands in a short list.
  ///
  /// Looks at the length of each key first, and at the rest only where it is the same: two dozen keys are asked for of every
  /// profile, and each time a key is taken out of the list its owner is counted.
  func place(of key: Verbatim) -> Int? {
    for place in indices
    where self[place].key.byteCount == key.byteCount && self[place].key == key {
      return place
    }
    return nil
  }
}
