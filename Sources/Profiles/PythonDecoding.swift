// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension [UInt8] {
  /// What Python says of bytes that are not UTF-8: the first that is wrong, and how.
  ///
  ///     [0x41, 0xFF].pythonDecodingError == "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
  var pythonDecodingError: String {
    var start = 0
    while start < count {
      let (length, fault) = sequence(at: start)
      guard let fault else {
        start += length
        continue
      }
      let place =
        length == 1
        ? "byte 0x\(self[start].hexadecimal(width: 2)) in position \(start)"
        : "bytes in position \(start)-\(start + length - 1)"
      return "'utf-8' codec can't decode \(place): \(fault)"
    }
    return ""
  }

  /// The bytes of the character at `start`, or those that are wrong and why.
  private func sequence(at start: Int) -> (length: Int, fault: String?) {
    let first = self[start]
    let (more, second): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0x00...0x7F: (0, 0x80...0xBF)
      case 0xC2...0xDF: (1, 0x80...0xBF)
      case 0xE0: (2, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE, 0xEF: (2, 0x80...0xBF)
      case 0xED: (2, 0x80...0x9F)
      case 0xF0: (3, 0x90...0xBF)
      case 0xF1...0xF3: (3, 0x80...0xBF)
      case 0xF4: (3, 0x80...0x8F)
      default: (-1, 0x80...0xBF)
      }
    if more < 0 { return (1, "invalid start byte") }
    for offset in 0..<more {
      let next = start + 1 + offset
      guard next < count else { return (offset + 1, "unexpected end of data") }
      let allowed = offset == 0 ? second : 0x80...0xBF
      guard allowed.contains(self[next]) else { return (offset + 1, "invalid continuation byte") }
    }
    return (more + 1, nil)
  }
}
