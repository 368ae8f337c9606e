// SPDX-License-Identifier: Apache-2.0

/// A page's address as a telephone's camera reads it: a QR code (ISO/IEC 18004), versions 1 to 9, bytes, correction level L.
///
/// That is room for 230 bytes: an address with a code in it has about 70. A longer text has no code, and is shown as text.
///
///     QRCode("https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH")      // 33 by 33 modules
package struct QRCode: Equatable, Sendable {
  /// Modules a side.
  package let side: Int
  private var modules: [Module]

  /// What stands in a place of the grid: a module that the standard fixes, or one of the text.
  private enum Module: Equatable, Sendable {
    case free
    case fixed(Bool)
    case data(Bool)
  }

  /// `nil` where the text does not fit.
  package init?(_ text: String) {
    guard let version = Version.smallest(for: text.utf8.count) else { return nil }
    side = version.side
    modules = Array(repeating: .free, count: side * side)
    drawPatterns(of: version)
    place(version.codewords(of: Array(text.utf8)))
    mask()
  }

  /// Whether a module is dark.
  ///
  /// Around the grid it is light.
  package subscript(row row: Int, column column: Int) -> Bool {
    guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
    return switch modules[row * side + column] {
    case .free: false
    case .fixed(let isDark), .data(let isDark): isDark
    }
  }
}

// MARK: - What the standard fixes

extension QRCode {
  private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard (0..<side).contains(row), (0..<side).contains(column) else { return }
    modules[row * side + column] = .fixed(isDark)
  }

  private mutating func drawPatterns(of version: Version) {
    for place in 0..<side {
      fix(6, place, place % 2 == 0)
      fix(place, 6, place % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] { drawFinder(row, column) }
    for row in version.alignment {
      for column in version.alignment where !isCorner(row, column) { drawAlignment(row, column) }
    }
    drawFormat(mask: 0)
    if version.number >= 7 { drawVersion(version.number) }
  }

  /// One of the three eyes, with its light rim.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for right in -4...4 {
        let ring = max(abs(down), abs(right))
        fix(row + down, column + right, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment(_ row: Int, _ column: Int) {
    for down in -2...2 {
      for right in -2...2 {
        fix(row + down, column + right, max(abs(down), abs(right)) != 1)
      }
    }
  }

  /// Where an eye stands already.
  private func isCorner(_ row: Int, _ column: Int) -> Bool {
    let last = side - 7
    return (row == 6 && (column == 6 || column == last)) || (row == last && column == 6)
  }

  /// The correction level and the mask, twice, guarded by a BCH code (section 7.9).
  private mutating func drawFormat(mask: Int) {
    let levelL = 0b01
    let data = levelL << 3 | mask
    let bits = (data << 10 | Self.remainder(data << 10, by: 0b101_0011_0111)) ^ 0b101_0100_0001_0010
    for place in 0..<15 {
      let isDark = bits >> place & 1 == 1
      let around = place < 6 ? place : place < 8 ? place + 1 : side - 15 + place
      fix(around, 8, isDark)
      let across = place < 8 ? side - 1 - place : place == 8 ? 7 : 14 - place
      fix(8, across, isDark)
    }
    fix(side - 8, 8, true)
  }

  /// The version, twice, for those that have so many modules that a reader could miscount them (section 7.10).
  private mutating func drawVersion(_ number: Int) {
    let bits = number << 12 | Self.remainder(number << 12, by: 0b1_1111_0010_0101)
    for place in 0..<18 {
      let isDark = bits >> place & 1 == 1
      fix(place / 3, side - 11 + place % 3, isDark)
      fix(side - 11 + place % 3, place / 3, isDark)
    }
  }

  /// What is left of a polynomial over two elements, written as bits, after division by another.
  private static func remainder(_ bits: Int, by divisor: Int) -> Int {
    func degree(_ bits: Int) -> Int { Int.bitWidth - 1 - bits.leadingZeroBitCount }
    var rest = bits
    while rest > 0, degree(rest) >= degree(divisor) {
      rest ^= divisor << (degree(rest) - degree(divisor))
    }
    return rest
  }
}

// MARK: - The text

extension QRCode {
  /// Bit after bit, two columns at a time from the right, up and down in turn; what is left over stays light.
  private mutating func place(_ codewords: [UInt8]) {
    let bits = codewords.flatMap { byte -> [Bool] in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
    var taken = 0
    var goesUp = true
    for right in stride(from: side - 1, to: 0, by: -2) {
      // The column of the timing pattern is left out.
      let right = right <= 6 ? right - 1 : right
      for step in 0..<side {
        let row = goesUp ? side - 1 - step : step
        for column in [right, right - 1] where modules[row * side + column] == .free {
          modules[row * side + column] = .data(taken < bits.count && bits[taken])
          taken += 1
        }
      }
      goesUp.toggle()
    }
  }

  /// Masks the text with the one of eight that leaves the least to confuse a reader.
  private mutating func mask() {
    let masked = (0..<8).map { number in
      var code = self
      code.apply(Mask(number))
      code.drawFormat(mask: number)
      return code
    }
    if let best = masked.min(by: { $0.penalty < $1.penalty }) { modules = best.modules }
  }

  private mutating func apply(_ mask: Mask) {
    for row in 0..<side {
      for column in 0..<side where mask.inverts(row, column) {
        if case .data(let isDark) = modules[row * side + column] {
          modules[row * side + column] = .data(!isDark)
        }
      }
    }
  }
}
