// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Whether `word`, of ASCII, stands somewhere in it; the standard library's own search prepares for long texts first.
  func contains(ascii word: StaticString) -> Bool {
    let (pattern, length) = (word.utf8Start, word.utf8CodeUnitCount)
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.count >= length else { return false }
      return (0...(bytes.count - length)).contains { start in
        (0..<length).allSatisfy { bytes[start + $0] == pattern[$0] }
      }
    }
  }
}
