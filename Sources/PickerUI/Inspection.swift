// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What there is to say about one profile at one moment, in pages.
///
/// A page is a title and a function from the inspection to its items: a new one is one entry in `pages`.
struct Inspection: Sendable {
  let profile: Profile
  let outcome: Outcome?
  let refusal: ResolutionError?
  let complaints: [Complaint]
  let shelf: CacheShelf
  let now: Timestamp
  let glyphs: Glyphs
  let client: Client
  let environment: Environment
  let consequences: Consequences
  /// The rule of the person's own file that is for this profile.
  let rules: [ProfileRule]

  /// The files as every client reads them; `nil` until they have been asked for.
  let examination: Examination?

  struct Page: Sendable {
    let title: String
    var needsExamination = false
    let items: @Sendable (Inspection, _ columns: Int) -> [DetailItem]
  }

  static let pages: [Page] = [
    Page(title: "overview") { inspection, columns in inspection.overview(columns) },
    Page(title: "settings") { inspection, _ in inspection.settings },
    Page(title: "session") { inspection, _ in inspection.chain },
    Page(title: "clients", needsExamination: true) { inspection, _ in inspection.clients },
    Page(title: "caches") { inspection, _ in inspection.caches },
    Page(title: "problems") { inspection, _ in inspection.problems },
  ]

  var session: Session? { outcome?.success }

  func words(_ status: SessionStatus) -> StatusWords {
    StatusWords(status, now: now, glyphs: glyphs)
  }

  /// What stands beside the list: the problems, the region, the session, the other settings.
  var summary: [DetailItem] {
    let others = profile.settings.filter { $0.key != "region" }.flatMap(items)
    return errors + region + steps(withCaches: false) + others + [declarations]
  }

  private func overview(_ columns: Int) -> [DetailItem] {
    var items = summary
    items += [.blank, .heading("ENTER")]
    items += consequences.lines(in: columns).map { DetailItem.line($0) }
    for rule in rules where rule.asks == true {
      items.append(
        DetailItem(
          content: .lines(["     asks before it is used  " + StyledText("\(rule.place)", .quiet)]),
          location: rule.place))
    }
    return items
  }
}

extension Picker {
  /// What there is to say about the profile under the cursor.
  var inspection: Inspection? {
    guard let index = profileIndex else { return nil }
    let profile = profiles.profile(at: index)
    return Inspection(
      profile: profile, outcome: sessions[index], refusal: profiles.refusalError,
      complaints: profiles.complaints, shelf: shelf, now: now, glyphs: setup.glyphs,
      client: setup.client, environment: setup.environment,
      consequences: consequences(of: .profiles, for: profile),
      rules: rules(ofProfile: index), examination: examination)
  }

  /// What choosing the profile with this region would do to the shell.
  func consequences(of region: RegionChoice, for profile: Profile) -> Consequences {
    let name: String? =
      switch region {
      case .profiles: profile.text("region").flatMap { $0.isEmpty ? nil : $0 }
      case .named(let name): name
      case .unset: nil
      }
    return Consequences(
      change: setup.change(profile.name, name), before: setup.environment, glyphs: setup.glyphs)
  }
}
