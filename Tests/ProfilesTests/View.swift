// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What a client makes of both files, in the words of the recorded facts.
enum View: Equatable, CustomStringConvertible {
  case read(profiles: [String: [String: Value]], sessions: [String: [String: Value]])
  case refused(message: String)

  enum Value: Equatable {
    case text(String)
    case block([String: String])
  }

  init(_ set: ProfileSet) {
    if let refusal = set.refusal {
      self = .refused(message: refusal.clientMessage ?? "")
    } else {
      self = .read(
        profiles: Self.values(of: set.profiles), sessions: Self.values(of: set.ssoSessions))
    }
  }

  private static func values(of profiles: [Profile]) -> [String: [String: Value]] {
    var all: [String: [String: Value]] = [:]
    for profile in profiles {
      var values: [String: Value] = [:]
      for setting in profile.settings { values[setting.key.text] = Value(setting.value) }
      all[profile.name.text] = values
    }
    return all
  }

  var description: String {
    switch self {
    case .read(let profiles, let sessions): "profiles \(profiles), sessions \(sessions)"
    case .refused(let message): "refused: \(message)"
    }
  }
}

extension View.Value {
  init(_ value: WrittenSetting.Value) {
    switch value {
    case .text(let text): self = .text(text)
    case .block(let lines):
      self = .block(Dictionary(lines.map { ($0.key.text, $0.value) }) { $1 })
    }
  }
}

extension View.Value: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .block(try container.decode([String: String].self))
    }
  }
}

extension ProfileSet {
  /// Both files, read and merged as a client reads and merges them; `nil` is a file that is not there.
  init(config: [UInt8]?, credentials: [UInt8]?, as client: Dialect.Client) {
    let dialect = Dialect(client)
    func reading(_ kind: SourceFile.Kind, _ bytes: [UInt8]?) -> Reading {
      let name = ".aws/\(kind.rawValue)"
      let file = SourceFile(kind, path: "{{HOME}}/\(name)", shown: "~/\(name)")
      return read(ConfigText(bytes.map { .present($0) } ?? .absent, of: file), as: dialect)
    }
    self.init(
      config: reading(.config, config), credentials: reading(.credentials, credentials),
      as: dialect)
  }
}
