// SPDX-License-Identifier: Apache-2.0

/// Values of some rows of a long list, by the number of the row.
package struct RowValues<Value: Sendable>: Sendable {
  /// Those that there are, in the order in which they came.
  package private(set) var values: [Value] = []
  /// One more than the place of each row's value in `values`; 0 where there is none.
  private var places: [UInt32] = []

  package init() {}

  package subscript(row: Int) -> Value? {
    guard row < places.count, places[row] > 0 else { return nil }
    return values[Int(places[row]) - 1]
  }

  package mutating func set(_ value: Value, ofRow row: Int) {
    if row >= places.count {
      places += Array(repeating: 0, count: row + 1 - places.count)
    }
    if places[row] > 0 {
      values[Int(places[row]) - 1] = value
    } else {
      values.append(value)
      places[row] = UInt32(values.count)
    }
  }

  package mutating func removeAll() {
    values.removeAll()
    places.removeAll()
  }
}
