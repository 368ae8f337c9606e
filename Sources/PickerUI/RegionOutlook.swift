// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The region that each client would use after a choice, and which variable or line decides it; clients that agree share a
/// line.
///
///     Then   eu-west-1  boto3, CLI v1                            AWS_DEFAULT_REGION
///            eu-west-1  AWS CLI v2; Go v2; Rust; JavaScript v3   AWS_REGION
struct RegionOutlook {
  fileprivate struct Group {
    let region: String
    let place: String
    var clients: [Client]
  }

  private let groups: [Group]

  /// `after` is the shell as it is after the choice; `set` has the profiles as a client merges them.
  init(in after: Environment, set: (Client) -> ProfileSet) {
    var groups: [Group] = []
    for client in Client.allCases {
      let profile = set(client).profile(for: Selection(in: after, as: client))
      let (region, place) = Self.words(Region(of: profile, in: after, as: client), client)
      if let same = groups.firstIndex(where: { $0.region == region && $0.place == place }) {
        groups[same].clients.append(client)
      } else {
        groups.append(Group(region: region, place: place, clients: [client]))
      }
    }
    self.groups = groups
  }

  private static func words(_ region: Region, _ client: Client) -> (String, String) {
    let name = region.shown(to: client)
    guard let setting = region.setting else {
      return (
        name, client.asksMetadataForRegion ? "nobody names one" : client.withoutRegion.message
      )
    }
    let loser = setting.hidden.first { $0.value != setting.value && $0.origin.location != nil }
    let hides = loser.map { ", hides \($0.origin)" } ?? ""
    let origin =
      if case .environment(let variable) = setting.origin { variable } else { "\(setting.origin)" }
    return (name, origin + hides)
  }

  private static let head = " Then   "

  /// The place beside the clients, or below them where that is too wide.
  func lines(in columns: Int) -> [StyledText] {
    let width = groups.reduce(0) { max($0, Visible.width(of: $1.region)) } + 2
    let names = groups.map(\.names)
    let widest = names.reduce(0) { max($0, Visible.width(of: $1)) } + 2
    let places = groups.reduce(0) { max($0, Visible.width(of: $1.place)) }
    let fits = Self.head.utf8.count + width + widest + places <= columns
    let blanks = String(repeating: " ", count: Self.head.utf8.count)
    return groups.enumerated().flatMap { number, group in
      let region = StyledText(group.region, .strong).padded(to: width)
      let line = StyledText(number == 0 ? Self.head : blanks, .strong) + region
      let place = StyledText(group.place, .quiet)
      if fits { return [line + StyledText(names[number]).padded(to: widest) + place] }
      return [line + StyledText(names[number]), StyledText(blanks + "  ") + place]
    }
  }
}

extension RegionOutlook.Group {
  fileprivate var names: String {
    clients == Client.allCases ? "every client" : clients.map(\.shown).joined(separator: "; ")
  }
}
