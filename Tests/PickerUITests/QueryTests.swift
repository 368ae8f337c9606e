// SPDX-License-Identifier: Apache-2.0

import PickerUI
import Profiles
import Testing

/// What is typed and what it lets through.
@Suite("the filter")
struct QueryTests {
  static let names = [
    "default", "prod", "prod-admin", "prod-readonly", "prodAdmin", "acme-prod-eu-admin",
    "acme-prod-us-admin", "dev-admin", "dev-readonly", "payments/prod/AdministratorAccess",
    "security-audit", "shared-services", "log-archive",
  ]

  private func found(_ query: String) -> [String] {
    Picker.places(matching: query, in: Self.names).map { Self.names[$0] }
  }

  /// The numbers of fzf 0.74 for the same names: the finger's memory is of its order.
  @Test(
    "a match scores as in fzf",
    arguments: [
      ("pa", "payments/prod/AdministratorAccess", 62), ("pa", "prodAdmin", 54),
      ("pa", "prod-admin", 54), ("pa", "acme-prod-eu-admin", 47), ("prod", "prod", 114),
      ("prod", "prod-admin", 114), ("prod", "payments/prod/AdministratorAccess", 109),
      ("ro", "dev-readonly", 43), ("sec", "security-audit", 88), ("sec", "shared-services", 67),
      ("lg", "log-archive", 49), ("prod adm", "prod-admin", 194),
      ("prod adm", "payments/prod/AdministratorAccess", 193), ("prod adm", "prodAdmin", 190),
    ])
  func scores(_ query: String, _ name: String, _ score: Int) {
    #expect(Picker.score(of: query, in: name) == score)
  }

  @Test(
    "words are meant as fzf's users type them",
    arguments: [
      (
        "prod",
        [
          "prod", "prod-admin", "prod-readonly", "prodAdmin", "acme-prod-eu-admin",
          "acme-prod-us-admin", "payments/prod/AdministratorAccess",
        ]
      ),
      ("prod adm !acme", ["prod-admin", "payments/prod/AdministratorAccess", "prodAdmin"]),
      ("^prod", ["prod", "prodAdmin", "prod-admin", "prod-readonly"]),
      ("admin$ !^acme", ["prod-admin", "prodAdmin", "dev-admin"]),
      ("^prod$", ["prod"]), ("'d-a", ["prod-admin"]),
      ("name:prod !name:admin", ["prod", "prod-readonly"]),
      ("pA", ["prodAdmin", "payments/prod/AdministratorAccess"]), ("PA", []), ("!", []),
      ("'", []), ("zzz", []), ("region:", names),
      (
        "!prod !dev",
        [
          "default", "security-audit", "shared-services", "log-archive",
        ]
      ),
    ] as [(String, [String])])
  func words(_ query: String, _ expected: [String]) {
    #expect(Set(found(query)) == Set(expected), "\(found(query))")
  }

  @Test("what narrows a filter is found among what it let through, and gives the same")
  func narrowing() {
    var narrowed = 0
    for query in ["prod adm", "pAd", "^prod", "'dev ro", "!prod a", "region:e", "prod$ x", "a b c"]
    {
      var earlier = Query("")
      for end in query.indices {
        let text = String(query[...end])
        let next = Query(text)
        if next.narrows(earlier), !earlier.terms.isEmpty {
          narrowed += 1
          let before = Set(Picker.places(matching: String(query[..<end]), in: Self.names))
          #expect(before.isSuperset(of: Picker.places(matching: text, in: Self.names)), "\(text)")
        }
        earlier = next
      }
    }
    #expect(narrowed > 8)
  }

  @Test("more words never let more through, and the exact name comes first")
  func laws() {
    for name in Self.names {
      #expect(found(name).first == name)
      for word in ["a", "ro", "x-"] {
        #expect(Set(found(name)).isSuperset(of: found("\(name) \(word)")))
      }
    }
  }
}
