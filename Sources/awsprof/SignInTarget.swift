// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignIn

/// A profile that is to be signed in, with its session and what the flows have to know.
struct SignInTarget {
  let profile: Profile
  let session: Session
  var surroundings: Surroundings

  /// The profile as it is once chosen: explicitly, with its own region, whatever the shell is now.
  ///
  /// The keys of the environment stay where they are: nothing reads them for a named profile but its own
  /// `credential_source = Environment`.
  init(_ name: Profile.Name, of profiles: ProfileSet, in world: World) throws(Failure) {
    guard let profile = profiles[name] else { throw ExportLines.unknown(name, in: profiles) }
    try self.init(profile, .explicit(name), of: profiles, in: world.environment)
  }

  /// A profile that a picker wants signed in, for all clients that share its caches.
  init(forClientsOf name: Profile.Name, in world: World) throws(Failure) {
    if world.environment.nonEmpty("AWSPROF_DEMO") != nil {
      throw Failure("the profiles of the demo are made up, and AWS knows none of them")
    }
    // Whoever is answered for: it is botocore's chain that a sign-in follows.
    try self.init(name, of: world.readProfiles(as: .boto3), in: world)
    surroundings.isForClients = true
  }

  /// The profile of that name, or without one what a command would use here.
  init(named name: Profile.Name?, of profiles: ProfileSet, in world: World) throws(Failure) {
    if let name {
      try self.init(name, of: profiles, in: world)
    } else {
      try self.init(currentOf: profiles, in: world)
    }
  }

  /// What a command would use here, in the environment as it is.
  private init(currentOf profiles: ProfileSet, in world: World) throws(Failure) {
    let selection = Selection(in: world.environment)
    guard let profile = profiles.profile(for: selection) else {
      throw ExportLines.unknown(selection.name, in: profiles)
    }
    try self.init(profile, selection, of: profiles, in: world.environment)
  }

  private init(
    _ profile: Profile, _ selection: Selection, of profiles: ProfileSet,
    in environment: Environment
  ) throws(Failure) {
    self.profile = profile
    do {
      session = try profiles.session(for: selection, in: environment)
    } catch {
      throw Failure(error)
    }
    var own = environment
    // A variable that holds the region of an earlier choice is not this profile's, unless it has none.
    if selection.isExplicit { own["AWS_DEFAULT_REGION"] = nil }
    surroundings = Surroundings(
      profiles: profiles, environment: own, profile: profile,
      region: Region(of: profile, in: own).name ?? environment.region)
    surroundings.random = SignInTarget.random()
  }

  /// Keys of the profile: from a cache while they last, else by signing in.
  func signIn(in world: World) throws(Failure) -> SessionFlow.Outcome {
    world.log.note(LogRecord.chain(of: session), at: world.now)
    let outcome = try Performer(world, runsProcess: session.runsProcess).run(try flow())
    Self.warn(of: outcome.unstored)
    return outcome
  }

  static func warn(of unstored: [SessionFlow.Unstored]) {
    for unstored in unstored {
      Output.warn("\(unstored.file.shown) cannot be written: \(unstored.reason)")
    }
  }

  /// Bytes that nobody can guess.
  static func random() -> [UInt8] { (0..<96).map { _ in UInt8.random(in: 0...255) } }

  /// What it takes to sign in.
  func flow() throws(Failure) -> SessionFlow {
    do {
      return try SessionFlow(session, surroundings)
    } catch {
      throw Failure(error)
    }
  }

  /// Who the credentials are, by GetCallerIdentity.
  func identity(in world: World) throws(Failure) -> IdentityFlow.Identity {
    let credentials = try signIn(in: world).credentials
    let flow: IdentityFlow
    do {
      flow = IdentityFlow(
        credentials, try surroundings.client(.sts, region: surroundings.region))
    } catch {
      throw Failure(error)
    }
    return try Performer(world, runsProcess: false).run(flow)
  }
}

extension Environment {
  /// The region that either variable names: boto3's first.
  var region: String? { nonEmpty("AWS_DEFAULT_REGION") ?? nonEmpty("AWS_REGION") }
}

extension Session {
  /// Whether a `credential_process` is at the bottom of it.
  var runsProcess: Bool {
    switch self {
    case .process: true
    case .role(let role): role.source.session.runsProcess
    case .environmentKeys, .staticKeys, .webIdentity, .sso, .login, .container, .instanceMetadata:
      false
    }
  }
}
