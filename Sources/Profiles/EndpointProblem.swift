// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Each way in which no client can be made for a service.
///
/// Facts only: the words are below, one table each.
package enum EndpointProblem: Error, Sendable {
  /// The profile cannot be used at all.
  case resolution(ResolutionError)
  case noRegion
  case invalidRegion(Setting)
  /// There are no endpoints of this kind in the region's partition.
  case noVariant(EndpointVariant)
  /// `origin` is where a configured one stands; without it the region made it what it is.
  case invalidEndpoint(url: String, origin: Origin?)
  /// A configured endpoint that cannot be taken apart, in Python's words.
  case unreadableEndpoint(message: String, origin: Origin?)
  /// `services = X` without `[services X]`, or with nothing in it.
  case missingServices(Setting)
  /// A plain value where a block of settings is read: `sts = text` in a `[services]` section, `api_versions = text`.
  case textInsteadOfBlock(Setting)
  case refusedSetting(Setting, EndpointSetting, ClientError)
  /// `sso_session = X` without `[sso-session X]`, or with nothing in it.
  case missingTokenSession(Profile.Name, Setting)
  case incompleteTokenSession(Profile.Name, Setting, missing: [String])
}

extension EndpointProblem: Explained {
  package var place: String? {
    switch self {
    case .resolution(let error): error.place
    case .noRegion, .noVariant: nil
    case .invalidEndpoint(_, let origin), .unreadableEndpoint(_, let origin): origin?.description
    case .invalidRegion(let setting), .missingServices(let setting),
      .textInsteadOfBlock(let setting), .refusedSetting(let setting, _, _),
      .missingTokenSession(_, let setting), .incompleteTokenSession(_, let setting, _):
      setting.origin.description
    }
  }

  package var sentence: String { Masking.sentence(rule) }

  private var rule: String {
    switch self {
    case .resolution(let error): error.sentence
    case .noRegion: "no region is set"
    case .invalidRegion(let setting):
      "\(setting.key) '\(setting.value.pythonText)' is not a region's name"
    case .noVariant(let variant):
      "there is no \(variant.tags.joined(separator: " and ")) endpoint in this region"
    case .invalidEndpoint(_, nil): "an empty region makes no endpoint"
    case .invalidEndpoint, .unreadableEndpoint: "the endpoint is not a URL with a host"
    case .missingServices(let setting):
      "services '\(setting.value.pythonText)' is not defined, or has no settings"
    case .textInsteadOfBlock(let setting):
      "'\(setting.key)' has a plain value, and a nested block is read here"
    case .refusedSetting(let setting, _, _):
      "\(setting.key) '\(setting.value.pythonText)' is not accepted"
    case .missingTokenSession(_, let setting):
      "sso_session '\(setting.value.pythonText)' is not defined, or has no settings"
    case .incompleteTokenSession(_, let setting, let missing):
      "[sso-session \(setting.value.pythonText)] lacks \(missing.joined(separator: ", "))"
    }
  }

  package var remedy: String { Masking.sentence(deed) }

  private var deed: String {
    switch self {
    case .resolution(let error): error.remedy
    case .noRegion: "set one: --region eu-west-1, AWS_DEFAULT_REGION, or region in the profile"
    case .invalidRegion:
      "a region's name has letters, digits and dashes, such as eu-west-1"
    case .noVariant: "turn the setting off, or use another region"
    case .invalidEndpoint(_, nil): "write the region's name, or delete the line"
    case .invalidEndpoint, .unreadableEndpoint: "write it as http://localhost:4566"
    case .missingServices(let setting):
      "add [services \(setting.value.pythonText)] to the config file, or delete the line"
    case .textInsteadOfBlock: "write the settings on lines of their own, indented"
    case .refusedSetting(_, let rule, _): "write \(rule.rule), or delete it"
    case .missingTokenSession(_, let setting):
      "add [sso-session \(setting.value.pythonText)] to the config file, or name another"
    case .incompleteTokenSession: "add what is missing to that section"
    }
  }

  package var clientError: ClientError {
    switch self {
    case .resolution(let error): error.clientError
    case .noRegion: ClientRules.boto3.withoutRegion
    case .invalidRegion(let setting):
      switch setting.value {
      case .text(let name): Region.invalid(name)
      case .block:
        ClientError(class: "TypeError", message: "expected string or bytes-like object, got 'dict'")
      }
    case .noVariant(let variant):
      ClientError(
        class: "EndpointVariantError",
        message: "Unable to construct a modeled endpoint with the following variant(s) "
          + "[\(variant.tags.map(\.pythonRepresentation).joined(separator: ", "))]: ")
    case .invalidEndpoint(let url, _):
      ClientError(
        class: "ValueError", message: "Invalid endpoint: \(url)")
    case .unreadableEndpoint(let message, _): ClientError(class: "ValueError", message: message)
    case .missingServices(let setting):
      .invalidConfig(
        "The profile is configured to use the services section but the \"\(setting.value.pythonText)\" services configuration does not exist."
      )
    case .textInsteadOfBlock:
      ClientError(class: "AttributeError", message: "'str' object has no attribute 'get'")
    case .refusedSetting(_, _, let error): error
    case .missingTokenSession(let name, let setting):
      .invalidConfig(
        "The profile \"\(name)\" is configured to use the SSO token provider but the \"\(setting.value.pythonText)\" sso_session configuration does not exist."
      )
    case .incompleteTokenSession(let name, _, let missing):
      .invalidConfig(
        "The profile \"\(name)\" is configured to use the SSO token provider but is missing the following configuration: [\(missing.map(\.pythonRepresentation).joined(separator: ", "))]."
      )
    }
  }
}
