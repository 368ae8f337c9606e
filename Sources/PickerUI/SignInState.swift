// SPDX-License-Identifier: Apache-2.0

package import Profiles

/// A sign-in that goes on beside the list, as far as the picker has been told of it.
package struct SignInState: Equatable, Sendable {
  /// How a person signs in to SSO.
  package enum Way: Equatable, Sendable {
    /// In the browser, where this machine has one.
    case usual
    /// With a code on a page, which may be open on another machine.
    case deviceCode
  }

  package enum Progress: Equatable, Sendable {
    /// AWS or a program was asked; `note` is what the program says meanwhile: that a key wants to be touched.
    case working(note: String?)
    /// Another awsprof signs in for the same, and what it gets counts here too.
    case waiting
    case asking(Question)
    case inviting(Page)
    /// It is over, and this is until when.
    case done(String)
    case failed(Trouble)
  }

  /// An MFA device whose code is needed.
  package struct Question: Equatable, Sendable {
    package let device: String
    /// The profile that names the device: the one that is signed in to, or one that it rests on.
    package let profile: Profile.Name
    /// Why it is asked again.
    package let complaint: String?

    package init(device: String, profile: Profile.Name, complaint: String?) {
      self.device = device
      self.profile = profile
      self.complaint = complaint
    }
  }

  /// A page on which the sign-in goes on.
  package struct Page: Equatable, Sendable {
    package let address: String
    /// The code that the page shows; without one the browser of this machine comes back by itself.
    package let code: String?

    /// The address of a page with a code, for the camera of a telephone.
    let picture: QRCode?

    package init(address: String, code: String?) {
      self.address = address
      self.code = code
      picture = code == nil ? nil : QRCode(address)
    }
  }

  /// Why it did not come to a session, in AWS's own words where there are some, and what to do.
  package struct Trouble: Equatable, Sendable {
    package let sentence: String
    package let hints: [String]

    package init(_ sentence: String, hints: [String]) {
      self.sentence = sentence
      self.hints = hints
    }
  }

  package internal(set) var progress = Progress.working(note: nil)
  /// What has been typed of a code.
  package internal(set) var code = MFACode()
  /// What is done with the profile once it is signed in.
  package internal(set) var choice: Picker.Choice?

  package var isRunning: Bool {
    switch progress {
    case .working, .waiting, .asking, .inviting: true
    case .done, .failed: false
    }
  }
}

/// The sign-in that has the keyboard, and what is there again after it.
package struct SignInPane: Equatable, Sendable {
  package let profile: Profile.Name
  /// The page that it was begun on; `nil` for the list.
  package let back: PageView?
  /// The first line that is shown, where not all have room.
  package internal(set) var top = 0

  var focusAfter: Picker.Focus { back.map { .page($0) } ?? .list }
}

extension StatusWords {
  /// How a sign-in stands, in the place of the session that it is to renew.
  init?(_ progress: SignInState.Progress, glyphs: Glyphs) {
    func words(_ glyph: String, _ word: String, _ style: Style) -> Self {
      Self(glyph: glyph, word: word, time: "", style: style)
    }
    switch progress {
    case .working: self = words(glyphs.renewable, "signing in", .strong)
    case .waiting: self = words(glyphs.renewable, "waiting", .strong)
    case .asking: self = words(glyphs.unknown, "MFA code", .expiring)
    case .inviting: self = words(glyphs.unknown, "open page", .expiring)
    case .failed: self = words(glyphs.problem, "sign-in failed", .problem)
    case .done: return nil
    }
  }
}
