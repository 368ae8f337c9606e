// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// What each client sees of a profile, as the rows of a table and the sentences below it.
package struct ClientRow: Sendable {
  package let client: String
  /// The profile's name, or `- (not there)`.
  package let profile: String
  package let region: String
  /// Where the region comes from.
  package let regionPlace: String
  package let identity: String
  package let identityPlace: String
  /// The client's error, and what it passes over without a word.
  package let notes: [String]

  package static let heads = ["CLIENT", "PROFILE", "REGION", "FROM", "IDENTITY", "FROM"]

  package init(_ view: ClientView, in shelf: CacheShelf, now: Timestamp) {
    client = view.client.shown
    profile =
      view.exists ? view.selection.name.text : view.selection == .none ? "(none)" : "(not there)"
    region = view.region.shown(to: view.client)
    regionPlace = view.region.setting?.origin.description ?? "-"
    switch view.session {
    case .success(let session):
      let step = session.steps(in: shelf, now: now).first
      identity = step?.deed ?? "-"
      identityPlace = step?.origin?.description ?? "-"
    case .failure(let error):
      identity = "(error)"
      identityPlace = error.place ?? "-"
    }
    notes = Self.notes(of: view)
  }

  package var cells: [String] { [client, profile, region, regionPlace, identity, identityPlace] }

  private static func notes(of view: ClientView) -> [String] {
    let errors = [view.error, view.regionError].compactMap(\.self).map {
      "\(view.client.shown): \($0.shown)"
    }
    let passed = view.passedOver.map {
      "\(view.client.shown): asks the next provider, because \($0.sentence)"
    }
    return errors + [passed].compactMap(\.self)
  }
}

extension Region {
  /// The region's name, or why there is none.
  func shown(to client: Client) -> String {
    guard let setting else { return client.asksMetadataForRegion ? "(asks EC2)" : "(none)" }
    return setting.text.map { $0.isEmpty ? "(empty)" : $0 } ?? "(a block)"
  }
}
