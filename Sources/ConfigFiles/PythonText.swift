// SPDX-License-Identifier: Apache-2.0

/// The few of Python's string methods whose exact results botocore's behaviour rests on.
extension String {
  /// `str.lower()`: Unicode's full mapping, with a capital sigma at a word's end becoming `ς`.
  package var pythonLowercased: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{3A3}" && scalars.isEndOfWord(index) {
        result.unicodeScalars.append("\u{3C2}")
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// `str.splitlines()`, which ends a line at more characters than reading a file does (U+2028, VT, FF, ...).
  package var pythonLines: [Substring] {
    var lines: [Substring] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let scalar = unicodeScalars[index]
      let next = unicodeScalars.index(after: index)
      guard scalar.endsPythonLine else {
        index = next
        continue
      }
      lines.append(self[start..<index])
      let isPair = scalar == "\r" && next < endIndex && unicodeScalars[next] == "\n"
      index = isPair ? unicodeScalars.index(after: next) : next
      start = index
    }
    if start < endIndex { lines.append(self[start...]) }
    return lines
  }
}

extension Substring {
  /// `str.strip()`.
  package var pythonStripped: Substring {
    var scalars = unicodeScalars
    while let first = scalars.first, first.isPythonSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isPythonSpace { scalars.removeLast() }
    return Substring(scalars)
  }
}

extension Unicode.Scalar {
  /// `str.isspace()` of one character.
  package var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  fileprivate var endsPythonLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension [Unicode.Scalar] {
  /// Unicode's Final_Sigma: a cased letter before, none after, case-ignorable characters not counting.
  fileprivate func isEndOfWord(_ index: Int) -> Bool {
    let before = self[..<index].last { !$0.properties.isCaseIgnorable }
    let after = self[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return (before?.properties.isCased ?? false) && !(after?.properties.isCased ?? false)
  }
}
