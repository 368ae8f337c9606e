// SPDX-License-Identifier: Apache-2.0

/// The last two places that a chain asks, both of them addresses.
extension Environment {
  /// The variable that names the container's credentials endpoint, where one does.
  var containerVariable: String? {
    ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"]
      .first { self[$0] != nil }
  }

  /// Whether EC2's metadata service must not be asked.
  func forbidsMetadata(for client: Client = .boto3) -> Bool {
    guard let value = nonEmpty("AWS_EC2_METADATA_DISABLED") else { return false }
    return switch client.rules.metadataSwitch {
    case .trueInAnyCase: value.lowercased() == "true"
    case .everythingButFalse: value != "false"
    }
  }
}
