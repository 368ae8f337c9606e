// SPDX-License-Identifier: Apache-2.0

/// The words, numbers and marks of a date, as Python's `dateutil` cuts it up (parser/_parser.py:_timelex).
///
///     dateTokens("15 Jan 2026 13:00:00.5Z") == ["15", " ", "Jan", " ", "2026", " ", "13", ":", "00", ":", "00.5", "Z"]
///
/// A dot is a decimal point in a number and a separator elsewhere, and a comma after two digits is a decimal point too.
func dateTokens(_ text: String) -> [String] {
  var tokens: [String] = []
  var rest = text.unicodeScalars[...]
  while let first = rest.first {
    let isWord = first.properties.isAlphabetic
    guard isWord || first.isDecimalDigit else {
      tokens.append(first.properties.isWhitespace ? " " : String(first))
      rest = rest.dropFirst()
      continue
    }
    var token = ""
    var (hasWord, hasDot, letters) = (isWord, false, 0)
    while let next = rest.first {
      let afterDot = token.hasSuffix(".")
      let isPoint = next == "." || (next == "," && !hasWord && !hasDot && token.utf8.count >= 2)
      let belongs =
        isPoint || (hasWord && !afterDot ? next.properties.isAlphabetic : false)
        || (!hasWord && next.isDecimalDigit)
        || (afterDot && (next.properties.isAlphabetic || next.isDecimalDigit))
      guard belongs else { break }
      if isPoint { hasDot = true }
      if next.properties.isAlphabetic {
        hasWord = true
        letters += 1
      }
      token.unicodeScalars.append(next)
      rest = rest.dropFirst()
    }
    // One letter after the point of a number does not make a word of it: `00.Z` stays whole, and is refused.
    tokens += parts(of: token, hasWord: isWord || letters > 1, hasDot: hasDot)
  }
  return tokens
}

private func parts(of token: String, hasWord: Bool, hasDot: Bool) -> [String] {
  let dots = token.unicodeScalars.count { $0 == "." }
  let endsInPoint = token.hasSuffix(".") || token.hasSuffix(",")
  guard hasDot, hasWord || dots > 1 || endsInPoint else {
    return [dots == 0 ? String(token.map { $0 == "," ? "." : $0 }) : token]
  }
  var parts = [""]
  for character in token {
    if character == "." || character == "," {
      parts += [String(character), ""]
    } else {
      parts[parts.count - 1].append(character)
    }
  }
  return parts.filter { !$0.isEmpty }
}

extension Unicode.Scalar {
  fileprivate var isDecimalDigit: Bool { (0x30...0x39).contains(value) }
}
