// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// Whether a terminal could obey it or nobody could see it: a control or format character, one without a meaning, one that
  /// only ends a line or a paragraph.
  package var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}

extension BinaryInteger {
  /// Its hexadecimal digits, at least `width` of them: `00e9`.
  package func hexadecimal(width: Int) -> String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
