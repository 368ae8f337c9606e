// SPDX-License-Identifier: Apache-2.0

/// What is done to every byte of a file is done many bytes at a time: a home of fifty thousand profiles has twelve million.
extension Bytes {
  /// What the whole of a text has in it somewhere.
  struct Survey {
    /// Bytes beyond ASCII.
    let hasMore: Bool
    let hasCarriageReturn: Bool
  }

  /// Looks at every byte without ever stopping, which the compiler makes a loop of vectors.
  var survey: Survey {
    var all: UInt8 = 0
    var returns: UInt8 = 0
    for byte in self {
      all |= byte
      returns |= byte == .carriageReturn ? 1 : 0
    }
    return Survey(hasMore: all >= 0x80, hasCarriageReturn: returns != 0)
  }

  /// Whether it is visible as it stands, a byte a character.
  package var isPrintableASCII: Bool {
    var outside: UInt8 = 0
    // To the end in any case: without a way out this is a loop of vectors too.
    for byte in self { outside |= byte &- 0x20 >= 0x5F ? 1 : 0 }
    return outside == 0
  }

  /// Where `byte` stands first from `start` on; the end where it does not.
  @inline(__always)
  func first(_ byte: UInt8, from start: Int) -> Int {
    let wanted = UInt64(repeating: byte)
    return first(from: start) { word in
      // The lowest byte that is zero after this is the first one that is wanted (Hacker's Delight, 6-1).
      let difference = word ^ wanted
      return (difference &- UInt64(repeating: 1)) & ~difference & UInt64(repeating: 0x80)
    }
  }

  /// Where the first byte stands from `start` on that `marks` marks by its high bit; the end where there is none.
  ///
  /// Of the bytes that `marks` is given, eight in a word, only the lowest mark has to be true.
  @inlinable @inline(__always)
  package func first(from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    var index = start
    while index &+ 8 <= count {
      let found = marks(word(at: index))
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    if start &+ 8 <= count {
      // The last eight again, of which nothing before `index` is marked.
      let found = marks(word(at: count &- 8))
      return found == 0 ? count : count &- 8 &+ found.trailingZeroBitCount / 8
    }
    while index < count, marks(UInt64(self[index])) & 0x80 == 0 { index &+= 1 }
    return index
  }

  @inline(__always)
  package func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index &+ 8 <= count {
      if word(at: index) != other.word(at: index) { return false }
      index &+= 8
    }
    if count >= 8 { return word(at: count &- 8) == other.word(at: count &- 8) }
    while index < count {
      if self[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  func isSame(as word: StaticString) -> Bool {
    isSame(as: Bytes(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Byte by byte, as `str.startswith` compares.
  @inline(__always)
  package func begins(with word: StaticString) -> Bool {
    count >= word.utf8CodeUnitCount
      && Bytes(rebasing: self[..<word.utf8CodeUnitCount]).isSame(as: word)
  }

  /// A number that scatters names, seeded anew in every process so that no file can be made to collide.
  ///
  /// Eight bytes a step, each multiplied into the next (wyhash); `Hasher` takes five times as long for a name.
  package var scatter: UInt32 {
    let key = ScatterKey.ofProcess
    var state = key.start ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index &+ 8 <= count {
      state = key.mix(state ^ word(at: index))
      index &+= 8
    }
    var last: UInt64 = 0
    if count >= 8 {
      last = word(at: count &- 8)
    } else {
      for byte in self { last = last << 8 | UInt64(byte) }
    }
    state = key.mix(state ^ last)
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }

  /// Eight bytes, the first one lowest.
  @inlinable @inline(__always)
  func word(at index: Int) -> UInt64 {
    // Where there are eight bytes there is a base.
    let base = UnsafeRawPointer(baseAddress.unsafelyUnwrapped)
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}

extension UInt64 {
  /// Eight times the same byte.
  @inlinable @inline(__always)
  init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Marks each of the eight bytes, all of them ASCII, that is `bound` or more.
  ///
  /// A set of characters is the bounds at which it begins and ends: a byte that has reached an odd number of them is in it.
  @inlinable @inline(__always)
  package func reaches(_ bound: UInt8) -> UInt64 {
    (self | UInt64(repeating: 0x80)) &- UInt64(repeating: bound)
  }

  /// Marks the bytes that `set` does not mark, and those beyond ASCII.
  @inlinable @inline(__always)
  package func outside(_ set: UInt64) -> UInt64 { (~set | self) & UInt64(repeating: 0x80) }
}

private struct ScatterKey: Sendable {
  let start: UInt64
  let factor: UInt64

  func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }

  /// Drawn from what `Hasher` is seeded with.
  static let ofProcess = {
    var hasher = Hasher()
    let start = hasher.finalize()
    hasher = Hasher()
    hasher.combine(1 as UInt8)
    return ScatterKey(
      start: UInt64(truncatingIfNeeded: start),
      factor: UInt64(truncatingIfNeeded: hasher.finalize()) | 1)
  }()
}
