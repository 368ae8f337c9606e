// SPDX-License-Identifier: Apache-2.0

/// Where a client looks for a file, from the environment and the home folder.
///
/// What it does with a path that a variable names is its ``PathRules``; what is not defined stays as it stands.
package struct FileLocation: Sendable {
  package let variable: @Sendable (_ name: String) -> String?
  /// The home folder of this user (`$HOME`, else the passwd entry) or of another one.
  package let home: @Sendable (_ user: String?) -> String?
  package let rules: PathRules

  package init(
    as dialect: Dialect = .botocore,
    variable: @escaping @Sendable (_ name: String) -> String?,
    home: @escaping @Sendable (_ user: String?) -> String?
  ) {
    self.variable = variable
    self.home = home
    rules = dialect.paths
  }

  /// The file that `kind` stands for here.
  ///
  ///     AWS_CONFIG_FILE=~/work/aws    ->    path /home/jo/work/aws, shown ~/work/aws
  package func file(_ kind: SourceFile.Kind) -> SourceFile {
    let (name, usual) =
      switch kind {
      case .config: ("AWS_CONFIG_FILE", "~/.aws/config")
      case .credentials: ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
      }
    let path = named(by: name).map(expandedAsRuled) ?? withHome(usual)
    return SourceFile(kind, path: path, shown: shown(path))
  }

  private func named(by name: String) -> String? {
    guard let value = variable(name) else { return nil }
    return value.isEmpty && rules.emptyVariable == .isUnset ? nil : value
  }

  private func expandedAsRuled(_ path: String) -> String {
    switch rules.expansion {
    case .variablesAndHomes: expanded(path)
    case .homeAsFirstPart: path == "~" || path.utf8.starts(with: "~/".utf8) ? withHome(path) : path
    case .homeBeforeSlash: path.utf8.starts(with: "~/".utf8) ? withHome(path) : path
    case .none: path
    }
  }

  /// `path` with the variables and the home folder put in.
  package func expanded(_ path: String) -> String {
    withHome(withVariables(path))
  }

  /// `path` as a person writes it, with `~` for the home folder.
  package func shown(_ path: String) -> String {
    guard let home = home(nil), home.utf8.count > 1, path.utf8.starts(with: home.utf8) else {
      return path
    }
    let rest = path.utf8.dropFirst(home.utf8.count)
    guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return path }
    return "~" + (String(rest) ?? "")
  }

  /// `path` with the home folder put in for a leading `~` or `~user`.
  package func withHome(_ path: String) -> String {
    guard path.utf8.first == UInt8(ascii: "~") else { return path }
    let end = path.utf8.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
    let user = path[path.index(after: path.startIndex)..<end]
    guard var home = home(user.isEmpty ? nil : String(user)) else { return path }
    while home.utf8.count > 1, home.utf8.last == UInt8(ascii: "/") { home.removeLast() }
    let rest = String(path[end...])
    return home == "/" && !rest.isEmpty ? rest : home + rest
  }

  /// Python's `os.path.expandvars`: `$NAME` of letters, digits and `_`, or `${NAME}` of anything but `}`.
  private func withVariables(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "$")) else { return path }
    var result = ""
    var rest = Substring(path)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      let (written, name) = Self.reference(at: rest)
      result += variable(name) ?? String(written)
      rest = rest[written.endIndex...]
    }
    return result + rest
  }

  /// The variable that `text`, which begins with `$`, begins with: as written, and its name.
  private static func reference(at text: Substring) -> (written: Substring, name: String) {
    let afterDollar = text.dropFirst()
    if afterDollar.first == "{" {
      guard let close = afterDollar.firstIndex(of: "}") else { return (text.prefix(1), "") }
      return (text[...close], String(afterDollar.dropFirst()[..<close]))
    }
    let name = afterDollar.prefix { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return (text[..<name.endIndex], String(name))
  }
}
