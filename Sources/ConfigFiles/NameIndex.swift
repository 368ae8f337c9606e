// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a name in a list: a hash table of places beside the list that holds the names.
///
/// `Dictionary` would do, and its first use of a key type costs a search through every conformance of the program:
/// 165,000 instructions, which `awsprof export` would pay at each prompt.
package struct NameIndex: Sendable {
  /// Places counted from one; 0 is free.
  ///
  /// The size is a power of two, at least twice the names.
  private var slots: [Int32] = []
  private var count = 0

  package init() {}

  package init(_ count: Int, _ name: (Int) -> Verbatim) {
    for place in 0..<count { insert(name(place), at: place, name) }
  }

  /// The place of `wanted` in the list whose names `name` tells.
  package func place(of wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = wanted.scatter & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if name(place) == wanted { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes note of a name that is not in the table yet.
  package mutating func insert(_ new: Verbatim, at place: Int, _ name: (Int) -> Verbatim) {
    if (count + 1) * 2 > slots.count { grow(name) }
    count += 1
    put(new, place)
  }

  private mutating func put(_ name: Verbatim, _ place: Int) {
    var slot = name.scatter & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place + 1)
  }

  private mutating func grow(_ name: (Int) -> Verbatim) {
    let old = slots
    slots = Array(repeating: 0, count: max(64, old.count * 2))
    for slot in old where slot != 0 { put(name(Int(slot) - 1), Int(slot) - 1) }
  }
}

extension Verbatim {
  /// A number that scatters names, seeded anew in every process so that no file can be made to collide.
  fileprivate var scatter: Int {
    var hasher = Hasher()
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }
}
