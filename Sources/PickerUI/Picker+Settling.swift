// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

extension Picker {
  /// Takes profiles that were just read, and filters them as before.
  mutating func adopt(_ profiles: ProfileSet) {
    self.profiles = profiles
    names = profiles.names.map { Array($0.text.unicodeScalars) }
    notices = profiles.complaints.filter(\.isNotice)
    sessions.removeAll()
    hits = filter.apply(to: names)
  }

  /// Filters anew after the text changed; the cursor goes to the best match.
  mutating func refilter() {
    hits = filter.apply(to: names)
    cursor = 0
    top = 0
    detailScroll = 0
    if filter.text.isEmpty, let currentName { moveCursor(to: currentName) }
  }

  /// Puts the cursor on a profile, where the filter lets it through.
  mutating func moveCursor(to name: Profile.Name) {
    guard let place = profiles.place(of: name) else { return }
    if let row = hits.firstIndex(where: { $0.index == place }) { cursor = row }
  }

  /// Brings cursor and scrolling back into bounds and works out the sessions of the rows on the screen.
  mutating func settle() {
    cursor = max(0, min(cursor, hits.count - 1))
    let rows = max(1, layout.list.count)
    top = max(0, min(top, hits.count - rows))
    if cursor < top { top = cursor }
    if cursor >= top + rows { top = cursor - rows + 1 }
    for index in visibleProfiles where sessions[index] == nil {
      // As the shell would have it after the choice.
      let selection = Selection.environment(profiles.name(at: index), variable: "AWS_PROFILE")
      sessions[index] = profiles.outcome(for: selection, in: setup.environmentAfter)
    }
    guard detailScroll != 0 else { return }
    let room = max(0, layout.detail.count - 1)
    detailScroll = max(0, min(detailScroll, detailLines().count - room))
  }
}
