// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Which profile a command uses, and who said so.
package enum Selection: Hashable, Sendable {
  /// `--profile NAME`, `Session(profile_name=)`: keys in the environment are then ignored.
  case explicit(Profile.Name)
  /// A variable names it: keys in the environment still win over it.
  case environment(Profile.Name, variable: String)
  /// Nobody says anything: the section `default`, which may be absent.
  case none

  /// What a client selects by the environment alone.
  ///
  /// boto3 and AWS CLI v1: `AWS_DEFAULT_PROFILE`, then `AWS_PROFILE`; an empty value is a name
  /// (configprovider.py:BOTOCORE_DEFAUT_SESSION_VARIABLES, case prof-005).
  package init(in environment: Environment, as client: Client = .boto3) {
    let rules = client.rules
    for variable in rules.profileVariables {
      guard let name = environment[variable] else { continue }
      if name.isEmpty, rules.emptyProfileVariable == .isUnset { continue }
      self = .environment(Profile.Name(name), variable: variable)
      return
    }
    self = .none
  }

  /// The profile's name; `default` where nobody selected one.
  package var name: Profile.Name {
    switch self {
    case .explicit(let name), .environment(let name, _): name
    case .none: "default"
    }
  }

  /// Who named the profile.
  package var origin: Origin {
    switch self {
    case .explicit: .option("--profile")
    case .environment(_, let variable): .environment(variable: variable)
    case .none: .clientDefault
    }
  }

  /// Whether the profile was named by an option, so that the environment's keys do not count.
  package var isExplicit: Bool {
    switch self {
    case .explicit: true
    case .environment, .none: false
    }
  }
}
