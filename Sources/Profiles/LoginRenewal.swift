// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Crypto

/// Whether a login session can be renewed, as far as its file says; the key itself is not kept.
///
/// botocore takes the lines between the PEM's marks together and reads them as base64, then as a key
/// (credentials.py:LoginCredentialFetcher._load_private_key).
package enum LoginRenewal: Hashable, Sendable {
  case possible
  /// `dpopKey` is a number, say. Python's name for what it is.
  case keyIsNoText(String)
  case keyIsNotBase64
  case keyIsNone
  /// refreshToken or clientId is no text.
  case refusedParameter

  init(_ file: JSONValue) {
    guard let key = file["dpopKey"] else {
      self = .keyIsNone
      return
    }
    guard let pem = key.text else {
      self = .keyIsNoText(key.pythonType)
      return
    }
    guard let bytes = Self.key(in: pem) else {
      self = .keyIsNotBase64
      return
    }
    // `try?`: whether it is a key is the question, not what is wrong with it.
    guard (try? P256.Signing.PrivateKey(derRepresentation: bytes)) != nil else {
      self = .keyIsNone
      return
    }
    let isComplete = file["refreshToken"]?.text != nil && file["clientId"]?.text != nil
    self = isComplete ? .possible : .refusedParameter
  }

  /// The bytes of a key between the marks of its PEM; `nil` where they are not base64.
  package static func key(in pem: String) -> [UInt8]? {
    let body = pem.pythonLines.filter { !$0.hasPrefix("-----BEGIN") && !$0.hasPrefix("-----END") }
    return base64(body.joined())
  }

  /// The bytes that base64 text stands for, where whatever is not base64 is passed over, as Python does.
  private static func base64(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count, digits) = (0, 0, 0)
    for character in text.utf8 {
      if character == UInt8(ascii: "="), digits % 4 >= 2 { break }
      guard let digit = digit(character) else { continue }
      digits += 1
      bits = (bits << 6 | digit) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    switch digits % 4 {
    case 0: return bytes
    case 2: return padding >= 2 ? bytes : nil
    case 3: return padding >= 1 ? bytes : nil
    default: return nil
    }
  }

  private static func digit(_ character: UInt8) -> Int? {
    switch character {
    case 0x41...0x5A: Int(character) - 0x41
    case 0x61...0x7A: Int(character) - 0x61 + 26
    case 0x30...0x39: Int(character) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
