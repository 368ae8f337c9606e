// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

extension LogRecord {
  /// What is about to be done for a flow.
  package static func records(of deed: Deed) -> [LogRecord] {
    switch deed {
    case .perform(let action): records(of: action)
    case .pause(let seconds, isJittered: true):
      [LogRecord(.debug, .retryHandler, "retry needed, waiting for up to \(seconds) seconds")]
    case .pause(let seconds, isJittered: false):
      [LogRecord(.debug, .tokens, "nobody has signed in yet, asking again in \(seconds) seconds")]
    case .look(let file): [LogRecord(.debug, file.logger, "looking into \(file.shown)")]
    case .claim(let file): [LogRecord(.debug, file.logger, "claiming \(file.shown)")]
    case .store(let file, _): [LogRecord(.info, file.logger, "writing \(file.shown)")]
    case .release(let file):
      [LogRecord(.debug, file.logger, "giving up the claim to \(file.shown)")]
    case .read(let path): [LogRecord(.debug, .credentials, "reading the token in \(path)")]
    case .ask(let question):
      [LogRecord(.info, .credentials, "asking for an MFA code of \(question.mfaSerial)")]
    case .show(let invitation):
      [LogRecord(.info, .tokens, "showing a page of \(Request(.get, invitation.page).host)")]
    }
  }

  /// What came of it.
  package static func records(of happening: Happening) -> [LogRecord] {
    switch happening {
    case .event(let event): records(of: event)
    case .looked(nil, _):
      [LogRecord(.debug, .credentials, "there is no such file, or none that can be read")]
    case .looked(_, let modified):
      [LogRecord(.debug, .credentials, "found it, written \(modified?.iso8601 ?? "some time ago")")]
    case .notStored(let reason):
      [LogRecord(.warning, .credentials, "it cannot be written: \(reason)")]
    case .unreadable(let reason):
      [LogRecord(.warning, .credentials, "it cannot be read: \(reason)")]
    case .answered: [LogRecord(.debug, .credentials, "a code was given")]
    case .unanswered: [LogRecord(.warning, .credentials, "there is nobody to ask")]
    case .begun, .paused, .stored, .released, .read, .shown: []
    }
  }

  /// How it ended badly, without AWS's message and without what a program said: both quote what they like.
  package static func record(of error: SignInError) -> LogRecord {
    switch error {
    case .service(let error):
      LogRecord(
        .error, .endpoint,
        "an error occurred (\(error.code)) when calling the \(error.operation) operation, status \(error.status)"
      )
    case .processFailed(_, let status, _):
      LogRecord(.error, .credentials, "credential_process ended with status \(status)")
    case .refusedInBrowser: LogRecord(.error, .tokens, "the browser came back without a code")
    case .unreachable: LogRecord(.error, .connectionPool, error.description)
    case .notLoggedIn, .loginFile, .loginRefused, .codeExpired, .noBrowserPort, .noBrowser:
      LogRecord(.error, .tokens, error.description)
    case .noEndpoint, .refusedSetting, .unreadableAnswer, .tooShort, .durationTooShort,
      .nobodyToAsk, .nobodyToSignIn, .unreadableToken, .refusedEndpoint, .processTooLong,
      .processNotRun, .processAnswer, .noCredentials, .noMFADevice, .noKeysOfUser, .keysOfUser,
      .olderKeys, .unexpected:
      LogRecord(.error, .credentials, error.description)
    }
  }

  private static func records(of action: Action) -> [LogRecord] {
    switch action {
    case .send(let request): records(of: request)
    case .run: [LogRecord(.info, .credentials, "running a program for credentials or a code")]
    case .open(let page):
      [LogRecord(.debug, .tokens, "opening a page of \(Request(.get, page).host)")]
    case .listen: [LogRecord(.debug, .tokens, "opening a port for the browser")]
    case .awaitRedirect(_, let seconds):
      [LogRecord(.debug, .tokens, "waiting for the browser, at most \(seconds) seconds")]
    case .handOver(_, _, let seconds):
      [LogRecord(.debug, .tokens, "waiting for the browser to ask, at most \(seconds) seconds")]
    }
  }

  private static func records(of request: Request) -> [LogRecord] {
    var way = request.url.hasPrefix("https:") ? "HTTPS" : "HTTP"
    way = "starting new \(way) connection: \(request.host)"
    if let bundle = request.route.caBundle { way += ", trusting \(bundle)" }
    if !request.route.usesProxy { way += ", without a proxy" }
    let names = request.headers.map(\.name).joined(separator: ", ")
    let signature =
      request.signature.map {
        ", signed for \($0.service) in \($0.region) by \(Masking.accessKey($0.accessKeyID))"
      } ?? ""
    return [
      LogRecord(.debug, .endpoint, "making request for \(request.operation ?? "an answer")"),
      LogRecord(.debug, .connectionPool, way),
      LogRecord(
        .debug, .endpoint,
        "sending http request: \(request.method.rawValue) \(request.place), headers: \(names)\(signature)"
      ),
    ]
  }

  private static func records(of event: Event) -> [LogRecord] {
    switch event {
    case .answered(let response):
      let id = response.headers.first { $0.name.hasPrefix("x-amzn-request") }
      let number = id.map { ", request id \($0.value.revealed)" } ?? ""
      return [
        LogRecord(
          .debug, .endpoint,
          "response: status \(response.status), \(response.body.revealed.utf8.count) bytes\(number)"
        )
      ]
    case .unreachable(let trouble):
      return [
        LogRecord(
          .warning, .connectionPool, "no response: \(trouble.kind.rawValue) (\(trouble.detail))")
      ]
    case .ran(let status, let output, let errors):
      return [
        LogRecord(
          .debug, .credentials,
          "the program ended with status \(status), having written \(output.revealed.utf8.count) bytes and \(errors.utf8.count) of errors"
        )
      ]
    case .ranTooLong: return [LogRecord(.warning, .credentials, "the program was ended")]
    case .notRun(let reason):
      return [LogRecord(.warning, .credentials, "the program cannot be run: \(reason)")]
    case .opened: return [LogRecord(.debug, .tokens, "the browser was started")]
    case .notOpened(let reason):
      return [LogRecord(.warning, .tokens, "the browser cannot be started: \(reason)")]
    case .listening(let port): return [LogRecord(.debug, .tokens, "listening on 127.0.0.1:\(port)")]
    case .notListening(let reason):
      return [LogRecord(.warning, .tokens, "no port can be opened: \(reason)")]
    case .redirected: return [LogRecord(.debug, .tokens, "the browser came back")]
    case .handedOver: return [LogRecord(.debug, .tokens, "the browser was sent on")]
    case .noRedirect: return [LogRecord(.warning, .tokens, "the browser did not come")]
    case .wrote: return []
    }
  }
}

extension CacheFile {
  fileprivate var logger: LogRecord.Logger {
    switch folder {
    case .cli: .credentials
    case .sso, .login: .tokens
    }
  }
}

extension Request {
  /// `https://sts.eu-west-1.amazonaws.com/`: without a user and without the query, which may be a secret.
  fileprivate var place: String {
    let scheme = url.prefix { $0 != ":" }
    let rest = url.dropFirst(scheme.count + 3)
    let path = rest.drop { $0 != "/" && $0 != "?" }.prefix { $0 != "?" }
    return "\(scheme)://\(host)\(path)"
  }
}
