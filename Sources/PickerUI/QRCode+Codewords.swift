// SPDX-License-Identifier: Apache-2.0

extension QRCode {
  /// A size of code, with the room it has at correction level L (ISO/IEC 18004, tables 7 and 9).
  struct Version {
    let number: Int
    /// Bytes of text and header in each block.
    let data: Int
    /// Bytes that correct errors in each block.
    let correction: Int
    let blocks: Int

    static let all = [
      Version(number: 1, data: 19, correction: 7, blocks: 1),
      Version(number: 2, data: 34, correction: 10, blocks: 1),
      Version(number: 3, data: 55, correction: 15, blocks: 1),
      Version(number: 4, data: 80, correction: 20, blocks: 1),
      Version(number: 5, data: 108, correction: 26, blocks: 1),
      Version(number: 6, data: 68, correction: 18, blocks: 2),
      Version(number: 7, data: 78, correction: 20, blocks: 2),
      Version(number: 8, data: 97, correction: 24, blocks: 2),
      Version(number: 9, data: 116, correction: 30, blocks: 2),
    ]

    /// Four bits of mode and eight of length come before the text.
    private static let header = 2

    static func smallest(for count: Int) -> Version? {
      all.first { count + header <= $0.data * $0.blocks }
    }

    var side: Int { 17 + 4 * number }

    /// The rows and columns whose crossings have an alignment pattern.
    var alignment: [Int] {
      let last = side - 7
      return number == 1 ? [] : number < 7 ? [6, last] : [6, (6 + last) / 2, last]
    }
  }
}

extension QRCode.Version {
  /// The text as it goes into the grid: padded, in blocks, each with its correction, all interleaved (section 7.6).
  func codewords(of text: [UInt8]) -> [UInt8] {
    let bytes = padded(text)
    let parts = (0..<blocks).map { Array(bytes[$0 * data..<($0 + 1) * data]) }
    let corrections = parts.map { ReedSolomon.correction(of: $0, count: correction) }
    return Self.interleaved(parts) + Self.interleaved(corrections)
  }

  /// Mode `bytes`, the length, the text, an end of four bits, then two bytes in turn up to the room there is.
  private func padded(_ text: [UInt8]) -> [UInt8] {
    let mode: UInt8 = 0b0100
    let whole = [UInt8(text.count)] + text
    var bytes = [mode << 4 | whole[0] >> 4]
    for place in whole.indices {
      let next = place + 1 < whole.count ? whole[place + 1] : 0
      bytes.append(whole[place] << 4 | next >> 4)
    }
    let padding: [UInt8] = [0b1110_1100, 0b0001_0001]
    for place in 0..<max(0, data * blocks - bytes.count) { bytes.append(padding[place % 2]) }
    return bytes
  }

  private static func interleaved(_ parts: [[UInt8]]) -> [UInt8] {
    (parts.first ?? []).indices.flatMap { place in parts.map { $0[place] } }
  }
}

/// The bytes that let a reader mend what it misread: a remainder of polynomials over the field of 256 elements.
private enum ReedSolomon {
  static func correction(of data: [UInt8], count: Int) -> [UInt8] {
    let divisor = generator(count)
    var rest = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for place in rest.indices { rest[place] ^= product(divisor[place], factor) }
    }
    return rest
  }

  /// The product of `x - 2^n` for the first so many `n`, without its leading 1.
  private static func generator(_ count: Int) -> [UInt8] {
    var terms = [UInt8](repeating: 0, count: count)
    terms[count - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<count {
      for place in terms.indices {
        terms[place] = product(terms[place], root)
        if place + 1 < count { terms[place] ^= terms[place + 1] }
      }
      root = product(root, 2)
    }
    return terms
  }

  /// Multiplication modulo x^8 + x^4 + x^3 + x^2 + 1.
  private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    var product: UInt8 = 0
    for bit in (0..<8).reversed() {
      let carry: UInt8 = product & 0x80 == 0 ? 0 : 0x1D
      product = product << 1 ^ carry ^ (other >> UInt8(bit) & 1 == 1 ? one : 0)
    }
    return product
  }
}
