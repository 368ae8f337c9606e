// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A message as it goes through the pipe: JSON on one line.
package enum Line {
  /// The bytes of a message with its line end; JSON has no line feed of its own, it is escaped.
  package static func encode(_ message: some Encodable) throws -> [UInt8] {
    Array(try JSONEncoder().encode(message)) + [UInt8(ascii: "\n")]
  }

  package static func decode<Message: Decodable>(_: Message.Type, _ line: some Sequence<UInt8>)
    throws -> Message
  {
    try JSONDecoder().decode(Message.self, from: Data(line))
  }
}

extension SealedText {
  /// The JSON of a file, of an answer, or of what a program printed.
  package func json<Value: Decodable>(_: Value.Type) throws -> Value {
    try Line.decode(Value.self, revealed.utf8)
  }
}
