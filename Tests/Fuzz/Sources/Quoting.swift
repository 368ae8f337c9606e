// SPDX-License-Identifier: Apache-2.0

import ShellExport

extension Target {
  /// What a shell would make of the lines is the value, or the value is refused.
  static func quoting(_ bytes: [UInt8]) {
    let value = String(decoding: bytes, as: UTF8.self)
    let change = EnvironmentChange(profile: value, region: "eu-west-1")
    for shell in [Shell.sh, .fish] {
      guard let lines = try? shell.lines(for: change) else { continue }
      let rest: Substring?
      switch shell {
      case .fish: rest = lines.after("set -gx AWS_PROFILE ")
      default: rest = lines.after("export AWS_PROFILE=")
      }
      guard let rest else { return hold(false, "the profile comes first") }
      let word = Word(rest, isFish: shell == .fish)
      hold(word.text.unicodeScalars.elementsEqual(value.unicodeScalars), "a value comes through")
      hold(
        word.rest.starts(with: shell == .fish ? ";\n" : " && unset "), "a value ends where it ends")
    }
  }
}

/// One word of a shell as its manual has it, written from the manual and not from the quoting.
private struct Word {
  var text = ""
  var rest: Substring

  init(_ line: Substring, isFish: Bool) {
    rest = line
    var isQuoted = false
    while let scalar = rest.unicodeScalars.first {
      if !isQuoted, scalar == " " || scalar == ";" { return }
      rest.unicodeScalars.removeFirst()
      let next = rest.unicodeScalars.first
      if scalar == "'" {
        isQuoted.toggle()
      } else if scalar == "\\", let next, !isQuoted || (isFish && (next == "'" || next == "\\")) {
        text.unicodeScalars.append(next)
        rest.unicodeScalars.removeFirst()
      } else {
        hold(isQuoted, "nothing stands outside of quotes")
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension String {
  fileprivate func after(_ start: String) -> Substring? {
    unicodeScalars.starts(with: start.unicodeScalars)
      ? Substring(unicodeScalars.dropFirst(start.unicodeScalars.count)) : nil
  }
}
