// SPDX-License-Identifier: Apache-2.0

/// A text compared scalar by scalar, as Python and the other clients compare the names in AWS's files.
///
/// Swift's `String` holds `é` typed as one scalar and `é` typed as two for the same; botocore does not, and a
/// profile that is found here must be the one that is found there.
///
/// What a file says stays where it stands in the file's bytes, and is made a `String` when somebody asks: of ten thousand
/// names a screen shows thirty.
package struct Verbatim: Sendable {
  private let storage: Storage
  /// The number of its bytes, which tells most names apart: it stands here so that nobody has to look into the storage for it.
  package let byteCount: Int32

  private enum Storage: Sendable {
    case text(String)
    /// Good UTF-8 in the bytes of a file.
    case written(in: [UInt8], start: Int32)
  }

  package init(_ text: String) {
    storage = .text(text)
    byteCount = Int32(text.utf8.count)
  }

  /// Some bytes of `file`, which must be UTF-8 on their own.
  package init(_ range: Range<Int>, of file: [UInt8]) {
    storage = .written(in: file, start: Int32(range.lowerBound))
    byteCount = Int32(range.count)
  }

  package var text: String {
    switch storage {
    case .text(let text): text
    case .written: withUTF8 { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The same without its first `count` bytes.
  func dropFirst(_ count: Int) -> Verbatim {
    switch storage {
    case .text(let text): Verbatim(String(decoding: text.utf8.dropFirst(count), as: UTF8.self))
    case .written(let file, let start):
      Verbatim(Int(start) + count..<Int(start + byteCount), of: file)
    }
  }

  /// Calls `body` with the text's bytes.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch storage {
    case .text(var text): text.withUTF8(body)
    case .written(let file, let start):
      file.withUnsafeBufferPointer {
        body(.init(rebasing: $0[Int(start)..<Int(start + byteCount)]))
      }
    }
  }
}

extension Verbatim: Hashable {
  package static func == (one: Verbatim, other: Verbatim) -> Bool {
    one.byteCount == other.byteCount
      && one.withUTF8 { one in other.withUTF8 { one.isSame(as: $0) } }
  }

  package func hash(into hasher: inout Hasher) {
    withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // As `String` does, so that two texts in a row are not taken for two others.
    hasher.combine(0xFF as UInt8)
  }
}

extension Verbatim: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral text: String) {
    self.init(text)
  }

  package var description: String { text }
}
