// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A profile set from two texts, as if they stood in `~/.aws`.
func profiles(
  config: String = "", credentials: String = "", as client: Client = .boto3
) -> ProfileSet {
  let files = (
    SourceFile(.config, path: "/home/jo/.aws/config", shown: "~/.aws/config"),
    SourceFile(.credentials, path: "/home/jo/.aws/credentials", shown: "~/.aws/credentials")
  )
  return ProfileSet(
    config: read(ConfigText(config, of: files.0), as: client.dialect),
    credentials: read(ConfigText(credentials, of: files.1), as: client.dialect),
    as: client.dialect)
}

/// A value with its place: `us-east-1 ~/.aws/config:2`.
func described(_ setting: Setting?) -> String {
  setting.map { "\($0.text ?? "(block)") \($0.origin)" } ?? "none"
}

func described(_ hidden: HiddenSetting) -> String {
  guard case .text(let text) = hidden.value else { return "(block) \(hidden.origin)" }
  return "\(text) \(hidden.origin): \(hidden.reason.rawValue)"
}

/// The moment at which the fixtures are judged: 2026-01-15T12:00:00Z.
let noon = Timestamp(seconds: 1_768_478_400)
