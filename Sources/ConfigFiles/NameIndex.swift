// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a name in a list: by walking while the list is short, then by a hash table of places beside the list
/// that holds the names.
///
/// `Dictionary` would do, and its first use of a key type costs a search through every conformance of the program:
/// 165,000 instructions, which `awsprof export` would pay at each prompt.
package struct NameIndex: Sendable {
  private var slots: [Slot] = []
  private var count = 0

  /// A place of the table: free, or taken by a name.
  ///
  /// What the name was scattered by is kept, so that no name is hashed twice and few are compared in vain.
  private struct Slot: Sendable {
    var scatter: UInt32 = 0
    /// Counted from one; 0 is free.
    var place: Int32 = 0
  }

  /// A home of twelve profiles never hashes a name.
  private static var short: Int { 24 }

  package init() {}

  package init(_ count: Int, _ name: (Int) -> Verbatim) {
    self.count = count
    if count > Self.short { makeTable(name) }
  }

  /// The place of `wanted` in the list whose names `name` tells.
  package func place(of wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    if slots.isEmpty { return placeInShortList(of: wanted, name) }
    return find(wanted, wanted.scatter, name).place
  }

  /// Takes note of a name that is not in the list yet and now stands at `place`, its end.
  package mutating func insert(_ new: Verbatim, at place: Int, _ name: (Int) -> Verbatim) {
    count = place + 1
    if slots.isEmpty {
      if count > Self.short { makeTable(name) }
    } else {
      put(Slot(scatter: new.scatter, place: Int32(truncatingIfNeeded: count)))
      growIfFull()
    }
  }

  /// The place of `wanted`; where it is not in the list, takes note that it will stand at its end.
  ///
  /// The same as `place(of:)` and then `insert`, and hashes the name once.
  package mutating func placeOrInsert(_ wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    guard !slots.isEmpty else {
      if let place = placeInShortList(of: wanted, name) { return place }
      let end = count
      count += 1
      if count > Self.short { makeTable { $0 == end ? wanted : name($0) } }
      return nil
    }
    let scatter = wanted.scatter
    let (slot, place) = find(wanted, scatter, name)
    if let place { return place }
    count += 1
    slots[slot] = Slot(scatter: scatter, place: Int32(truncatingIfNeeded: count))
    growIfFull()
    return nil
  }

  private func placeInShortList(of wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    var place = 0
    while place < count {
      if name(place) == wanted { return place }
      place += 1
    }
    return nil
  }

  /// The slot of a name and its place, or the slot that it would take.
  private func find(
    _ wanted: Verbatim, _ scatter: UInt32, _ name: (Int) -> Verbatim
  ) -> (slot: Int, place: Int?) {
    var slot = Int(scatter) & (slots.count - 1)
    while slots[slot].place != 0 {
      let place = Int(slots[slot].place) - 1
      if slots[slot].scatter == scatter, name(place) == wanted { return (slot, place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  private mutating func put(_ new: Slot) {
    var slot = Int(new.scatter) & (slots.count - 1)
    while slots[slot].place != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = new
  }

  private mutating func makeTable(_ name: (Int) -> Verbatim) {
    var size = 64
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    for place in 0..<count {
      put(Slot(scatter: name(place).scatter, place: Int32(truncatingIfNeeded: place + 1)))
    }
  }

  /// Keeps the table at twice the names or more; its size is a power of two.
  private mutating func growIfFull() {
    guard count * 2 > slots.count else { return }
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.place != 0 { put(slot) }
  }
}

extension Verbatim {
  /// A number that scatters names, seeded anew in every process so that no file can be made to collide.
  fileprivate var scatter: UInt32 {
    var hasher = Hasher()
    withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
