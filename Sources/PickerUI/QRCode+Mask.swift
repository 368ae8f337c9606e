// SPDX-License-Identifier: Apache-2.0

extension QRCode {
  /// A regular pattern that inverts modules of the text, so that no large area is of one kind (section 7.8.2).
  struct Mask {
    private let number: Int

    init(_ number: Int) {
      self.number = number
    }

    func inverts(_ row: Int, _ column: Int) -> Bool {
      let product = row * column
      return switch number {
      case 0: (row + column) % 2 == 0
      case 1: row % 2 == 0
      case 2: column % 3 == 0
      case 3: (row + column) % 3 == 0
      case 4: (row / 2 + column / 3) % 2 == 0
      case 5: product % 2 + product % 3 == 0
      case 6: (product % 2 + product % 3) % 2 == 0
      default: ((row + column) % 2 + product % 3) % 2 == 0
      }
    }
  }

  /// How much in the code could confuse a reader (section 7.8.3): the mask with the least is taken.
  var penalty: Int {
    let rows = (0..<side).map { row in (0..<side).map { self[row: row, column: $0] } }
    let columns = (0..<side).map { column in (0..<side).map { self[row: $0, column: column] } }
    let lines = (rows + columns).reduce(0) { $0 + Self.runs($1) + Self.falseEyes($1) }
    return lines + squares(rows) + imbalance(rows)
  }

  /// Five and more of a kind in a line.
  private static func runs(_ line: [Bool]) -> Int {
    var penalty = 0
    var length = 0
    for place in line.indices {
      length = place > 0 && line[place] == line[place - 1] ? length + 1 : 1
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
    }
    return penalty
  }

  /// What looks like the middle of an eye beside a light area.
  private static func falseEyes(_ line: [Bool]) -> Int {
    let eye = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    let (before, after) = (eye + light, light + eye)
    var penalty = 0
    for start in 0...(line.count - 11) {
      let part = line[start..<start + 11]
      if part.elementsEqual(before) { penalty += 40 }
      if part.elementsEqual(after) { penalty += 40 }
    }
    return penalty
  }

  /// Squares of two by two of a kind.
  private func squares(_ rows: [[Bool]]) -> Int {
    var penalty = 0
    for row in 1..<side {
      for column in 1..<side {
        let module = rows[row][column]
        if module == rows[row][column - 1], module == rows[row - 1][column],
          module == rows[row - 1][column - 1]
        {
          penalty += 3
        }
      }
    }
    return penalty
  }

  /// Much more of one kind than of the other: ten for each twentieth away from half.
  private func imbalance(_ rows: [[Bool]]) -> Int {
    let dark = rows.reduce(0) { $0 + $1.count(where: \.self) }
    return abs(dark * 100 / (side * side) - 50) / 5 * 10
  }
}
