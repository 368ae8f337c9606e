// SPDX-License-Identifier: Apache-2.0

/// A column of the list beside the name.
package enum Column: String, CaseIterable, Sendable {
  case account, role, kind, region, session

  var head: String { rawValue.uppercased() }
}

/// The columns of the list and how wide each is; they give way in the order role, kind, account, region.
///
/// "Is this the right account?" is asked of every row, so the account goes late; the name takes what is left.
package struct Columns: Sendable {
  package let name: Int
  /// What has given way is not among them; from the left to the right.
  package let others: [(column: Column, width: Int)]
  package let isStatusShort: Bool

  /// The mark of the current profile and the cursor.
  package static let margin = 2

  /// Who gives way last comes first: its width, and the least that it must leave to the name.
  private static let claims: [(column: Column, width: Int, name: Int)] = [
    (.region, 15, 25), (.account, 13, 21), (.kind, 9, 23),
  ]

  /// `longestName` decides whether there is room for the role: a name is cut last.
  package init(width: Int, longestName: Int, wanted: [Column] = Column.allCases) {
    isStatusShort = width < 60
    var rest = width - Self.margin
    var given: [(column: Column, width: Int)] = []
    func give(_ column: Column, _ width: Int) {
      given.append((column, width))
      rest -= width
    }
    if wanted.contains(.session) { give(.session, isStatusShort ? 10 : 18) }
    var hasAll = true
    for claim in Self.claims where wanted.contains(claim.column) && hasAll {
      hasAll = rest - claim.width >= claim.name
      if hasAll { give(claim.column, claim.width) }
    }
    let role = min(rest - min(max(longestName, 12), 40) - 2, 22)
    if wanted.contains(.role), hasAll, role >= 12 { give(.role, role) }
    name = max(1, rest)
    others = wanted.compactMap { column in given.first { $0.column == column } }
  }
}
