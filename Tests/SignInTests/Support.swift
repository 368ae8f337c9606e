// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// A profile set from two texts, as if they stood in `~/.aws`.
func profiles(config: String = "", credentials: String = "") -> ProfileSet {
  let files = (
    SourceFile(.config, path: "/home/jo/.aws/config", shown: "~/.aws/config"),
    SourceFile(.credentials, path: "/home/jo/.aws/credentials", shown: "~/.aws/credentials")
  )
  return ProfileSet(
    config: read(ConfigText(config, of: files.0), as: .botocore),
    credentials: read(ConfigText(credentials, of: files.1), as: .botocore))
}

/// The moment at which the fixtures are judged: 2026-01-15T12:00:00Z.
let noon = Timestamp(seconds: 1_768_478_400)
