// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What Enter would do to this shell: each variable from what to what, and what would still outrank the choice.
///
///     Enter  AWS_PROFILE vault -> dev   AWS_REGION AWS_DEFAULT_REGION (unset) -> eu-west-1
///            AWS_ACCESS_KEY_ID ****************MPLE -> (unset)
///          ! AWS_ENDPOINT_URL is set: every request goes to the address it names
struct Consequences {
  let change: ShellChange
  let before: Environment
  let glyphs: Glyphs

  /// The shell as it would be.
  var after: Environment { change.applied(to: before) }

  /// As many lines as it takes in so many columns.
  func lines(in columns: Int) -> [StyledText] {
    if let refusal = change.refusal {
      return StyledText("\(Self.head)refused: \(refusal)", .problem).wrapped(to: columns)
    }
    let outranking = Outranking.all(in: after).flatMap {
      StyledText("     \(glyphs.problem) \($0.sentence)", .problem).wrapped(to: columns)
    }
    return flow(columns) + outranking
  }

  private static let head = " Enter  "

  private func flow(_ columns: Int) -> [StyledText] {
    let clauses = clauses(areShort: columns < 76)
    guard !clauses.isEmpty else {
      return StyledText("\(Self.head)changes nothing: this shell is that already", .quiet)
        .wrapped(to: columns)
    }
    let indent = String(repeating: " ", count: Self.head.utf8.count)
    var lines: [StyledText] = []
    var line = StyledText(Self.head, .strong)
    for clause in clauses {
      if line.width > indent.utf8.count {
        if line.width + 3 + clause.width <= columns {
          line = line + "   " + clause
          continue
        }
        lines += line.wrapped(to: columns)
        line = StyledText(indent)
      }
      line = line + clause
    }
    return lines + line.wrapped(to: columns)
  }

  /// One for each change that is one; variables that go from the same to the same stand together.
  private func clauses(areShort: Bool) -> [StyledText] {
    var groups: [(variables: [String], old: String?, new: String?)] = []
    for step in change.steps {
      let old = before[step.variable]
      guard old != step.value else { continue }
      if let last = groups.indices.last, step.value != nil, groups[last].new == step.value,
        groups[last].old == old
      {
        groups[last].variables.append(step.variable)
      } else {
        groups.append(([step.variable], old, step.value))
      }
    }
    return groups.map { group in
      StyledText(Self.names(group.variables, areShort) + " ")
        + Self.shown(group.old, of: group.variables[0], .quiet) + StyledText(" -> ", .quiet)
        + Self.shown(group.new, of: group.variables[0], .strong)
    }
  }

  private static func names(_ variables: [String], _ areShort: Bool) -> String {
    areShort && variables == ["AWS_REGION", "AWS_DEFAULT_REGION"]
      ? "AWS_[DEFAULT_]REGION" : variables.joined(separator: " ")
  }

  private static func shown(_ value: String?, of variable: String, _ style: Style) -> StyledText {
    guard let value else { return StyledText("(unset)", style) }
    if value.isEmpty { return StyledText("(empty)", style) }
    return StyledText(Masking.shown(value, ofVariable: variable), style)
  }
}

extension Masking {
  /// The value of a variable as it may be shown: its name in lower case is the key that it stands for.
  static func shown(_ value: String, ofVariable variable: String) -> String {
    shown(value, of: Profile.Name(variable.lowercased()))
  }
}
