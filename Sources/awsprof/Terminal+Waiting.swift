// SPDX-License-Identifier: Apache-2.0

import CTerminal
import PickerUI

extension Terminal {
  /// Why waiting has ended.
  enum Wake: Equatable {
    case keys([Key])
    /// The size is new, or what the terminal shows is unknown: draw.
    case resized(Screen.Size)
    /// One of the other descriptors has something to read.
    case ready
    case timeout
    /// The terminal was closed: leave, and print nothing.
    case gone
  }

  /// Waits for something to happen here or on one of these descriptors, at most so long; `nil` is for ever.
  mutating func wait(milliseconds: Int?, or others: [Int32] = []) -> Wake {
    let deadline = milliseconds.map { Int(cterminal_now()) + max($0, 0) }
    while true {
      let now = Int(cterminal_now())
      let limit = [deadline, escapeDeadline].compactMap { $0 }.min().map { max($0 - now, 0) }
      let found = Int(cterminal_wait(Int32(clamping: limit ?? -1), others, others.count))
      if found & CTERMINAL_SIGNAL != 0, let size = sizeAfterSignal() { return .resized(size) }
      if found & CTERMINAL_KEYBOARD != 0 {
        guard let keys = readKeys() else { return .gone }
        if !keys.isEmpty { return .keys(keys.map { withDoubleClick($0) }) }
        continue
      }
      let keys = keysOfSilence()
      if !keys.isEmpty { return .keys(keys) }
      if found & CTERMINAL_OTHER != 0 { return .ready }
      if let deadline, Int(cterminal_now()) >= deadline { return .timeout }
    }
  }

  /// The keys that are there, or `nil` when nobody can press any more.
  private mutating func readKeys() -> [Key]? {
    let keys: [Key]? = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
      let count = cterminal_read(buffer.baseAddress, buffer.count)
      return count > 0
        ? decoder.feed(UnsafeMutableBufferPointer(rebasing: buffer[..<Int(count)])) : nil
    }
    escapeDeadline = decoder.isWaiting ? Int(cterminal_now()) + escapeMilliseconds : nil
    return keys
  }

  /// Two clicks on one cell within this time are a double click.
  private static let doubleClickMilliseconds = 400

  private mutating func withDoubleClick(_ key: Key) -> Key {
    guard case .mouse(var mouse) = key, mouse.deed == .click else { return key }
    let now = Int(cterminal_now())
    if let last = lastClick, last.mouse == mouse,
      now - last.milliseconds < Self.doubleClickMilliseconds
    {
      lastClick = nil
      mouse.deed = .doubleClick
    } else {
      lastClick = (mouse, now)
    }
    return .mouse(mouse)
  }

  /// What the bytes so far become because nothing followed them.
  private mutating func keysOfSilence() -> [Key] {
    guard let due = escapeDeadline, Int(cterminal_now()) >= due else { return [] }
    let keys = decoder.timeout()
    escapeDeadline = decoder.isWaiting ? Int(cterminal_now()) + escapeMilliseconds : nil
    return keys
  }

  /// The size to draw at, if a signal makes it necessary; of many that came at once, the last counts.
  private mutating func sizeAfterSignal() -> Screen.Size? {
    let signals = Int(cterminal_take_signals())
    if signals & CTERMINAL_STOP != 0 {
      suspend()
      return size
    }
    if signals & CTERMINAL_CONTINUED != 0 {
      cterminal_resume()
      redraw()
      return size
    }
    return signals & CTERMINAL_RESIZED != 0 && size != drawn?.size ? size : nil
  }
}
