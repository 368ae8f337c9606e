// SPDX-License-Identifier: Apache-2.0

/// A text as JSON writes it.
///
/// Control characters never come here: ``UnspeakableValue`` refuses them first.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
