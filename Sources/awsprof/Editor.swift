// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The person's editor, opened at a line: `$VISUAL`, else `$EDITOR`, else vi.
enum Editor {
  /// How editors are told a line; most know vi's `+12`.
  private static let forms: [(names: [String], words: @Sendable (String, Int) -> [String])] = [
    (["code", "codium", "cursor", "code-insiders"], { ["--wait", "--goto", "\($0):\($1)"] }),
    (["subl", "zed", "hx", "helix"], { ["\($0):\($1)"] }),
    (["ed", "gedit", "open", "notepad"], { path, _ in [path] }),
  ]

  /// The words of the command for a line of a file; `nil` where the variable cannot be split into words.
  static func command(for location: SourceLocation, editor: String?) -> [String]? {
    guard let words = try? shellWords(editor ?? "vi"), let program = words.first else {
      // An open quote in the variable: what the person meant is unknown.
      return nil
    }
    let name = program.split(separator: "/").last.map(String.init) ?? program
    let form = forms.first { $0.names.contains(name) }
    let path = location.file.path
    return words + (form?.words(path, location.line) ?? ["+\(location.line)", path])
  }

  /// Opens it and waits; a sentence about what happened.
  static func open(_ location: SourceLocation) -> String {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap(System.variable).first { !$0.isEmpty }
    guard let words = command(for: location, editor: named) else {
      return "EDITOR cannot be split into words: a quote is open"
    }
    if let reason = ChildProcess.run(words, .terminal) {
      return "\(words[0]): \(reason)"
    }
    return "the files were read again"
  }
}
