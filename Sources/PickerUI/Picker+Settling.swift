// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// Takes profiles that were just read, and filters them as before.
  mutating func adopt(_ profiles: ProfileSet) {
    self.profiles = profiles
    longestName = 0
    profiles.forEachName { longestName = max(longestName, $0.count) }
    notices = profiles.complaints.filter(\.isNotice)
    sessions.removeAll()
    currentSession = profiles.outcome(
      for: Selection(in: setup.environment, as: setup.client), in: setup.environment,
      as: setup.client)
    table = SearchTable(Self.fields)
    rank = nil
    query = Query("")
    hits = []
    refilter()
  }

  /// Puts the cursor on a profile, where the filter lets it through.
  mutating func moveCursor(to name: Profile.Name) {
    guard let place = profiles.place(of: name) else { return }
    if let row = hits.firstIndex(where: { $0.index == place }) { cursor = row }
  }

  /// Brings cursor and scrolling back into bounds and works out the sessions of the rows on the screen.
  mutating func settle() {
    cursor = max(0, min(cursor, hits.count - 1))
    let rows = max(1, layout.list.rows.count)
    top = max(0, min(top, rowCount - rows))
    let row = row(ofHit: cursor)
    // A heading comes with its first row.
    let first = row > 0 && isHeading(row - 1) && rows > 1 ? row - 1 : row
    if first < top { top = first }
    if row >= top + rows { top = row - rows + 1 }
    for index in visibleProfiles { resolve(index) }
    if case .page(var view) = focus {
      view.show(lines(of: view.page), rows: pageRows)
      focus = .page(view)
    }
    if case .searching(var searching) = focus {
      searching.view.show(lines(of: searching.view.page), rows: pageRows)
      focus = .searching(searching)
    }
    if detailScroll != 0 { detailScroll = max(0, min(detailScroll, longestDetailScroll)) }
  }

  /// Works out the session of a profile as the shell would have it after the choice.
  mutating func resolve(_ index: Int) {
    guard sessions[index] == nil else { return }
    // Each frame asks for what its rows say.
    profiles.keep(at: index)
    let selection = Selection.environment(profiles.name(at: index), variable: "AWS_PROFILE")
    sessions.set(
      profiles.outcome(for: selection, in: setup.environmentAfter, as: setup.client), ofRow: index)
  }
}
