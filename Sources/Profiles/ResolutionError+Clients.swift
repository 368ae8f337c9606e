// SPDX-License-Identifier: Apache-2.0

/// The same facts in the words of the client that a person asked for: people search for these texts.
extension ResolutionError {
  package func clientError(of client: Client) -> ClientError {
    switch client {
    case .boto3, .cliV2: clientError
    case .go: ClientError(class: goClass, message: goMessage)
    case .rust: ClientError(class: "ProfileFileError", message: rustMessage)
    case .javaScript: ClientError(class: "CredentialsProviderError", message: javaScriptMessage)
    }
  }
}
