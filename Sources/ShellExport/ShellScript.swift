// SPDX-License-Identifier: Apache-2.0

/// A shell that a person types into, and awsprof can be at home in.
package enum InteractiveShell: String, CaseIterable, Sendable {
  case bash, zsh, fish, powershell, nu
}

/// What makes awsprof at home in a shell: the function `awsp`, completion and a key, as the shell's own text.
///
/// The texts are the files of the folder Init, built into the program, so that it stays one file.
package struct ShellScript {
  package let text: String

  package init(for shell: InteractiveShell, function: FunctionName, bindsKey: Bool) {
    var script = String(decoding: Self.bytes(shell), as: UTF8.self)
    if !bindsKey, let key = script.firstRange(of: "\n# key: ") {
      script = String(script[..<key.lowerBound])
    }
    text = function.renaming(script)
  }

  /// The completion of `awsprof` alone, a file for the folder in which the shell itself looks for one at the first Tab:
  /// bash-completion's `completions`, zsh's `site-functions`, fish's `vendor_completions.d`.
  ///
  /// `nil`: the shell has no such folder.
  package static func completion(for shell: InteractiveShell) -> String? {
    let (before, after): (String, String)
    switch shell {
    case .bash: (before, after) = ("", "complete -F _awsprof_complete awsprof\n")
    case .zsh: (before, after) = ("#compdef awsprof\n", "_awsprof \"$@\"\n")
    case .fish: (before, after) = ("", "complete -c awsprof -f -k -a '(__awsprof_complete)'\n")
    case .powershell, .nu: return nil
    }
    let script = String(decoding: bytes(shell), as: UTF8.self)
    guard let begin = script.firstRange(of: "# completion: "),
      let end = script.firstRange(of: "# registration: ")
    else { return nil }
    return before + script[begin.lowerBound..<end.lowerBound] + after
  }

  private static func bytes(_ shell: InteractiveShell) -> [UInt8] {
    switch shell {
    case .bash: PackageResources.awsp_bash
    case .zsh: PackageResources.awsp_zsh
    case .fish: PackageResources.awsp_fish
    case .powershell: PackageResources.awsp_ps1
    case .nu: PackageResources.awsp_nu
    }
  }
}

/// What the shell's function is called: a word that no shell would read as anything else.
package struct FunctionName: Sendable {
  package let text: String
  private static let usual = "awsp"

  /// `nil` where it is not a letter and then letters, digits, `_` or `-`, or is the program's own name.
  package init?(_ text: String) {
    let letters = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
    guard letters, let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text != "awsprof"
    else { return nil }
    self.text = text
  }

  /// What is wrong with a name that is none.
  package static func rule(_ text: String) -> String {
    "'\(text)' cannot be the function's name: a letter, then letters, digits, '_' or '-', and not 'awsprof'"
  }

  /// A script in which `awsp`, where it is not the beginning of `awsprof`, is this name.
  fileprivate func renaming(_ script: String) -> String {
    guard text != Self.usual else { return script }
    var result = ""
    var rest = script[...]
    while let place = rest.firstRange(of: Self.usual) {
      result += rest[..<place.lowerBound]
      rest = rest[place.upperBound...]
      result += rest.hasPrefix("rof") ? Self.usual : text
    }
    return result + rest
  }
}
