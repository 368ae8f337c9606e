// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension Rehearsal {
  /// The client of the portal first, then the token (SSOCredentialFetcher, tokens.py:SSOTokenProvider).
  func use(_ sso: Session.SSO) -> FirstUse {
    request(.sso, "sso GetRoleCredentials", in: sso.region).then {
      if sso.session != nil,
        let problem = problem({ () throws(EndpointProblem) in
          try endpoints.checkTokenProvider(of: endpoints.set[sso.profile])
        })
      {
        return .problem(problem, .refresh)
      }
      return token(of: sso)
    }
  }

  private func token(of sso: Session.SSO) -> FirstUse {
    let asks = FirstUse.request("sso GetRoleCredentials")
    func problem(_ problem: UseProblem) -> FirstUse { .problem(problem, .refresh) }
    switch shelf[sso.token] {
    case nil, .absent:
      return problem(
        .noToken(name: sso.session?.text ?? sso.startURL.text ?? "", sso.token))
    case .token(let end, let renewableUntil):
      let left = end.since(now)
      guard sso.session != nil else {
        return left <= 0 ? problem(.legacyTokenEnded(sso.token)) : asks
      }
      if left < SessionStatus.expiringWindow, let renewableUntil, now < renewableUntil {
        return .request("sso-oidc CreateToken")
      }
      return left <= 0 ? problem(.tokenEnded(sso.token)) : asks
    case .unusable(let flaw):
      if !flaw.missing.isEmpty {
        return problem(
          .incompleteToken(
            startURL: sso.startURL.text ?? "", sso.token, reason: flaw.reason))
      }
      return flawed(flaw, sso)
    case .credentials, .login: return problem(.corrupt(sso.token, reason: "not a token"))
    }
  }

  /// A file that says when the token ends, and has a flaw that matters only later.
  private func flawed(_ flaw: CacheEntry.Flaw, _ sso: Session.SSO) -> FirstUse {
    let file = sso.token
    guard let left = flaw.expiration?.since(now) else {
      return .problem(UseProblem.corrupt(file, reason: flaw.reason), .refresh)
    }
    if left <= 0, sso.session == nil {
      return .problem(UseProblem.legacyTokenEnded(file), .refresh)
    }
    let isTokenItself = flaw.reason.hasPrefix("accessToken")
    if left <= 0, isTokenItself { return .problem(UseProblem.tokenEnded(file), .refresh) }
    if !isTokenItself, sso.session == nil || left >= SessionStatus.expiringWindow {
      return .request("sso GetRoleCredentials")
    }
    return .problem(
      flaw.isRefusedParameter
        ? UseProblem.cachedParameter(file, reason: flaw.reason)
        : UseProblem.corrupt(file, reason: flaw.reason), .refresh)
  }

  /// A login session is read when credentials are asked for, and renewed from ten minutes before its end on, but only
  /// while five are left or less (LoginCredentialFetcher).
  func use(_ login: Session.Login) -> FirstUse {
    let file = login.cache
    switch shelf[file] {
    case nil, .absent:
      return .problem(UseProblem.noLogin(session: login.session.text ?? "", file), .load)
    case .unusable(let flaw):
      return .problem(
        flaw.missing.isEmpty
          ? UseProblem.corrupt(file, reason: flaw.reason)
          : UseProblem.incompleteLogin(file, missing: flaw.missing), .load)
    case .login(let end, let id, _, let renewal):
      let left = end.since(now)
      let held = FirstUse.keys(maskedID: id, .cache(file))
      if left >= 600 { return held }
      switch renewal {
      case .keyIsNoText, .keyIsNotBase64, .keyIsNone:
        return .problem(UseProblem.loginKey(file, renewal), .refresh)
      case .possible, .refusedParameter:
        if left > 300 { return held }
        let refused = UseProblem.cachedParameter(file, reason: "refreshToken, clientId: not texts")
        return request(.signin, "signin CreateOAuth2Token").then {
          renewal == .possible ? .request("signin CreateOAuth2Token") : .problem(refused, .refresh)
        }
      }
    case .credentials, .token:
      return .problem(UseProblem.corrupt(file, reason: "not a login session"), .load)
    }
  }

  /// The container's endpoint must be this machine or a container's (ContainerProvider, ContainerMetadataFetcher).
  func use(container variable: String) -> FirstUse {
    func problem(_ problem: UseProblem) -> FirstUse { .problem(problem, .load) }
    let environment = endpoints.environment
    let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
    let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
    if let path = environment[tokenFile] {
      switch sideFiles[path] {
      case .faulty(let fault): return problem(.containerTokenFile(path: path, fault))
      case .text(_, hasLineEnd: true): return problem(.containerToken(variable: tokenFile))
      case .text, nil: break
      }
    } else if let text = environment[token],
      text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" })
    {
      return problem(.containerToken(variable: token))
    }
    let value = environment[variable] ?? ""
    let isRelative = variable == "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    let url = EndpointURL(isRelative ? "http://169.254.170.2" + value : value)
    let host = url.host ?? "None"
    if url.scheme == "https" || Session.isLoopback(host) || Session.containerHosts.contains(host) {
      return .request("the container's credentials endpoint")
    }
    return problem(.containerHost(host, variable: variable))
  }
}

extension Session {
  /// The hosts that need no https (utils.py:ContainerMetadataFetcher).
  static let containerHosts = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"]

  /// 127.0.0.0/8 or ::1.
  static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isIPv4 =
      parts.count == 4
      && parts.allSatisfy { part in
        guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part) else {
          return false
        }
        return number <= 255 && String(number).utf8.count == part.utf8.count
      }
    return isIPv4 ? parts[0] == "127" : IPv6.isLoopback(host)
  }
}
