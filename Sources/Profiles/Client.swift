// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// One of the AWS clients, which read the same files and variables and make different things of them.
///
/// What a client does differently is a field of its ``ClientRules``, never a question asked of its name.
package enum Client: String, CaseIterable, Sendable {
  /// boto3, botocore and AWS CLI v1, which is botocore with a command line.
  case boto3
  case cliV2 = "cli-v2"
  case go
  case rust
  case javaScript = "js"

  /// How a table calls it.
  package var shown: String {
    switch self {
    case .boto3: "boto3, CLI v1"
    case .cliV2: "AWS CLI v2"
    case .go: "Go v2"
    case .rust: "Rust"
    case .javaScript: "JavaScript v3"
    }
  }

  package var rules: ClientRules {
    switch self {
    case .boto3: .boto3
    case .cliV2: .cliV2
    case .go: .go
    case .rust: .rust
    case .javaScript: .javaScript
    }
  }

  /// How it reads the two files.
  package var dialect: Dialect {
    switch self {
    case .boto3, .cliV2: .botocore
    case .go: .go
    case .rust: .rust
    case .javaScript: .javaScript
    }
  }

  /// What it says where nobody names a region.
  package var withoutRegion: ClientError { rules.withoutRegion }

  /// Whether it asks EC2's metadata service for a region first.
  package var asksMetadataForRegion: Bool { rules.asksMetadataForRegion }

  /// Whether botocore's chain of credential providers is its chain: both of the AWS CLIs are built on it.
  package var isBotocore: Bool {
    switch self {
    case .boto3, .cliV2: true
    case .go, .rust, .javaScript: false
    }
  }
}
