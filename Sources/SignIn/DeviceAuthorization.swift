// SPDX-License-Identifier: Apache-2.0

import Profiles
import SignInWire

/// The device code flow: a code that a person enters on a page, wherever there is a browser, while we ask for the token.
struct DeviceAuthorization: Flow {
  private let registration: SSORegistration
  private let client: ServiceClient
  private var state: State
  private var interval = 5.0

  private enum State {
    case starting(Call)
    case showing(OIDCAnswers.Device)
    case pausing(OIDCAnswers.Device)
    case asking(Call, OIDCAnswers.Device)
  }

  init(_ registration: SSORegistration, startURL: String, _ client: ServiceClient) {
    self.registration = registration
    self.client = client
    state = .starting(
      client.call(
        "StartDeviceAuthorization",
        OIDC.startDeviceAuthorization(registration, startURL: startURL, client)))
  }

  mutating func handle(_ happening: Happening, now _: Timestamp) -> Step<Response> {
    switch state {
    case .starting(var call):
      let step = call.handle(happening)
      state = .starting(call)
      return step.orElse { response in
        OIDCAnswers.read(OIDCAnswers.Device.self, response, of: "StartDeviceAuthorization") {
          show($0)
        }
      }
    case .showing(let device): return pause(device)
    case .pausing(let device):
      let request = OIDC.createToken(.deviceCode(device.deviceCode), registration, client)
      let call = client.call("CreateToken", request)
      state = .asking(call, device)
      return .act(call.first)
    case .asking(var call, let device):
      let step = call.handle(happening)
      state = .asking(call, device)
      guard case .failed(.service(let error)) = step else { return step }
      // The names of AWS's exceptions, and those of the standard (RFC 8628, section 3.5).
      switch error.code {
      case "AuthorizationPendingException", "authorization_pending": return pause(device)
      case "SlowDownException", "slow_down":
        interval += 5
        return pause(device)
      case "ExpiredTokenException", "expired_token": return .failed(.codeExpired)
      default: return step
      }
    }
  }

  private mutating func show(_ device: OIDCAnswers.Device) -> Step<Response> {
    interval = device.interval ?? interval
    state = .showing(device)
    let page = device.verificationUriComplete ?? device.verificationUri ?? ""
    return .act(.show(Invitation(page: page, userCode: device.userCode)))
  }

  private mutating func pause(_ device: OIDCAnswers.Device) -> Step<Response> {
    state = .pausing(device)
    return .act(.pause(seconds: interval, isJittered: false))
  }
}
