// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The picker for a terminal that can only print lines (TERM unset or dumb): a numbered list on /dev/tty and one question.
enum NumberedList {
  static func ask(_ profiles: ProfileSet, _ world: World) throws(Failure) -> (
    Picker.Choice, ProfileSet
  ) {
    let descriptor = Disk.retrying { open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw Failure("there is no terminal to ask on", hint: "name the profile: awsprof export NAME")
    }
    defer { close(descriptor) }
    guard profiles.count > 0 else {
      throw Failure(
        "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)")
    }
    let rows = ProfileReport.all(profiles, in: world)
    var shown = Array(rows.indices)
    tell(descriptor, rows, shown)
    while true {
      Output.tell("number, text to narrow, empty to leave: ", on: descriptor)
      guard let answer = line(from: descriptor), !answer.isEmpty else { throw .cancelled }
      if let number = Int(answer), (1...rows.count).contains(number) {
        return (Picker.Choice(profile: rows[number - 1].profile.name, region: .profiles), profiles)
      }
      shown = Picker.places(matching: answer, in: rows.map(\.profile.name.text))
      if shown.isEmpty {
        Output.tell("no profile matches '\(Visible(answer).text)'\n", on: descriptor)
      } else {
        tell(descriptor, rows, shown)
      }
    }
  }

  private static func tell(_ descriptor: Int32, _ rows: [ProfileReport], _ shown: [Int]) {
    let lines = shown.map { index in
      let row = rows[index]
      let words = StatusWords(row.status, now: row.now, glyphs: .ascii)
      let parts = [
        row.profile.name.text, row.account.map { "account \($0)" }, row.kind.word,
        row.profile["region"]?.text ?? "no region", words.sentence,
      ]
      return Visible("\(index + 1). " + parts.compactMap(\.self).joined(separator: ", ")).text
        + "\n"
    }
    Output.tell(lines.joined(), on: descriptor)
  }

  /// One line that was typed, without its end; `nil` at the end of input.
  private static func line(from descriptor: Int32) -> String? {
    var bytes: [UInt8] = []
    while bytes.count < 4096 {
      var byte: UInt8 = 0
      let count = withUnsafeMutableBytes(of: &byte) { buffer in
        Disk.retrying { System.read(descriptor, buffer.baseAddress, 0, 1) }
      }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
