// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// Whether a text with it may become another one in the composed form of Unicode (NFC).
  ///
  /// Marks join what stands before them, vowels and finals of Hangul too, and a few letters are always taken apart or
  /// replaced. Without the tables that would tell, a text with any of them counts: also one that would stay as it is.
  var mayBeComposed: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: Self.replaced.contains { $0.contains(value) }
    }
  }

  /// Blocks with scalars that are no marks and that NFC does not leave alone (Unicode's NFC_Quick_Check).
  private static let replaced: [ClosedRange<UInt32>] = [
    0x374...0x387, 0x958...0x95F, 0x9DC...0x9DF, 0xA33...0xA5E, 0xB5C...0xB5D, 0xF43...0xFB9,
    0x1161...0x1175, 0x11A8...0x11C2, 0x1F71...0x1FFD, 0x2000...0x2001, 0x2126...0x212B,
    0x2329...0x232A, 0x2ADC...0x2ADC, 0xF900...0xFAD9, 0xFB1D...0xFB4E, 0x1D15E...0x1D1C0,
    0x2F800...0x2FA1D,
  ]
}
