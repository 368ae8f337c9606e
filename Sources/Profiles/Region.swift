// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// The region a command would use, where it comes from and what that hides.
package enum Region: Sendable {
  case setting(Setting)
  /// boto3: `NoRegionError: You must specify a region.`
  case none

  /// By the client's rule: explicit, then its variables, then the profile's `region`.
  ///
  /// boto3 reads `AWS_DEFAULT_REGION` and not `AWS_REGION`, and empty is a value to it (botocore configprovider.py,
  /// cases reg-006 and mrg-004).
  package init(
    of profile: Profile?, explicit: (region: String, option: String)? = nil,
    in environment: Environment, as client: Client = .boto3
  ) {
    let rules = client.rules
    var candidates: [Setting] = []
    if let explicit {
      candidates.append(
        Setting(key: "region", value: .text(explicit.region), origin: .option(explicit.option)))
    }
    for variable in rules.regionVariables {
      if let region = environment.setting("region", variable) { candidates.append(region) }
    }
    if let region = profile?["region"] { candidates.append(region) }
    if rules.emptySetting == .isUnset { candidates.removeAll { $0.text?.isEmpty == true } }
    guard var winner = candidates.first else {
      self = .none
      return
    }
    for loser in candidates.dropFirst() {
      let reason: HiddenSetting.Reason =
        explicit != nil
        ? .explicitOption : loser.origin.location == nil ? .earlierVariableWins : .environmentWins
      winner.hidden.append(
        HiddenSetting(value: loser.value, origin: loser.origin, reason: reason))
      winner.hidden += loser.hidden
    }
    self = .setting(winner)
  }

  package var setting: Setting? {
    switch self {
    case .setting(let setting): setting
    case .none: nil
    }
  }

  package var name: String? { setting?.text }

  /// Why a client of a regional service cannot be made, as far as the region goes.
  package var problem: EndpointProblem? {
    guard let setting else { return .noRegion }
    return Self.passes(setting) ? nil : .invalidRegion(setting)
  }

  /// botocore's own words for it.
  package var error: ClientError? { problem?.clientError }

  static func invalid(_ name: String) -> ClientError {
    ClientError(
      class: "InvalidRegionError",
      message: "Provided region_name '\(name)' doesn't match a supported format.")
  }

  /// Whether botocore lets a value pass, in whose pattern `$` lets a line feed follow.
  static func passes(_ setting: Setting) -> Bool {
    guard let name = setting.text else { return false }
    return isWellFormed(name.utf8.last == UInt8(ascii: "\n") ? String(name.dropLast()) : name)
  }

  /// `us-east-1` for `fips-us-east-1`, which is that region with FIPS endpoints (client.py:_normalize_fips_region).
  package static func withoutFIPS(_ name: String) -> String {
    name.replacing("fips-", with: "").replacing("-fips", with: "")
  }

  /// Whether botocore accepts `name`, known to it or not: `^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{,63}(?<!-)$`
  /// (utils.py:validate_region_name).
  ///
  /// The empty name passes.
  package static func isWellFormed(_ name: String) -> Bool {
    let characters = name.utf8
    guard characters.count <= 63 else { return false }
    let dash = UInt8(ascii: "-")
    guard characters.first != dash, characters.last != dash else { return false }
    var hasOnlyDigits = !characters.isEmpty
    for character in characters {
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), dash:
        hasOnlyDigits = false
      default: return false
      }
    }
    return !hasOnlyDigits
  }
}

/// An error in a client's own words, which people search for.
package struct ClientError: Hashable, Sendable {
  package let `class`: String
  package let message: String

  package init(class: String, message: String) {
    self.class = `class`
    self.message = Masking.sentence(message)
  }

  /// botocore's class for most of what is wrong with a profile.
  static func invalidConfig(_ message: String) -> ClientError {
    ClientError(class: "InvalidConfigError", message: message)
  }

  /// Class and text; the text alone of a plain error of Go's, which has no class to search for.
  package var shown: String { `class` == "error" ? message : "\(`class`): \(message)" }
}
