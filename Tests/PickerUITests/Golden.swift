// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Files that hold what was once read and found right; `AWSPROF_RECORD=1` writes them anew.
enum Golden {
  static let isRecording = ProcessInfo.processInfo.environment["AWSPROF_RECORD"] == "1"

  /// Compares a text with its file.
  static func check(
    _ text: String, _ file: URL, at place: Testing.SourceLocation = #_sourceLocation
  ) throws {
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, sourceLocation: place)
  }
}
