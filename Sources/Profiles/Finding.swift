// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// One problem of the files, the caches or the environment, with its place, whom it hurts and what mends it.
package struct Finding: Sendable {
  /// How much it matters: an error stops a client, a warning makes clients differ or a value not mean what it says, a note
  /// is litter.
  package enum Severity: String, Comparable, CaseIterable, Sendable {
    case error, warning, note

    package static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// What a person does about it.
  package enum Fix: Hashable, Sendable {
    /// A line to type into a POSIX shell.
    case command(String)
    /// The text that belongs there.
    case text(String)
    case advice(String)

    package var shown: String {
      switch self {
      case .command(let line): "type: \(line)"
      case .text(let text): "write: \(text)"
      case .advice(let advice): advice
      }
    }
  }

  package internal(set) var severity: Severity
  /// `~/.aws/config:12`, a file, or a variable of the environment.
  package let place: String
  /// The line to open an editor at, where there is one.
  package let location: SourceLocation?
  package let sentence: String
  /// The clients that it hurts; none where it hurts nobody.
  package internal(set) var clients: [Client]
  /// The profiles that it hurts, where it hurts some and not all.
  package internal(set) var profiles: [Profile.Name]
  package let fix: Fix

  /// The clients that it hurts, in words; `nil` where it hurts nobody.
  package var hurt: String? {
    if clients.isEmpty { return nil }
    return clients.count == Client.allCases.count
      ? "every client" : clients.map(\.shown).joined(separator: "; ")
  }

  init(
    _ severity: Severity, _ place: String, _ sentence: String, location: SourceLocation? = nil,
    clients: [Client] = Client.allCases, profiles: [Profile.Name] = [], fix: Fix
  ) {
    self.severity = severity
    self.place = place
    self.location = location
    self.sentence = sentence
    self.clients = clients
    self.profiles = profiles
    self.fix = fix
  }

  init(
    _ severity: Severity, _ location: SourceLocation, _ sentence: String,
    clients: [Client] = Client.allCases, profiles: [Profile.Name] = [], fix: Fix
  ) {
    self.init(
      severity, location.description, sentence, location: location, clients: clients,
      profiles: profiles, fix: fix)
  }
}
