// SPDX-License-Identifier: Apache-2.0

/// What was typed to narrow a list: words that must all match, `!word` one that must not occur.
package struct Filter: Equatable, Sendable {
  package var text: String

  package init(_ text: String = "") {
    self.text = text
  }

  /// The parts of `names` that match, the best first and equals in their old order.
  ///
  ///     Filter("prod adm").apply(to: names)
  package func apply(to names: [[Unicode.Scalar]]) -> [Hit] {
    let words = text.split(separator: " ")
    let wanted = words.filter { !$0.hasPrefix("!") || $0.count == 1 }.map { Pattern(String($0)) }
    let unwanted = words.filter { $0.hasPrefix("!") && $0.count > 1 }
      .map { Array($0.dropFirst().lowercased().unicodeScalars) }
    if wanted.isEmpty && unwanted.isEmpty {
      return names.indices.map { Hit(index: $0, score: 0, positions: []) }
    }
    var hits: [Hit] = []
    for (index, name) in names.enumerated() {
      if let hit = Self.hit(name, at: index, wanted, unwanted) { hits.append(hit) }
    }
    let exact = Array(text.unicodeScalars)
    return hits.sorted { one, other in
      if one.score != other.score { return one.score > other.score }
      let (first, second) = (names[one.index], names[other.index])
      if (first == exact) != (second == exact) { return first == exact }
      if first.count != second.count { return first.count < second.count }
      return one.index < other.index
    }
  }

  /// One name that matches.
  package struct Hit: Equatable, Sendable {
    /// Its place in the list that was filtered.
    package let index: Int
    package let score: Int
    package let positions: Set<Int>
  }

  private static func hit(
    _ name: [Unicode.Scalar], at index: Int, _ wanted: [Pattern], _ unwanted: [[Unicode.Scalar]]
  ) -> Hit? {
    var score = 0
    var positions: Set<Int> = []
    for pattern in wanted {
      guard let match = pattern.match(name) else { return nil }
      score += match.score
      positions.formUnion(match.positions)
    }
    if !unwanted.isEmpty {
      let folded = Array(name.map(Character.init).map { $0.lowercased() }.joined().unicodeScalars)
      if unwanted.contains(where: { folded.contains(run: $0) }) { return nil }
    }
    return Hit(index: index, score: score, positions: positions)
  }
}

extension [Unicode.Scalar] {
  fileprivate func contains(run: [Unicode.Scalar]) -> Bool {
    guard run.count <= count else { return false }
    return (0...(count - run.count)).contains { self[$0...].starts(with: run) }
  }
}
