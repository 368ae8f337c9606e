// SPDX-License-Identifier: Apache-2.0

import Profiles

extension Partition {
  /// The end of its console's hosts, where sign-in has a place of its own there.
  ///
  ///     aws-cn    ->    amazonaws.cn
  var consoleSuffix: String? {
    switch id {
    case "aws": "aws.amazon.com"
    case "aws-cn": "amazonaws.cn"
    case "aws-us-gov": "amazonaws-us-gov.com"
    default: nil
    }
  }
}
