// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The recorded facts about the clients, which lie beside the repository on some machines and are never needed.
///
/// The folder is `$AWSPROF_SHARED`, or `shared` beside the root of the repository.
enum Shared {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["AWSPROF_SHARED"] {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return repository.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// Said of each test that is skipped where the folder is absent.
  static let absence: Comment = "the recorded facts are not beside the repository"

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// A byte that is not UTF-8 is recorded as Python writes it, as half of a surrogate pair, which is no JSON elsewhere.
  private static let strayByte = #"(?<!\\ud[89ab][0-9a-f]{2})\\udc[89a-f][0-9a-f]"#

  static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      .replacingOccurrences(of: strayByte, with: #"\\ufffd"#, options: .regularExpression)
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
