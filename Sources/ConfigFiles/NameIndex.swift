// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a name in a list: by walking while the list is short, then by a hash table of places beside the list
/// that holds the names.
///
/// `Dictionary` would do, and its first use of a key type costs a search through every conformance of the program:
/// 165,000 instructions, which `awsprof export` would pay at each prompt. The index never sees a name: it is told the
/// scatter of one (`Bytes.scatter`), and asks whether the name at a place is the wanted one.
package struct NameIndex: Sendable {
  private var slots: [Slot] = []
  private var count = 0

  /// A place of the table: free, or taken by a name.
  ///
  /// What the name was scattered by is kept, so that no name is scattered twice and few are compared in vain.
  private struct Slot: Sendable {
    var scatter: UInt32 = 0
    /// Counted from one; 0 is free.
    var place: Int32 = 0
  }

  /// A home of twelve profiles never scatters a name.
  private static var short: Int { 24 }

  package init() {}

  /// For a list that is known to become this long: the table is made once.
  package init(expecting count: Int) {
    if count > Self.short { makeTable(for: count) }
  }

  /// For a list that has so many names, each once.
  package init(_ count: Int, scatters: (Int) -> UInt32) {
    self.count = count
    if count > Self.short { fillTable(scatters) }
  }

  /// The place of the name with this scatter that `isWanted` knows.
  package func place(
    of scatter: @autoclosure () -> UInt32, _ isWanted: (Int) -> Bool
  ) -> Int? {
    if slots.isEmpty { return placeInShortList(isWanted) }
    return find(scatter(), isWanted).place
  }

  /// The same; where the name is not in the list, takes note that it will stand at its end.
  ///
  /// `scatters` tells the scatter of each name of the list, the new one among them.
  package mutating func placeOrInsert(
    _ scatter: @autoclosure () -> UInt32, _ isWanted: (Int) -> Bool, scatters: (Int) -> UInt32
  ) -> Int? {
    guard !slots.isEmpty else {
      if let place = placeInShortList(isWanted) { return place }
      noteLast(scatters)
      return nil
    }
    let scatter = scatter()
    let (slot, place) = find(scatter, isWanted)
    if let place { return place }
    count += 1
    slots[slot] = Slot(scatter: scatter, place: Int32(truncatingIfNeeded: count))
    if count * 2 > slots.count { grow() }
    return nil
  }

  /// Takes note of a name that is new and now stands at the end of the list.
  package mutating func noteLast(_ scatters: (Int) -> UInt32) {
    count += 1
    if slots.isEmpty {
      if count > Self.short { fillTable(scatters) }
    } else {
      put(Slot(scatter: scatters(count - 1), place: Int32(truncatingIfNeeded: count)))
      if count * 2 > slots.count { grow() }
    }
  }

  private func placeInShortList(_ isWanted: (Int) -> Bool) -> Int? {
    var place = 0
    while place < count {
      if isWanted(place) { return place }
      place += 1
    }
    return nil
  }

  /// The slot of a name and its place, or the slot that it would take.
  private func find(_ scatter: UInt32, _ isWanted: (Int) -> Bool) -> (slot: Int, place: Int?) {
    var slot = Int(scatter) & (slots.count - 1)
    while slots[slot].place != 0 {
      let place = Int(slots[slot].place) - 1
      if slots[slot].scatter == scatter, isWanted(place) { return (slot, place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  private mutating func put(_ new: Slot) {
    var slot = Int(new.scatter) & (slots.count - 1)
    while slots[slot].place != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = new
  }

  /// Its size is a power of two, twice the names or more.
  private mutating func makeTable(for count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  private mutating func fillTable(_ scatters: (Int) -> UInt32) {
    makeTable(for: count)
    for place in 0..<count {
      put(Slot(scatter: scatters(place), place: Int32(truncatingIfNeeded: place + 1)))
    }
  }

  private mutating func grow() {
    let old = slots
    makeTable(for: old.count)
    for slot in old where slot.place != 0 { put(slot) }
  }
}

/// Names that stand in a list as texts.
extension NameIndex {
  package init(_ count: Int, _ name: (Int) -> Verbatim) {
    self.init(count) { name($0).scatter }
  }

  package func place(of wanted: Verbatim, _ name: (Int) -> Verbatim) -> Int? {
    place(of: wanted.scatter) { name($0) == wanted }
  }

  package mutating func noteLast(_ name: (Int) -> Verbatim) {
    noteLast { name($0).scatter }
  }
}

extension Verbatim {
  package var scatter: UInt32 { withUTF8(\.scatter) }
}
