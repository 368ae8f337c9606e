// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// In which order the list stands while nothing is typed; what is typed brings the best match to the top.
package enum ListOrder: String, CaseIterable, Sendable {
  /// As the files have them, as every client lists them.
  case file
  case recent, name, expiry, account

  /// What the footer says when it was chosen.
  var sentence: String {
    switch self {
    case .file: "in the order of the files"
    case .recent: "by use, the most and last used first"
    case .name: "by name"
    case .expiry: "what ends first, first"
    case .account: "by account"
    }
  }

  var next: ListOrder { Self.allCases.after(self) }
}

/// Under which headings the list stands.
package enum ListGrouping: String, CaseIterable, Sendable {
  case none, session, account

  var sentence: String {
    switch self {
    case .none: "without headings"
    case .session: "by SSO session"
    case .account: "by account"
    }
  }

  var next: ListGrouping { Self.allCases.after(self) }
}

extension Array where Element: Equatable {
  /// The one after `element`, the first after the last.
  fileprivate func after(_ element: Element) -> Element {
    let place = firstIndex(of: element) ?? 0
    return self[(place + 1) % count]
  }
}

extension Picker {
  /// All profiles in the order that was asked for.
  func sorted(_ order: ListOrder) -> [Int] {
    let all = Array(0..<profiles.count)
    switch order {
    case .file: return all
    case .recent:
      // What the shell is now, what it was before, then by use; as of the start, so that no row moves meanwhile.
      let previous = setup.recents.previous(to: currentName, in: profiles)
      let wanted =
        [currentName, previous].compactMap(\.self) + setup.recents.names(at: opened)
      var rank: [Profile.Name: Int] = [:]
      for (place, name) in wanted.enumerated() where rank[name] == nil { rank[name] = place }
      return all.sorted(by: { rank[profiles.name(at: $0)] ?? wanted.count })
    case .name:
      return all.sorted(by: { profiles.name(at: $0).text.lowercased() })
    case .account:
      // Without an account comes last.
      return all.sorted(by: { facts(ofProfile: $0).account ?? "~" })
    case .expiry: return all.sorted(by: { Self.urgency(of: status(ofProfile: $0)) })
    }
  }

  /// When a session ends; what has ended comes after what will, what never ends last.
  private static func urgency(of status: SessionStatus) -> Double {
    switch status {
    case .live(let end), .expiring(let end): end.seconds
    case .expired(let end), .renewable(let end): 1e12 - end.seconds
    case .neverSignedIn, .notCached: 2e12
    case .permanent, .corrupt, .unknown, .broken: 3e12
    }
  }

  /// The heading under which a profile stands.
  func heading(ofProfile index: Int) -> String {
    let facts = facts(ofProfile: index)
    switch grouping {
    case .none: return ""
    case .session: return facts.session.map { "SSO session \($0)" } ?? "no SSO session"
    case .account: return facts.account.map { "account \($0)" } ?? "no account"
    }
  }
}

extension [Int] {
  /// Sorted by a key; equals stay as they stand.
  func sorted(by key: (Int) -> some Comparable) -> [Int] {
    map { (key($0), $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }
}
