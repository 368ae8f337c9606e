// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a name in a list: by walking while the list is short, then by a hash table of places beside the list
/// that holds the names.
///
/// `Dictionary` would do, and its first use of a key type costs a search through every conformance of the program:
/// 165,000 instructions, which `awsprof export` would pay at each prompt.
package struct NameIndex: Sendable {
  /// Places counted from one; 0 is free.
  ///
  /// Empty while the list is short. Else the size is a power of two, at least twice the names.
  private var slots: [Int32] = []
  private var count = 0

  /// A home of twelve profiles never hashes a name.
  private static var short: Int { 24 }

  package init() {}

  package init(_ count: Int, _ name: (Int) -> Verbatim) {
    self.count = count
    if count > Self.short { grow(name) }
  }

  /// The place of `wanted` in the list whose names `name` tells.
  package func place(of wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    guard !slots.isEmpty else {
      var place = 0
      while place < count {
        if name(place) == wanted { return place }
        place += 1
      }
      return nil
    }
    var slot = wanted.scatter & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if name(place) == wanted { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes note of a name that is not in the list yet and now stands at `place`, its end.
  package mutating func insert(_ new: Verbatim, at place: Int, _ name: (Int) -> Verbatim) {
    count = place + 1
    if count <= Self.short { return }
    if count * 2 > slots.count { grow(name) } else { put(new, place) }
  }

  private mutating func put(_ name: Verbatim, _ place: Int) {
    var slot = name.scatter & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place + 1)
  }

  /// Makes the table anew with room for as many names again.
  private mutating func grow(_ name: (Int) -> Verbatim) {
    var size = 64
    while size < count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for place in 0..<count { put(name(place), place) }
  }
}

extension Verbatim {
  /// A number that scatters names, seeded anew in every process so that no file can be made to collide.
  fileprivate var scatter: Int {
    var hasher = Hasher()
    withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }
}
