// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// One profile with all that is known of it at this moment: the row of `list`, the subject of `show`.
struct ProfileReport {
  let profile: Profile
  let session: Result<Session, ResolutionError>
  let shelf: CacheShelf
  let now: Timestamp

  /// All profiles, each as it would be once chosen: the variables that awsprof unsets do not count.
  static func all(_ profiles: ProfileSet, in world: World) -> [ProfileReport] {
    let after = Environment(EnvironmentChange(profile: "-", region: nil).applied(to: world.environment.variables))
    let sessions = profiles.profiles.map { profile in
      Result { () throws(ResolutionError) in
        try profiles.session(for: .environment(profile.name, variable: "AWS_PROFILE"), in: after)
      }
    }
    let shelf = world.shelf(for: sessions.compactMap(\.success))
    let now = world.now
    return zip(profiles.profiles, sessions).map { profile, session in
      ProfileReport(profile: profile, session: session, shelf: shelf, now: now)
    }
  }

  var status: SessionStatus {
    switch session {
    case .success(let session): session.status(in: shelf, now: now)
    case .failure(let error): .broken(error)
    }
  }

  var kind: Session.Kind {
    switch session {
    case .success(let session): session.kind
    case .failure(let error): error.kind
    }
  }

  var account: String? { session.success?.account(in: shelf) }

  var steps: [SessionStep] { session.success?.steps(in: shelf, now: now) ?? [] }

  var error: ResolutionError? {
    if case .failure(let error) = session { return error }
    return nil
  }
}

extension Result {
  var success: Success? {
    if case .success(let success) = self { return success }
    return nil
  }
}
