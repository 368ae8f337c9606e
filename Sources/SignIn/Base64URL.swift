// SPDX-License-Identifier: Apache-2.0

/// The text of RFC 4648, section 5, without the padding, as proofs and challenges are written.
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".unicodeScalars)

  static func encoded(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count {
        text.unicodeScalars.append(alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return text
  }

  /// A letter of 64 for each byte that nobody can guess: no letter is likelier than another.
  static func letters(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(alphabet[Int(byte & 63)]) }
    return text
  }
}
