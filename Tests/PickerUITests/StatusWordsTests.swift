// SPDX-License-Identifier: Apache-2.0

import PickerUI
import Profiles
import Testing

@Suite("the words for a session")
struct StatusWordsTests {
  /// Seconds to or from the end, about every border between two units.
  static let distances = [
    0.4, 1, 59.9, 119.5, 120, 121, 180.25, 3599, 3600, 86399.5, 86400, 86460, 200_000, 2e9,
  ]

  @Test("the words stand until the moment that is said, and then they change", arguments: distances)
  func untilChange(distance: Double) throws {
    let end = Timestamp(seconds: 1_764_000_000)
    for (status, now) in [
      (SessionStatus.live(until: end), Timestamp(seconds: end.seconds - distance)),
      (.expired(at: end), Timestamp(seconds: end.seconds + distance)),
    ] {
      func time(after seconds: Double) -> String {
        StatusWords(status, now: Timestamp(seconds: now.seconds + seconds), glyphs: .ascii).time
      }
      let wait = try #require(StatusWords.secondsUntilChange(status, now: now))
      #expect(wait > 0)
      // Below two minutes the words count seconds, and it is looked once in each.
      if distance < 121 {
        #expect(wait == 1)
      } else {
        #expect(time(after: wait - 0.02) == time(after: 0))
        #expect(time(after: wait) != time(after: 0))
      }
    }
  }
}
