// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Works out the first use of sessions in one situation.
package struct Rehearsal: Sendable {
  let endpoints: EndpointResolver
  let shelf: CacheShelf
  /// By the path as written.
  let sideFiles: [String: SideFile]
  let now: Timestamp
  /// Whether the client keeps role credentials in `~/.aws/cli/cache`: AWS CLI does, boto3 does not.
  let keepsRoles: Bool

  package init(
    _ endpoints: EndpointResolver, _ shelf: CacheShelf, sideFiles: [String: SideFile],
    now: Timestamp, keepsRoles: Bool
  ) {
    self.endpoints = endpoints
    self.shelf = shelf
    self.sideFiles = sideFiles
    self.now = now
    self.keepsRoles = keepsRoles
  }

  /// The first use of a session, or what stops it before.
  package func firstUse(of session: Outcome) -> FirstUse {
    if let refusal = endpoints.refusal { return .problem(refusal, .resolver) }
    if let problem = problem({ () throws(EndpointProblem) in
      try endpoints.check(EndpointSetting.metadataService)
    }) {
      return .problem(problem, .resolver)
    }
    switch session {
    case .failure(let error): return .problem(error, .load)
    case .success(let session): return use(session, keepsRoles: keepsRoles)
    }
  }

  private func use(_ session: Session, keepsRoles: Bool) -> FirstUse {
    switch session {
    case .environmentKeys(let keys): use(keys)
    case .staticKeys(let keys):
      .keys(
        maskedID: Masking.accessKey(keys.accessKeyID.text ?? ""), .origin(keys.accessKeyID.origin))
    case .role(let role): assume(role)
    case .webIdentity(let identity): kept(identity.cache, if: keepsRoles) ?? assume(identity)
    case .sso(let sso): kept(sso.roleCache, if: keepsRoles) ?? use(sso)
    case .login(let login):
      .depends(
        on: .awscrt, use(login), otherwise: .problem(UseProblem.withoutAWSCRT(login.session), .load)
      )
    case .process(let command):
      .depends(
        on: .process, .process, otherwise: .problem(UseProblem.processEnded(command), .refresh))
    case .container(let variable): use(container: variable)
    case .instanceMetadata(isDisabled: true): .nothing
    case .instanceMetadata(isDisabled: false):
      .depends(on: .metadataService, .request("the metadata service"), otherwise: .nothing)
    }
  }

  /// Role credentials that the client kept, as long as fifteen minutes are left
  /// (credentials.py:CachedCredentialFetcher); `nil` where it has to ask.
  private func kept(_ file: CacheFile, if keepsRoles: Bool) -> FirstUse? {
    guard keepsRoles else { return nil }
    func isNear(_ end: Timestamp) -> Bool { end.since(now) < SessionStatus.expiringWindow }
    switch shelf[file] {
    case nil, .absent: return nil
    case .credentials(let end, let id, _):
      return isNear(end) ? nil : .keys(maskedID: id, .cache(file))
    case .unusable(let flaw):
      if let end = flaw.expiration, isNear(end) { return nil }
      return .problem(UseProblem.corrupt(file, reason: flaw.reason), .refresh)
    case .token, .login:
      return .problem(UseProblem.corrupt(file, reason: "not credentials of a role"), .refresh)
    }
  }

  /// The source is asked for credentials even where those of the role are kept; used it is only where they are not, before the
  /// client and the parameters are looked at (AssumeRoleProvider, AssumeRoleCredentialFetcher).
  private func assume(_ role: Session.AssumedRole) -> FirstUse {
    let source =
      switch role.source {
      case .profile(_, .role(let inner)): assume(inner)
      case .profile(_, let session): use(session, keepsRoles: false)
      case .credentialSource(let setting, let session):
        use(session, keepsRoles: false).orElse(
          ResolutionError.emptyCredentialSource(role.profile, setting))
      // botocore takes no role without a source.
      case .own(_, let session): use(session, keepsRoles: false)
      }
    if let kept = kept(role.cache, if: keepsRoles) { return source.onceLoaded { kept } }
    return source.then { request(.sts, "sts AssumeRole", role.parameterProblem) }
  }

  /// The token's file first (AssumeRoleWithWebIdentityCredentialFetcher).
  private func assume(_ identity: Session.WebIdentity) -> FirstUse {
    var problem = identity.parameterProblem
    switch sideFiles[identity.tokenFile.text ?? ""] {
    case .faulty(let fault):
      return .problem(UseProblem.tokenFile(identity.tokenFile, fault), .refresh)
    case .text(let length, _) where length < 4:
      problem = .parameter(identity.tokenFile, rule: "names a token of less than 4 characters")
    case .text, nil: break
    }
    return request(.sts, "sts AssumeRoleWithWebIdentity", problem, isSigned: false)
  }

  /// A request that is sent, unless its client cannot be made or its parameters are refused.
  func request(
    _ service: Service, _ operation: String, _ parameters: UseProblem? = nil,
    in region: Setting? = nil, isSigned: Bool = true
  ) -> FirstUse {
    if let problem = problem({ () throws(EndpointProblem) in
      _ = try endpoints.endpoint(of: service, in: region, isSigned: isSigned)
    }) {
      return .problem(problem, .refresh)
    }
    if let parameters { return .problem(parameters, .refresh) }
    return .request(operation)
  }

  func problem(_ work: () throws(EndpointProblem) -> Void) -> EndpointProblem? {
    do {
      try work()
      return nil
    } catch {
      return error
    }
  }

  /// Keys in the environment with an end: near it they are read again, and are as old as before.
  func use(_ keys: Session.EnvironmentKeys) -> FirstUse {
    let held = FirstUse.keys(
      maskedID: keys.maskedKeyID, .origin(.environment(variable: "AWS_ACCESS_KEY_ID")))
    guard let text = keys.expiration else { return held }
    do {
      let left = try Timestamp(parsing: text).since(now)
      return left < 0 ? .problem(UseProblem.environmentEnded, .refresh) : held
    } catch {
      return .problem(UseProblem.environmentDate(text), .load)
    }
  }
}
