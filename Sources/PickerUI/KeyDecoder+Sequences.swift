// SPDX-License-Identifier: Apache-2.0

/// The grammar of ECMA-48 sequences, and the few that break it.
extension KeyDecoder {
  mutating func take(_ byte: UInt8) {
    switch state {
    case .ground, .alt: takeText(byte)
    case .escape: takeAfterEscape(byte)
    case .control: takeInControlSequence(byte)
    case .singleShift: takeAfterSingleShift(byte)
    case .string: takeInString(byte)
    case .stringEnd: takeAtStringEnd(byte)
    case .mouse: takeInMouseReport(byte)
    case .linuxFunction: takeLinuxFunction(byte)
    case .paste:
      guard pasted.take(byte) else { return }
      emit(pasted.end())
      state = .ground
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    sequence = ControlSequence()
    switch byte {
    case 0x1b: emit(.escape)  // and the second may begin a sequence: Esc, then an arrow
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      introducer = Unicode.Scalar(byte)
      state = .string
    default:
      state = .alt
      takeText(byte)
    }
  }

  private mutating func takeInControlSequence(_ byte: UInt8) {
    switch byte {
    case 0x1b: state = .escape
    case 0x18, 0x1a: state = .ground  // CAN and SUB break off
    case 0x00...0x1f, 0x7f: break
    case UInt8(ascii: "$") where sequence.isOneNumber: endControlSequence(byte)  // rxvt: Shift
    case 0x20...0x3f: sequence.append(byte)
    case UInt8(ascii: "[") where sequence.isEmpty: state = .linuxFunction
    case UInt8(ascii: "M") where sequence.isEmpty:
      mouseBytesLeft = 3
      state = .mouse
    case 0x40...0x7e: endControlSequence(byte)
    default:
      state = .ground
      takeText(byte)
    }
  }

  private mutating func endControlSequence(_ final: UInt8) {
    if sequence.beginsPaste(final: final) {
      pasted = PastedText()
      state = .paste
    } else {
      if let mouse = sequence.mouse(final: final) {
        if takesMouse { emit(.mouse(mouse)) }
      } else {
        emit(sequence.key(final: final))
      }
      state = .ground
    }
  }

  private mutating func takeAfterSingleShift(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): sequence.append(byte)
    case 0x20...0x7e:
      emit(sequence.shiftedKey(final: byte))
      state = .ground
    default:
      if sequence.isEmpty { emit(.alt("O")) }
      state = .ground
      takeText(byte)
    }
  }

  private mutating func takeInString(_ byte: UInt8) {
    introducer = nil
    switch byte {
    case 0x1b: state = .stringEnd
    case 0x07, 0x18, 0x1a: state = .ground
    default: break
    }
  }

  private mutating func takeAtStringEnd(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"), 0x07, 0x18, 0x1a: state = .ground
    case 0x1b: break
    case 0x20...0x7e: takeAfterEscape(byte)  // the end was lost, and this begins another
    default: state = .string
    }
  }

  private mutating func takeInMouseReport(_ byte: UInt8) {
    guard byte >= 0x20 else {
      state = .ground
      return takeText(byte)
    }
    mouseBytesLeft -= 1
    if mouseBytesLeft == 0 { state = .ground }
  }

  private mutating func takeLinuxFunction(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "E"): emit(.function(Int(byte - UInt8(ascii: "@"))))
    case 0x20...0x7e: break
    default: takeText(byte)
    }
  }
}
