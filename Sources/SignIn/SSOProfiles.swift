// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
package import Profiles

/// The profiles of all accounts and roles of an sso-session, as text for a config file.
///
///     [profile sandbox-ReadOnly]
///     sso_session = corp
///     sso_account_id = 111122223333
///     sso_role_name = ReadOnly
///     region = eu-central-1
///
/// The keys and their order are those of `aws configure sso`; the names are such as every client reads.
package struct SSOProfiles: Sendable {
  private let portal: SSOPortal
  private let region: String
  private let entries: [SSODirectoryFlow.Entry]

  package init(_ entries: [SSODirectoryFlow.Entry], of portal: SSOPortal, region: String?) {
    self.entries = entries
    self.portal = portal
    self.region = region ?? portal.region
  }

  package var count: Int { entries.count }

  /// A whole config file: the sso-session and every profile.
  package var file: String {
    let scopes =
      portal.scopes.map { [("sso_registration_scopes", $0.joined(separator: ","))] } ?? []
    let session = Self.section(
      "sso-session \(Self.quoted(portal.session ?? ""))",
      [("sso_start_url", portal.startURL), ("sso_region", portal.region)] + scopes)
    return ([session] + sections(avoiding: []) { _ in true }).joined(separator: "\n")
  }

  /// Only those that no profile is for yet, to be added to a file that has the sso-session.
  ///
  /// A name that the file has for something else gets the account's number, because boto3 refuses a file in which a section stands twice.
  package func missing(in profiles: ProfileSet) -> (text: String, count: Int) {
    let known = Set(
      profiles.profiles.filter { $0.text("sso_session") == portal.session }
        .map { Key(account: $0.text("sso_account_id") ?? "", role: $0.text("sso_role_name") ?? "") }
    )
    let sections = sections(avoiding: Set(profiles.names.map(\.text))) {
      !known.contains(Key(account: $0.account, role: $0.role))
    }
    return (sections.joined(separator: "\n"), sections.count)
  }

  private struct Key: Hashable {
    let account: String
    let role: String
  }

  private func sections(
    avoiding taken: Set<String>, _ isWanted: (SSODirectoryFlow.Entry) -> Bool
  ) -> [String] {
    zip(names(avoiding: taken), entries).filter { isWanted($1) }.map { name, entry in
      Self.section(
        "profile \(name)",
        [
          ("sso_session", portal.session ?? ""), ("sso_account_id", entry.account),
          ("sso_role_name", entry.role), ("region", region),
        ])
    }
  }

  /// `sandbox-ReadOnly`; where two accounts come to one name, or somebody has it, `sandbox-111122223333-ReadOnly`.
  ///
  /// A number comes in for all of several, so that no name hangs on the order of the accounts; names that differ in capitals
  /// alone are one name to a person.
  private func names(avoiding taken: Set<String>) -> [String] {
    var uses: [String: Int] = [:]
    for entry in entries { uses[Self.name(entry).lowercased(), default: 0] += 1 }
    var given = Set(taken.map { $0.lowercased() })
    return entries.map { entry in
      var name = Self.name(entry)
      if uses[name.lowercased()] != 1 || given.contains(name.lowercased()) {
        name = "\(Self.safe(entry.accountName))-\(entry.account)-\(Self.safe(entry.role))"
      }
      var number = 2
      while !given.insert(name.lowercased()).inserted {
        name = "\(entry.account)-\(Self.safe(entry.role))-\(number)"
        number += 1
      }
      return name
    }
  }

  private static func name(_ entry: SSODirectoryFlow.Entry) -> String {
    let account = safe(entry.accountName)
    return "\(account.isEmpty ? entry.account : account)-\(safe(entry.role))"
  }

  /// What all clients take in a name without quotes; anything else becomes a dash, several of them one.
  private static func safe(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isSafe =
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "@", "+": true
        default: false
        }
      if isSafe {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }

  /// A line feed in a value would be a line of somebody else's choice.
  private static func section(_ title: String, _ settings: [(String, String)]) -> String {
    (["[\(title)]"] + settings.map { "\($0) = \($1)" }).map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))
    }.joined(separator: "\n") + "\n"
  }

  /// As the CLI writes a title (configure/writer.py): quoted where it has a blank.
  private static func quoted(_ name: String) -> String {
    name.contains { $0 == " " || $0 == "\t" } ? "'\(name)'" : name
  }
}
