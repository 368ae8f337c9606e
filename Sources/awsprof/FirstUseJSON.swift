// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What the first use of the credentials comes to: `plain` for a client that keeps nothing, as boto3 does, and `cached` for one
/// that keeps role credentials in ~/.aws/cli/cache, as AWS CLI does.
struct FirstUsesJSON: Encodable {
  let plain: FirstUseJSON
  let cached: FirstUseJSON

  init(_ row: ProfileReport, _ endpoints: EndpointResolver) {
    plain = FirstUseJSON(row.firstUse(endpoints, keepsRoles: false))
    cached = FirstUseJSON(row.firstUse(endpoints, keepsRoles: true))
  }
}

/// One outcome: `keys`, `request`, `process`, `nothing`, `error`, or `depends` with both outcomes.
final class FirstUseJSON: Encodable {
  // A class, because an outcome may hold two others.
  let outcome: String
  /// Masked.
  let accessKeyId: String?
  /// Where the keys are read: `~/.aws/credentials:3`, `environment AWS_ACCESS_KEY_ID`, a cache file.
  let origin: String?
  /// Who would be asked.
  let request: String?
  /// What it depends on: `metadata-service` (it answers), `awscrt` (Python has it), `process` (it prints keys that have not
  /// ended).
  let on: String?
  let then: FirstUseJSON?
  let otherwise: FirstUseJSON?
  let error: ErrorJSON?

  init(_ use: FirstUse) {
    var (accessKeyId, origin, request, on): (String?, String?, String?, String?)
    var (then, otherwise): (FirstUseJSON?, FirstUseJSON?)
    var error: ErrorJSON?
    switch use {
    case .keys(let id, let place):
      outcome = "keys"
      accessKeyId = id
      switch place {
      case .origin(let place): origin = place.description
      case .cache(let file): origin = file.shown
      }
    case .request(let operation):
      outcome = "request"
      request = operation
    case .process: outcome = "process"
    case .nothing: outcome = "nothing"
    case .problem(let problem, let stage):
      outcome = "error"
      error = ErrorJSON(problem, stage: stage.rawValue)
    case .depends(let condition, let one, let other):
      outcome = "depends"
      on = condition.rawValue
      then = FirstUseJSON(one)
      otherwise = FirstUseJSON(other)
    }
    (self.accessKeyId, self.origin, self.request, self.on) = (accessKeyId, origin, request, on)
    (self.then, self.otherwise, self.error) = (then, otherwise, error)
  }
}
