// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The keys while a sign-in has the keyboard: digits of a code, Esc, and Tab back to the list.
extension Picker {
  /// The one that has it.
  var openSignIn: Profile.Name? {
    if case .signIn(let pane) = focus { pane.profile } else { nil }
  }

  mutating func handle(_ key: Key, in pane: SignInPane) -> Effect? {
    guard let state = signIns[pane.profile] else {
      focus = pane.focusAfter
      return nil
    }
    if case .asking = state.progress, let text = key.typed {
      return signIns[pane.profile]?.code.insert(text) == true ? nil : .beep
    }
    let action = keys.action(of: key, in: .signIn)
    switch action {
    case .quit: return .cancel
    case .back: return close(pane, state)
    case .details:
      attended = nil
      focus = pane.focusAfter
    case .up, .down:
      var pane = pane
      pane.top = max(0, min(pane.top + (action == .up ? -1 : 1), longestScroll(of: pane)))
      focus = .signIn(pane)
    case .choose: return confirm(pane, state)
    case .deleteCharacter:
      return signIns[pane.profile]?.code.deleteLast() == true ? nil : .beep
    case .deleteAll: signIns[pane.profile]?.code = MFACode()
    case .copy:
      guard case .inviting(let page) = state.progress else { return .beep }
      return .copy(Copy(word: "the address", content: .text(page.address)))
    case .deviceCode:
      guard case .inviting(let page) = state.progress, page.code == nil else { return .beep }
      return begin(pane.profile, .deviceCode, using: state.choice)
    case .signIn:
      return state.isRunning ? .beep : begin(pane.profile, .usual)
    case .redraw: return .redraw
    default: return .beep
    }
    return nil
  }

  /// Enter: sends the code, or closes what went wrong.
  private mutating func confirm(_ pane: SignInPane, _ state: SignInState) -> Effect? {
    if case .failed = state.progress { return close(pane, state) }
    guard case .asking = state.progress else { return .beep }
    guard state.code.isWhole else {
      message = "a code has six digits"
      return .beep
    }
    signIns[pane.profile]?.progress = .working(note: nil)
    signIns[pane.profile]?.code = MFACode()
    return .answer(pane.profile, state.code)
  }

  /// Esc: cancels what is under way.
  private mutating func close(_ pane: SignInPane, _ state: SignInState) -> Effect? {
    signIns[pane.profile] = nil
    focus = pane.focusAfter
    guard state.isRunning else { return nil }
    message = "'\(pane.profile)': the sign-in was cancelled, nothing has changed"
    return .cancelSignIn(pane.profile)
  }

  /// Whether Esc closes what is shown instead of cancelling it.
  var showsFailure: Bool {
    guard case .signIn(let pane) = focus, let state = signIns[pane.profile] else { return false }
    return !state.isRunning
  }

  /// The keys that the footer names while a sign-in has the keyboard.
  func footer(of pane: SignInPane) -> [Action] {
    switch signIns[pane.profile]?.progress {
    case .asking: [.choose, .deleteAll, .back, .details]
    case .inviting(let page): [.copy] + (page.code == nil ? [.deviceCode] : []) + [.back, .details]
    case .working, .waiting: [.back, .details]
    case .failed: [.signIn, .back]
    case .done, nil: [.back]
    }
  }
}
