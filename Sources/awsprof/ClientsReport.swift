// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

/// What every client makes of one profile, or of this shell.
struct ClientsReport {
  let views: [ClientView]
  let shelf: CacheShelf
  let now: Timestamp

  /// With a name, as `--profile NAME` would be; without, as the environment decides.
  init(explicit name: Profile.Name?, region: String? = nil, in world: World) {
    views = zip(Client.allCases, world.readProfilesOfAllClients()).map { client, set in
      ClientView(client, of: set, explicit: name, region: region, in: world.environment)
    }
    shelf = world.shelf(of: views.compactMap(\.session.success).flatMap(\.cacheFiles))
    now = world.now
  }

  subscript(client: Client) -> ClientView? { views.first { $0.client == client } }

  var rows: [ClientRow] { views.map { ClientRow($0, in: shelf, now: now) } }

  /// A table, and below it what the clients say that cannot go on.
  var lines: [String] {
    let rows = rows
    return TextTable.lines([ClientRow.heads] + rows.map(\.cells)).map { "  " + $0 }
      + rows.flatMap(\.notes).map { "  \($0)" }
  }
}

/// One client's row in JSON.
struct ClientJSON: Encodable {
  let client: String
  let exists: Bool
  let profile: String
  let profileFrom: String
  let region: String?
  let regionFrom: String?
  /// Whether EC2's metadata service is asked for a region that nobody names.
  let asksMetadataForRegion: Bool
  let identity: String?
  let identityFrom: String?
  let kind: String
  let status: StatusJSON
  let error: ErrorJSON?
  let regionError: ErrorJSON?
  /// What it passes over without a word, and asks the next provider.
  let passedOver: ErrorJSON?

  init(_ view: ClientView, in shelf: CacheShelf, now: Timestamp) {
    client = view.client.rawValue
    exists = view.exists
    profile = view.selection.name.text
    profileFrom = view.selection.origin.description
    region = view.region.name
    regionFrom = view.region.setting?.origin.description
    asksMetadataForRegion = view.asksMetadataForRegion
    let step = view.session.success?.steps(in: shelf, now: now).first
    identity = step?.deed
    identityFrom = step?.origin?.description
    regionError = view.regionError.map { ErrorJSON($0) }
    passedOver = view.passedOver.map { ErrorJSON($0, in: $0.clientError(of: view.client)) }
    kind = view.session.kind.rawValue
    status = StatusJSON(view.session.status(in: shelf, now: now, to: view.client))
    if case .failure(let failure) = view.session {
      error = ErrorJSON(failure, in: failure.clientError(of: view.client))
    } else {
      error = nil
    }
  }
}
