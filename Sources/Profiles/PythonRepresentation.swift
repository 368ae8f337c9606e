// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Python's `repr()`, which stands in messages of botocore.
extension String {
  /// `repr()` of a string, as lists print their members.
  var pythonRepresentation: String {
    let quote: Unicode.Scalar = contains("'") && !contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case quote: result += "\\\(quote)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += scalar.isPythonPrintable ? String(scalar) : scalar.pythonEscape
      }
    }
    return result + String(quote)
  }
}

extension Unicode.Scalar {
  fileprivate var isPythonPrintable: Bool {
    if isUnprintable { return false }
    return self == " " || properties.generalCategory != .spaceSeparator
  }

  fileprivate var pythonEscape: String {
    let (mark, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + mark + value.hexadecimal(width: width)
  }
}

extension WrittenSetting.Value {
  /// What an f-string makes of it: the text itself, or a block as the dictionary that it is to Python.
  var pythonText: String {
    switch self {
    case .text(let text): text
    case .block(let lines):
      "{"
        + lines.map {
          "\($0.key.text.pythonRepresentation): \($0.value.pythonRepresentation)"
        }.joined(separator: ", ") + "}"
    }
  }
}
