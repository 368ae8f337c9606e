// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The settings with their provenance: each value with its place, below it what it hides and why.
extension Inspection {
  var settings: [DetailItem] {
    if profile.settings.isEmpty {
      return [.line(StyledText("  this profile has no settings", .quiet)), declarations]
    }
    return profile.settings.flatMap(items) + regionNow + [declarations]
  }

  func items(of setting: Setting) -> [DetailItem] {
    let place = StyledText(setting.origin.description, .quiet)
    let own: [DetailItem]
    switch setting.value {
    case .text(let text):
      let shown =
        text.isEmpty
        ? StyledText("(empty)", .quiet) : StyledText(Masking.shown(text, of: setting.key))
      own = [
        DetailItem(
          content: .columns(key: setting.key.text, value: shown, place: place),
          location: setting.origin.location, origin: setting.origin, value: copied(setting),
          link: link(setting))
      ]
    case .block(let block):
      own =
        [
          DetailItem(
            content: .columns(key: setting.key.text, value: "", place: place),
            location: setting.origin.location, origin: setting.origin)
        ]
        + block.map { line in
          DetailItem(
            content: .columns(
              key: "  \(line.key)", value: StyledText(Masking.shown(line.value, of: line.key)),
              place: ""),
            location: setting.origin.location.map {
              SourceLocation(file: $0.file, line: line.line)
            })
        }
    }
    return own + setting.hidden.map { hiddenItem($0, by: setting) }
  }

  private func hiddenItem(_ hidden: HiddenSetting, by winner: Setting) -> DetailItem {
    let shown =
      switch hidden.value {
      case .text(let text): text.isEmpty ? "(empty)" : Masking.shown(text, of: winner.key)
      case .block(let block): "(block of \(block.count) lines)"
      }
    return DetailItem(
      content: .columns(
        key: "", value: StyledText(shown, .quiet),
        place: StyledText("\(hidden.origin)  hidden: \(hidden.reason.rawValue)", .quiet)),
      location: hidden.origin.location, origin: hidden.origin, link: .item(winner.origin))
  }

  /// A secret is not copied either.
  private func copied(_ setting: Setting) -> String? {
    guard let text = setting.text, Masking.shown(text, of: setting.key) == text else { return nil }
    return text
  }

  private func link(_ setting: Setting) -> DetailItem.Link? {
    if setting.key == "source_profile", let name = setting.text {
      return .profile(Profile.Name(name))
    }
    return setting.hidden.first.map { .item($0.origin) }
  }

  /// The region as it will be after Enter, what it hides, and what it is now where that is another.
  var region: [DetailItem] {
    if let own = profile["region"] { return items(of: own) + regionNow }
    let none = StyledText("none", .problem)
    return [
      DetailItem(
        content: .columns(
          key: "region", value: none, place: StyledText(withoutRegion, .quiet)
        ))
    ] + regionNow
  }

  private var withoutRegion: String {
    client.asksMetadataForRegion
      ? "\(client.shown) asks EC2's metadata service"
      : "\(client.rawValue): \(client.withoutRegion.message)"
  }

  /// A variable that decides the region now; what Enter does to it is said where Enter is.
  private var regionNow: [DetailItem] {
    guard let setting = Region(of: profile, in: environment, as: client).setting,
      case .environment(let variable) = setting.origin
    else { return [] }
    return [
      DetailItem(
        content: .columns(
          key: "region now", value: StyledText(setting.text ?? ""),
          place: StyledText("environment \(variable)", .quiet)))
    ]
  }

  var declarations: DetailItem {
    let places = profile.declarations.map(\.description).joined(separator: ", ")
    return DetailItem(
      content: .columns(key: "written in", value: StyledText(places, .quiet), place: ""),
      location: profile.declarations.first)
  }
}
