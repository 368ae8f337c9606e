// SPDX-License-Identifier: Apache-2.0

/// What is done to every byte of a file is done eight bytes at a time: a home of fifty thousand profiles has twelve million.
extension Bytes {
  /// Whether there is nothing beyond ASCII.
  var isASCII: Bool {
    var index = 0
    while index + 8 <= count {
      if word(at: index) & 0x8080_8080_8080_8080 != 0 { return false }
      index += 8
    }
    while index < count {
      if self[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  /// Where `byte` stands first from `start` on; the end where it does not.
  func first(_ byte: UInt8, from start: Int) -> Int {
    let wanted = UInt64(byte) * 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      // The lowest byte that is zero after this is the first one that is wanted (Hacker's Delight, 6-1).
      let difference = word(at: index) ^ wanted
      let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] != byte { index += 1 }
    return index
  }

  func isSame(as other: Bytes) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index + 8 <= count {
      if word(at: index) != other.word(at: index) { return false }
      index += 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index += 1
    }
    return true
  }

  /// Eight bytes, the first one lowest.
  private func word(at index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(
        fromByteOffset: index, as: UInt64.self))
  }
}
