// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles
package import Profiles

/// What is wanted for the profiles of a name or an account.
package struct ProfileRule: Sendable {
  package enum Subject: Sendable, CustomStringConvertible {
    /// `[profile *prod*]`: a name, with `*` and `?`.
    case name(String)
    /// `[account 123456789012]`
    case account(String)

    /// The title of its section: `profile *prod*`.
    package var description: String {
      switch self {
      case .name(let pattern): "profile \(pattern)"
      case .account(let number): "account \(number)"
      }
    }
  }

  package let subject: Subject
  package let place: SourceLocation
  package internal(set) var color: NamedColor?
  /// `nil` where the rule says nothing of it.
  package internal(set) var asks: Bool?
  /// `awsprof_mfa_process`, in words: what prints a code, so that nobody has to type it.
  package internal(set) var mfaProcess: [String]?

  /// Whether the rule is for a profile of this name and this account.
  package func applies(to name: Profile.Name, account: String?) -> Bool {
    switch subject {
    case .name(let pattern):
      Wildcard.matches(Array(pattern.unicodeScalars)[...], Array(name.text.unicodeScalars)[...])
    case .account(let wanted): wanted == account
    }
  }
}

/// `*` stands for any text, `?` for any character.
enum Wildcard {
  static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (pattern, text) = (pattern, text)
    // Where to go on when what follows the last `*` does not fit.
    var retry: (pattern: ArraySlice<Unicode.Scalar>, text: ArraySlice<Unicode.Scalar>)?
    while true {
      if pattern.first == "*" {
        retry = (pattern.dropFirst(), text)
        pattern.removeFirst()
      } else if let wanted = pattern.first, let first = text.first, wanted == "?" || wanted == first
      {
        pattern.removeFirst()
        text.removeFirst()
      } else if pattern.isEmpty && text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        retry = (last.pattern, last.text.dropFirst())
        pattern = last.pattern
        text = last.text.dropFirst()
      } else {
        return false
      }
    }
  }
}
