// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// A setting that botocore checks while it makes a client or looks for credentials, whatever the service.
///
/// The environment's value wins over the profile's (configprovider.py:BOTOCORE_DEFAUT_SESSION_VARIABLES).
package struct EndpointSetting: Sendable {
  let key: Verbatim
  let variable: String
  /// What the value has to be, for the person.
  let rule: String
  /// botocore's error for a value; `nil` where it takes it.
  let check: @Sendable (String) -> ClientError?

  /// Before the endpoint is looked for.
  static let first = [
    EndpointSetting(
      key: "defaults_mode", variable: "AWS_DEFAULTS_MODE",
      rule: "legacy, auto, standard, in-region, cross-region or mobile"
    ) { mode in
      let modes = ["legacy", "auto", "standard", "in-region", "cross-region", "mobile"]
      return modes.contains(mode.pythonLowercased)
        ? nil
        : ClientError(
          class: "InvalidDefaultsMode",
          message: "Client configured with invalid defaults mode: \(mode). "
            + "Valid defaults modes include: \(modes.joined(separator: ", ")).")
    }
  ]

  /// After that, in the order of args.py:compute_client_args.
  static let second = [
    integer("max_attempts", "AWS_MAX_ATTEMPTS"),
    EndpointSetting(
      key: "request_min_compression_size_bytes",
      variable: "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", rule: "a number from 1 to 1048576"
    ) { text in
      let base = "Invalid value \"\(text)\" for request_min_compression_size_bytes."
      guard let digits = PythonJSON.integer(text) else {
        return .invalidConfig("\(base) Value must be an integer. Received <class 'str'> instead.")
      }
      guard let size = Int(digits), (1...1_048_576).contains(size) else {
        return .invalidConfig("\(base) Value must be between 1 and 1048576.")
      }
      return nil
    },
    checksum("request_checksum_calculation", "AWS_REQUEST_CHECKSUM_CALCULATION"),
    checksum("response_checksum_validation", "AWS_RESPONSE_CHECKSUM_VALIDATION"),
    EndpointSetting(
      key: "account_id_endpoint_mode", variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE",
      rule: "preferred, disabled or required"
    ) { text in
      let mode = text.pythonLowercased
      return ["preferred", "disabled", "required"].contains(mode)
        ? nil
        : .invalidConfig(
          "The configured value '\(mode)' for 'account_id_endpoint_mode' is invalid. "
            + "Valid values are: ('preferred', 'disabled', 'required').")
    },
    EndpointSetting(
      key: "s3_disable_express_session_auth", variable: "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
      rule: "true or false"
    ) { text in
      ["true", "false"].contains(text.pythonLowercased)
        ? nil
        : .invalidConfig(
          "Invalid value \"\(text)\" for s3_disable_express_session_auth. Value must be a boolean")
    },
  ]

  /// When the client's configuration is made, after its `s3` block has been looked into
  /// (config.py:_validate_retry_configuration).
  static let retries = [
    EndpointSetting(
      key: "max_attempts", variable: "AWS_MAX_ATTEMPTS", rule: "1 or more"
    ) { text in
      guard let digits = PythonJSON.integer(text), digits == "0" || digits.hasPrefix("-") else {
        return nil
      }
      return ClientError(
        class: "InvalidMaxRetryAttemptsError",
        message: "Value provided to \"max_attempts\": \(digits) must be an integer greater than or "
          + "equal to 1.")
    },
    EndpointSetting(
      key: "retry_mode", variable: "AWS_RETRY_MODE", rule: "legacy, standard or adaptive"
    ) { mode in
      ["legacy", "standard", "adaptive"].contains(mode)
        ? nil
        : ClientError(
          class: "InvalidRetryModeError",
          message: "Invalid value provided to \"mode\": \"\(mode)\" must be one of: "
            + "('legacy', 'standard', 'adaptive')")
    },
  ]

  /// Which STS endpoints to use; a service that is not STS checks it too, last of all.
  static let stsEndpoints = EndpointSetting(
    key: "sts_regional_endpoints", variable: "AWS_STS_REGIONAL_ENDPOINTS",
    rule: "legacy or regional"
  ) { option in
    ["", "legacy", "regional"].contains(option)
      ? nil
      : ClientError(
        class: "InvalidSTSRegionalEndpointsConfigError",
        message: "STS regional endpoints option \(option) is invalid. "
          + "Valid options are: \"legacy\", \"regional\"")
  }

  /// What is read for every profile before its credentials are (credentials.py:create_credential_resolver).
  static let metadataService = [
    integer("metadata_service_timeout", "AWS_METADATA_SERVICE_TIMEOUT"),
    integer("metadata_service_num_attempts", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"),
    EndpointSetting(
      key: "ec2_metadata_service_endpoint_mode",
      variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", rule: "ipv4 or ipv6"
    ) { mode in
      ["ipv4", "ipv6"].contains(mode.pythonLowercased)
        ? nil
        : ClientError(
          class: "InvalidIMDSEndpointModeError",
          message: "Invalid EC2 Instance Metadata endpoint mode: \(mode) "
            + "Valid endpoint modes (case-insensitive): ('ipv4', 'ipv6').")
    },
    EndpointSetting(
      key: "ec2_metadata_service_endpoint", variable: "AWS_EC2_METADATA_SERVICE_ENDPOINT",
      rule: "a URL with a host"
    ) { url in
      url.isEmpty || EndpointURL.isValid(url)
        ? nil
        : ClientError(
          class: "InvalidIMDSEndpointError",
          message: "Invalid endpoint EC2 Instance Metadata endpoint: \(url)")
    },
  ]

  private static func integer(_ key: Verbatim, _ variable: String) -> EndpointSetting {
    EndpointSetting(key: key, variable: variable, rule: "a whole number") { text in
      PythonJSON.integer(text) != nil
        ? nil
        : ClientError(
          class: "ValueError",
          message: "invalid literal for int() with base 10: \(text.pythonRepresentation)")
    }
  }

  private static func checksum(_ key: Verbatim, _ variable: String) -> EndpointSetting {
    EndpointSetting(key: key, variable: variable, rule: "when_supported or when_required") { text in
      let value = text.pythonLowercased
      return ["when_supported", "when_required"].contains(value)
        ? nil
        : ClientError(
          class: "InvalidChecksumConfigError",
          message: "Unsupported configuration value for \(key). Expected one of "
            + "('when_supported', 'when_required') but got \(value).")
    }
  }
}
