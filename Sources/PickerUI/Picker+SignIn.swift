// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// Signing in again beside the list: begun by a key, followed by what `awsprof` tells of it, several at once.
extension Picker {
  /// Begins to sign in to the profile under the cursor, or shows where its sign-in is.
  mutating func signIn() -> Effect? {
    guard let profile else { return .beep }
    if signIns[profile.name]?.isRunning == true {
      open(profile.name)
      return nil
    }
    guard canSignIn else {
      message = Self.nothingToRenew(profile.name)
      return .beep
    }
    return begin(profile.name, .usual)
  }

  static func nothingToRenew(_ name: Profile.Name) -> String {
    "'\(name)' has keys that do not end: there is nothing to renew"
  }

  /// Uses a profile at once, or asks whether to sign in first where its session has ended.
  mutating func use(_ choice: Choice) -> Effect? {
    if signIns[choice.profile]?.isRunning == true {
      signIns[choice.profile]?.choice = choice
      open(choice.profile)
      return nil
    }
    guard let index = profiles.place(of: choice.profile), hasEnded(index) else {
      return .choose(choice)
    }
    focus = .doubting(choice, .hasEnded)
    return nil
  }

  mutating func begin(
    _ name: Profile.Name, _ way: SignInState.Way, using choice: Choice? = nil
  ) -> Effect? {
    signIns[name] = SignInState(choice: choice)
    attended = name
    return .signIn(name, way)
  }

  /// Takes what became of a sign-in; what it asks comes up by itself where the person has done nothing else since.
  mutating func take(_ progress: SignInState.Progress, of name: Profile.Name) -> Effect? {
    guard let state = signIns[name] else { return nil }
    signIns[name]?.progress = progress
    let isOpen = openSignIn == name
    switch progress {
    case .working, .waiting: break
    case .asking: call(for: name, "asks for an MFA code")
    case .inviting: call(for: name, "waits for a page to be opened")
    case .done(let sentence):
      signIns[name] = nil
      closePane(of: name)
      message = sentence
      if let choice = state.choice, profile?.name == name, focus == .list { return .choose(choice) }
    case .failed(let trouble):
      signIns[name]?.choice = nil
      if !isOpen { message = "'\(name)': \(trouble.sentence)" }
    }
    return nil
  }

  /// Shows what a sign-in wants of a person, or says so where another thing has the keyboard.
  private mutating func call(for name: Profile.Name, _ wish: String) {
    signIns[name]?.code = MFACode()
    if openSignIn == name { return }
    if attended == name, hasListOrPage {
      open(name)
    } else {
      let key = keys.name(of: .signIn, in: .lists)
      message = "'\(name)' \(wish)" + (key.isEmpty ? "" : ": \(key) on it")
    }
  }

  /// Whether a client could do nothing with the session before somebody signs in, or would have to itself.
  func hasEnded(_ index: Int) -> Bool {
    guard case .success(let session)? = sessions[index] else { return false }
    return switch status(ofProfile: index) {
    case .expired, .neverSignedIn: true
    case .notCached: session.obstacle(in: shelf, now: now) != nil
    case .permanent, .live, .expiring, .renewable, .corrupt, .unknown, .broken: false
    }
  }

  /// Whether the profile under the cursor has a session that ends, and can be had anew.
  var canSignIn: Bool {
    guard let profileIndex else { return false }
    if case .permanent = status(ofProfile: profileIndex) { return false }
    return true
  }

  /// Whether the footer offers to sign in to the profile under the cursor.
  var offersSignIn: Bool {
    guard let profileIndex else { return false }
    return switch status(ofProfile: profileIndex) {
    case .expired, .neverSignedIn, .notCached, .expiring, .corrupt: true
    case .permanent, .live, .renewable, .unknown, .broken: false
    }
  }

  /// The words for a profile that is being signed in to, or could not be; a session that came to be another way wins.
  func signInWords(ofProfile index: Int) -> StatusWords? {
    guard !signIns.isEmpty, let state = signIns[profiles.name(at: index)] else { return nil }
    if !state.isRunning {
      switch status(ofProfile: index) {
      case .live, .expiring: return nil
      default: break
      }
    }
    return StatusWords(state.progress, glyphs: setup.glyphs)
  }

  /// Whether a pane may come up without taking the keyboard from a question or a list of regions.
  private var hasListOrPage: Bool {
    switch focus {
    case .list, .page: true
    case .regions, .doubting, .copying, .searching, .menu, .signIn: false
    }
  }

  private mutating func open(_ name: Profile.Name) {
    if case .page(let view) = focus {
      focus = .signIn(SignInPane(profile: name, back: view))
    } else {
      focus = .signIn(SignInPane(profile: name, back: nil))
    }
  }

  private mutating func closePane(of name: Profile.Name) {
    if case .signIn(let pane) = focus, pane.profile == name { focus = pane.focusAfter }
  }
}
