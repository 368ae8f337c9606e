// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Profiles

extension Client: ExpressibleByArgument {}

/// Answering as another client than boto3 would.
struct ClientOptions: ParsableArguments {
  @Option(help: "Answer as this client would: boto3, cli-v2, go, rust or js.")
  var client: Client = .boto3
}
