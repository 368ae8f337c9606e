// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

extension SignInError: CustomStringConvertible {
  /// What happened; where AWS says it, in AWS's own words.
  package var description: String {
    switch self {
    case .service(let error):
      // botocore's sentence, which people search for.
      error.message.isEmpty
        ? "\(error.operation) was answered with status \(error.status) and no message"
        : "An error occurred (\(error.code)) when calling the \(error.operation) operation: \(error.message)"
    case .unreachable(let operation, let host, let trouble):
      "\(operation): \(host) \(trouble.predicate) (\(trouble.detail))"
    case .noEndpoint(let service, let reason):
      "\(service) has no endpoint here: \(reason)"
    case .refusedSetting(let problem):
      "\(problem.place.map { "\($0): " } ?? "")\(problem.sentence); boto3: \(problem.clientError.shown)"
    case .unreadableAnswer(let operation, let reason):
      "the answer of \(operation) makes no sense: \(reason)"
    case .tooShort(let parameter, let profile):
      "profile '\(profile)': \(parameter.rawValue) is too short, it has at least \(parameter.minLength) characters"
    case .durationTooShort(let seconds, let profile):
      "profile '\(profile)': duration_seconds is \(seconds), and at least 900"
    case .nobodyToAsk(let serial, let profile):
      "profile '\(profile)' needs an MFA code of \(serial), and there is no terminal to ask on"
    case .nobodyToSignIn(let profile):
      "profile '\(profile)' needs a sign-in, and there is no terminal to do it on"
    case .unreadableToken(let path, let reason):
      "the token in '\(path)' cannot be used: \(reason)"
    case .refusedEndpoint(let variable):
      "\(variable) names neither this machine nor a container's endpoint, and is not https"
    case .processFailed(let command, let status, let errors):
      "\(command.place): credential_process ended with status \(status)" + Self.lastLine(errors)
    case .processTooLong(let command, let seconds):
      "\(command.place): credential_process was ended after \(seconds) seconds"
    case .processNotRun(let command, let reason):
      "\(command.place): credential_process cannot be run: \(reason)"
    case .processAnswer(let command, let reason):
      "\(command.place): the answer of credential_process cannot be used: \(reason)"
    case .noCredentials(let profile):
      "profile '\(profile)' has no credentials"
    case .noMFADevice(let profile): "profile '\(profile)' names no MFA device"
    case .noKeysOfUser(let profile):
      "profile '\(profile)' has no keys of a user, and GetSessionToken is for those"
    case .notLoggedIn(let profile): "profile '\(profile)' has no login session here"
    case .loginFile(let file, let reason, _): "\(file.shown) cannot be used: \(reason)"
    case .loginRefused(.tokenExpired, let profile):
      "the login session of profile '\(profile)' has ended"
    case .loginRefused(.userCredentialsChanged, let profile):
      "the login session of profile '\(profile)' has ended: the user's credentials have changed"
    case .loginRefused(.insufficientPermissions, let profile):
      "the login session of profile '\(profile)' may not be renewed"
    case .keysOfUser(let profile):
      "profile '\(profile)' has the keys of a user, and the console takes a session only"
    case .olderKeys(let provider): "the keys of \(provider) are shown, and not signed with"
    case .codeExpired: "nobody signed in on the page in time"
    case .refusedInBrowser(let reason): "the browser came back without a code: \(reason)"
    case .noBrowserPort(let reason): "no port can be opened for the browser: \(reason)"
    case .noBrowser(let reason): "the page was not opened in the browser: \(reason)"
    case .unexpected(let operation):
      "\(operation): something came that was not asked for"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .service(let error): error.remedy
    case .unreachable(_, _, let trouble): trouble.remedy
    case .noEndpoint: "set a region, or take away what does not go together"
    case .refusedSetting(let problem): problem.remedy
    case .unreadableAnswer: "look at endpoint_url and at what stands between here and there"
    case .tooShort, .durationTooShort: "mend the line in the config file"
    case .nobodyToAsk: "run it in a terminal"
    case .nobodyToSignIn(let profile): "awsprof refresh \(profile)"
    case .unreadableToken: "look at what writes this file"
    case .refusedEndpoint: "use https, or 127.0.0.1"
    case .processFailed, .processNotRun, .processAnswer: "run the command by itself to see more"
    case .processTooLong: "run the command by itself to see what it waits for"
    case .noCredentials: "'awsprof show' says what it lacks"
    case .noMFADevice: "write mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME into the profile"
    case .noKeysOfUser: "leave --mfa away: where a role wants a code, it is asked for"
    case .loginRefused(.insufficientPermissions, _):
      "the user needs the permission signin:CreateOAuth2Token"
    case .notLoggedIn(let profile), .loginFile(_, _, let profile), .loginRefused(_, let profile):
      "aws login --profile \(profile)"
    case .keysOfUser: "name a profile that assumes a role with them, or comes from SSO"
    case .olderKeys: "move them to ~/.aws/credentials"
    case .codeExpired, .refusedInBrowser: "start anew, and confirm on the page"
    case .noBrowserPort: "sign in with a code instead: --device-code"
    case .noBrowser:
      "name a browser in BROWSER, or open the address yourself: without --open it is printed"
    case .unexpected: "the two programs may be of different versions; install both anew"
    }
  }

  private static func lastLine(_ text: String) -> String {
    guard let line = text.split(whereSeparator: \.isNewline).last else { return "" }
    return ": \(line)"
  }
}

extension Setting {
  fileprivate var place: String { origin.description }
}

extension ServiceError {
  fileprivate var remedy: String {
    if operation == "getSigninToken", message.isEmpty {
      return
        "sign-in takes the keys of a role or of SSO, and none that have ended or come from GetSessionToken"
    }
    return Self.remedies.first { $0.codes.contains(code) }?.remedy
      ?? (status >= 500
        ? "the service has trouble of its own; try again later"
        : message.isEmpty
          ? "look at endpoint_url and at what stands between here and there"
          : "see the message of AWS above")
  }

  private static let remedies: [(codes: Set<String>, remedy: String)] = [
    (
      ["AccessDenied", "AccessDeniedException"],
      "the role must trust whoever asks, and they must be allowed sts:AssumeRole; a wrong external_id or MFA device looks the same"
    ),
    (
      ["InvalidClientTokenId", "UnrecognizedClientException"],
      "the access key does not exist any more, or belongs to another partition"
    ),
    (
      ["SignatureDoesNotMatch"],
      "the secret key does not belong to the access key, or the clock of this machine is wrong"
    ),
    (
      ["RequestExpired", "RequestTimeTooSkewed", "InvalidSignatureException"],
      "the clock of this machine is wrong; set it, for instance with NTP"
    ),
    (
      ["UnauthorizedException"],
      "the sign-in was ended elsewhere: 'awsprof logout NAME', then refresh anew"
    ),
    (
      ["ForbiddenException"],
      "the role is not assigned to whoever signed in; sso_account_id and sso_role_name say which"
    ),
    (
      ["ExpiredToken", "ExpiredTokenException"],
      "the credentials that ask are expired; refresh their profile first"
    ),
    (
      ["InvalidIdentityToken"], "the token is not one of the identity provider that the role trusts"
    ),
    (
      ["RegionDisabledException"],
      "STS is switched off in this region for the account; use another region"
    ),
    (["ValidationError"], "mend the value in the config file"),
  ]
}

extension Trouble {
  fileprivate var predicate: String {
    switch kind {
    case .unresolved: "is not found"
    case .refused: "does not take connections"
    case .timedOut: "does not answer"
    case .tls: "has a certificate that is not trusted"
    case .proxy: "is not reached through the proxy"
    case .cutOff: "broke off"
    case .caBundle: "was not asked: the file of ca_bundle cannot be used"
    case .library: "was not asked"
    case .other: "is not reached"
    }
  }

  fileprivate var remedy: String {
    switch kind {
    case .unresolved: "is there a network, and is the region right?"
    case .refused, .timedOut: "is there a network, a VPN or a proxy (HTTPS_PROXY) missing?"
    case .tls: "behind a proxy that opens TLS, name its certificate: ca_bundle or AWS_CA_BUNDLE"
    case .proxy: "look at HTTPS_PROXY and NO_PROXY"
    case .cutOff: "try again"
    case .caBundle: "look at ca_bundle and AWS_CA_BUNDLE"
    case .library: "install libcurl 7.88 or newer"
    case .other: "try again"
    }
  }
}
