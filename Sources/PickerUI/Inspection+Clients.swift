// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What each client would see of the profile after Enter.
extension Inspection {
  var clients: [DetailItem] {
    guard let examination else { return [.text(StyledText("  reading the files ...", .quiet))] }
    let after = consequences.after
    return Client.allCases.flatMap { client in
      items(ClientView(client, of: examination.set(of: client), in: after))
    }
  }

  private func items(_ view: ClientView) -> [DetailItem] {
    let row = ClientRow(view, in: shelf, now: now)
    let exists = view.exists ? "" : "  the profile is not there"
    var items: [DetailItem] = [
      .heading(view.client.shown + exists),
      DetailItem(
        content: .columns(
          key: "region", value: StyledText(row.region), place: StyledText(row.regionPlace, .quiet)),
        location: view.region.setting?.origin.location),
    ]
    switch view.session {
    case .success(let session):
      let step = session.steps(in: shelf, now: now).first
      let place = StyledText("  \(row.identityPlace)", .quiet)
      items.append(
        DetailItem(
          content: .lines([StyledText("  \(row.identity)") + place]),
          location: step?.origin?.location))
    case .failure(let error):
      items.append(
        DetailItem(
          content: .lines([StyledText("\(glyphs.problem) \(error.description)", .problem)]),
          location: error.location))
    }
    items += row.notes.map { .line(StyledText("    \($0)", .quiet)) }
    return items + [.blank]
  }
}
