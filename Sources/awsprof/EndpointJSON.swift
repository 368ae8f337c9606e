// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The endpoint of a service in the JSON of `show`, or why there is none.
struct EndpointJSON: Encodable {
  let service: String
  /// The region of the client.
  let region: String?
  /// What the client is made with; user information in it is masked.
  let url: String?
  /// What a request goes to.
  let request: String?
  let signingRegion: String?
  /// Where a configured URL stands.
  let origin: String?
  let error: ErrorJSON?

  init(_ service: Service, _ endpoints: EndpointResolver) {
    self.service = service.name
    do {
      let endpoint = try endpoints.endpoint(of: service)
      region = endpoint.region
      url = Masking.shown(endpoint.url, of: "endpoint_url")
      request = Masking.shown(endpoint.request, of: "endpoint_url")
      signingRegion = endpoint.signingRegion
      origin = endpoint.origin?.description
      error = nil
    } catch {
      self.error = ErrorJSON(error)
      (region, url, request, signingRegion, origin) = (nil, nil, nil, nil, nil)
    }
  }
}

/// Which profile the command has, and who says so.
struct SelectionJSON: Encodable {
  /// Absent where nobody names one.
  let profile: String?
  let origin: String?
  /// What every use of it ends in.
  let error: ErrorJSON?

  init(_ selection: Selection, _ refusal: ResolutionError?) {
    (profile, origin) =
      switch selection {
      case .explicit(let name): (name.text, "argument")
      case .environment(let name, let variable): (name.text, "environment \(variable)")
      case .none: (nil, nil)
      }
    error = refusal.map { ErrorJSON($0) }
  }
}
