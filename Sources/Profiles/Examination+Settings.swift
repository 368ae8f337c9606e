// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What values say that they should not, read as boto3 reads them.
extension Examination {
  var settingFindings: [Finding] {
    var findings: [Finding] = []
    for profile in boto3.profiles + boto3.ssoSessions {
      for setting in profile.settings {
        guard let location = setting.origin.location else { continue }
        if let mark = inlineComment(in: setting) {
          findings.add(
            Finding(
              .warning, location,
              "'\(setting.key)' has '\(mark)' in its value, which the AWS CLI and boto3 keep and the others cut as a comment",
              profiles: [profile.name],
              fix: .advice("move the comment to a line of its own, above")))
        }
        if setting.key == "aws_secret_access_key", location.file.kind == .config {
          findings.add(
            Finding(
              .note, location,
              "keys stand in the config file, where 'aws configure' does not look for them",
              clients: [], profiles: [profile.name],
              fix: .advice("move both keys to \(boto3.credentials.shown), below [\(profile.name)]"))
          )
        }
      }
    }
    return findings
  }

  /// ` #` or ` ;` in a value: botocore knows no comments behind a value (case ini-010).
  private func inlineComment(in setting: Setting) -> String? {
    guard let text = setting.text, !SecretKeys.contains(setting.key) else { return nil }
    for mark in ["#", ";"] where text.range(ofText: " " + mark) != nil { return mark }
    return nil
  }

  var regionFindings: [Finding] {
    var findings: [Finding] = []
    for profile in boto3.profiles {
      guard let setting = profile["region"], let location = setting.origin.location,
        let name = setting.text, inlineComment(in: setting) == nil
      else { continue }
      if let finding = regionFinding(name, location, profile.name) { findings.add(finding) }
    }
    return findings
  }

  private func regionFinding(
    _ region: String, _ location: SourceLocation, _ profile: Profile.Name
  ) -> Finding? {
    if region.isEmpty {
      return Finding(
        .error, location,
        "region is empty, which is a region to boto3, and no request finds a host",
        clients: [.boto3, .cliV2, .rust], profiles: [profile],
        fix: .advice("write a region, or delete the line"))
    }
    if !Region.isWellFormed(region) {
      return Finding(
        .error, location,
        "region '\(region)' is not a region's name: letters, digits and dashes, as in eu-west-1",
        profiles: [profile], fix: .advice("write the region's name"))
    }
    guard KnownRegion.named(region) == nil, !KnownRegion.isPseudo(region) else { return nil }
    let near = KnownRegion.all.first { $0.name.isNear(region) }
    return Finding(
      .warning, location, "region '\(region)' is none that AWS lists", profiles: [profile],
      fix: near.map { .text("region = \($0.name)") } ?? .advice("check its spelling"))
  }
}

extension KnownRegion {
  /// Names that stand for a region without being one: `aws-global`, `fips-us-east-1`, `us-east-1-fips`.
  static func isPseudo(_ name: String) -> Bool {
    name.hasSuffix("-global") || name.hasPrefix("fips-") || name.hasSuffix("-fips")
  }
}

extension String {
  /// Whether one letter more, less or other makes it `other`, case aside: `eu-wst-1` is near `eu-west-1`.
  fileprivate func isNear(_ other: String) -> Bool {
    let (one, two) = (Array(lowercased().utf8), Array(other.lowercased().utf8))
    guard abs(one.count - two.count) <= 1 else { return false }
    let same = zip(one, two).prefix { $0 == $1 }.count
    let rest = (one.dropFirst(same), two.dropFirst(same))
    return rest.0.dropFirst().elementsEqual(rest.1.dropFirst())
      || rest.0.dropFirst().elementsEqual(rest.1) || rest.0.elementsEqual(rest.1.dropFirst())
  }
}
