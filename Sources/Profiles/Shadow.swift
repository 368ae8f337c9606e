// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Something that a person set and that does not count, because something else outranks it or because a client does not
/// read it.
///
/// Stale keys over the profile just switched to come first: they make commands act on another account.
package enum Shadow: Sendable {
  /// Keys in the environment over the profile that a variable names.
  case keysOverProfile(variable: String, profile: Profile.Name, named: String)
  /// One variable that names a profile over another that names a different one.
  case profileOverProfile(variable: String, name: Profile.Name, over: String, Profile.Name)
  /// A variable that names a region over the profile's own, or over another variable.
  case regionOverRegion(variable: String, region: String, over: Origin, String)
  /// A region variable that the client does not read.
  case unreadRegion(variable: String, region: String, client: Client)

  /// What is shadowed in `environment`, the gravest first, to one client.
  package static func all(
    in environment: Environment, selection: Selection, region: Region, as client: Client
  ) -> [Shadow] {
    keys(in: environment, selection, client) + profiles(in: environment, selection, client)
      + regions(region) + unread(in: environment, client)
  }

  private static func keys(
    in environment: Environment, _ selection: Selection, _ client: Client
  ) -> [Shadow] {
    guard client.rules.environmentKeys != .yieldToProfiles,
      case .environment(let profile, let named) = selection,
      let variable = client.rules.accessKeyVariables.first(where: {
        environment.nonEmpty($0) != nil
      })
    else { return [] }
    return [.keysOverProfile(variable: variable, profile: profile, named: named)]
  }

  private static func profiles(
    in environment: Environment, _ selection: Selection, _ client: Client
  ) -> [Shadow] {
    guard case .environment(let name, let variable) = selection else { return [] }
    return ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].compactMap { other in
      guard other != variable, let value = environment[other], Profile.Name(value) != name
      else { return nil }
      return .profileOverProfile(variable: variable, name: name, over: other, Profile.Name(value))
    }
  }

  private static func regions(_ region: Region) -> [Shadow] {
    guard let setting = region.setting, case .environment(let variable) = setting.origin else {
      return []
    }
    return setting.hidden.compactMap { hidden in
      guard !hidden.value.isSame(as: setting.value), case .text(let text) = hidden.value else {
        return nil
      }
      return .regionOverRegion(
        variable: variable, region: setting.text ?? "", over: hidden.origin, text)
    }
  }

  private static func unread(in environment: Environment, _ client: Client) -> [Shadow] {
    ["AWS_REGION", "AWS_DEFAULT_REGION"].compactMap { variable in
      guard !client.rules.regionVariables.contains(variable),
        let region = environment.nonEmpty(variable)
      else { return nil }
      return .unreadRegion(variable: variable, region: region, client: client)
    }
  }
}

extension Shadow {
  /// The variable that outranks, or that is not read.
  package var variable: String {
    switch self {
    case .keysOverProfile(let variable, _, _), .profileOverProfile(let variable, _, _, _),
      .regionOverRegion(let variable, _, _, _), .unreadRegion(let variable, _, _):
      variable
    }
  }

  package var sentence: String {
    switch self {
    case .keysOverProfile(let variable, let profile, let named):
      "\(variable) is set: its keys are used instead of profile '\(profile)' of \(named)"
    case .profileOverProfile(let variable, let name, let over, let other):
      "\(variable) names '\(name)', and '\(other)' of \(over) does not count"
    case .regionOverRegion(let variable, let region, let over, let other):
      "\(variable) says '\(region)', and '\(other)' of \(over) does not count"
    case .unreadRegion(let variable, let region, let client):
      "\(client.shown): '\(region)' of \(variable) is not read"
    }
  }

  /// The line to type, as a POSIX shell takes it.
  package var remedy: String {
    switch self {
    case .keysOverProfile: "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN"
    case .profileOverProfile(let variable, _, _, _), .regionOverRegion(let variable, _, _, _):
      "unset \(variable)"
    case .unreadRegion("AWS_REGION", _, _): "export AWS_DEFAULT_REGION=\"$AWS_REGION\""
    case .unreadRegion: "export AWS_REGION=\"$AWS_DEFAULT_REGION\""
    }
  }
}
