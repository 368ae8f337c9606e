// SPDX-License-Identifier: Apache-2.0

/// The columns of the list and how wide each is; they give way in the order role, kind, account, region.
///
/// "Is this the right account?" is asked of every row, so the account goes late; the name takes what is left.
package struct Columns: Equatable, Sendable {
  package let name: Int
  package let account: Int
  package let role: Int
  package let kind: Int
  package let region: Int
  package let status: Int
  package let isStatusShort: Bool

  /// The mark of the current profile and the cursor.
  package static let margin = 2

  /// `longestName` decides whether there is room for the role: a name is cut last.
  package init(width: Int, longestName: Int) {
    isStatusShort = width < 60
    status = isStatusShort ? 10 : 18
    region = width >= 60 ? 15 : 0
    account = width >= 69 ? 13 : 0
    kind = width >= 80 ? 9 : 0
    let rest = width - Self.margin - status - region - account - kind
    let wanted = min(max(longestName, 12), 40) + 2
    role = kind > 0 && rest - wanted >= 12 ? min(rest - wanted, 22) : 0
    name = max(1, rest - role)
  }

  /// Heads and widths from the left to the right; what has given way is not among them.
  package var all: [(head: String, width: Int)] {
    [
      ("PROFILE", name), ("ACCOUNT", account), ("ROLE", role), ("KIND", kind), ("REGION", region),
      ("SESSION", status),
    ].filter { $0.1 > 0 }
  }
}
