// SPDX-License-Identifier: Apache-2.0

package import Profiles
import SignInWire

/// All accounts and roles that somebody may use: signs in to SSO where that has to be, then ListAccounts and
/// ListAccountRoles, page by page.
package struct SSODirectoryFlow: Flow {
  /// A role in an account.
  package struct Entry: Hashable, Sendable {
    package let account: String
    /// As people know the account; empty where SSO says nothing.
    package let accountName: String
    package let role: String

    package init(account: String, accountName: String, role: String) {
      self.account = account
      self.accountName = accountName
      self.role = role
    }
  }

  package struct Outcome: Sendable {
    /// By account and role, whatever order SSO answers in.
    package let entries: [Entry]
    package let unstored: [SessionFlow.Unstored]
  }

  private typealias Account = OIDCAnswers.Accounts.Account

  private let client: ServiceClient
  private var state: State
  private var token: SealedText?
  private var unstored: [SessionFlow.Unstored] = []
  private var accounts: [Account] = []
  private var entries: [Entry] = []
  private var pages = 0

  private enum State {
    case signingIn(StagedFlow)
    case accounts(Call)
    case roles(Call, of: Account)
  }

  /// More pages than anybody has; a service that repeats itself is not followed for ever.
  private static let pageLimit = 10_000

  package init(_ portal: SSOPortal, _ surroundings: Surroundings) throws(SignInError) {
    client = try surroundings.client(.sso, region: portal.region)
    state = .signingIn(
      StagedFlow(
        stages: [try surroundings.tokenStage(of: portal)],
        renewedSince: surroundings.renewedSince))
  }

  package mutating func handle(_ happening: Happening, now: Timestamp) -> Step<Outcome> {
    switch state {
    case .signingIn(var flow):
      let step = flow.handle(happening, now: now)
      state = .signingIn(flow)
      return step.orElse { made in
        guard case .token(let found) = made.product else {
          return .failed(.unexpected("credentials instead of a token"))
        }
        token = found.accessToken
        unstored = made.unstored
        return askForAccounts(after: nil)
      }
    case .accounts(var call):
      let step = call.handle(happening)
      state = .accounts(call)
      return step.orElse { response in
        OIDCAnswers.read(OIDCAnswers.Accounts.self, response, of: "ListAccounts") { page in
          accounts += page.accountList ?? []
          if let next = page.nextToken, !next.isEmpty { return askForAccounts(after: next) }
          return askForRolesOfNextAccount()
        }
      }
    case .roles(var call, let account):
      let step = call.handle(happening)
      state = .roles(call, of: account)
      return step.orElse { response in
        OIDCAnswers.read(OIDCAnswers.Roles.self, response, of: "ListAccountRoles") { page in
          for role in page.roleList ?? [] {
            entries.append(
              Entry(
                account: account.accountId, accountName: account.accountName ?? "",
                role: role.roleName))
          }
          if let next = page.nextToken, !next.isEmpty {
            return askForRoles(of: account, after: next)
          }
          return askForRolesOfNextAccount()
        }
      }
    }
  }

  private mutating func askForAccounts(after next: String?) -> Step<Outcome> {
    begin("ListAccounts", SSO.listAccounts(after: next, token: proof, client)) { .accounts($0) }
  }

  private mutating func askForRolesOfNextAccount() -> Step<Outcome> {
    if let account = accounts.popLast() { return askForRoles(of: account, after: nil) }
    let sorted = Set(entries).sorted { ($0.account, $0.role) < ($1.account, $1.role) }
    return .done(Outcome(entries: sorted, unstored: unstored))
  }

  private mutating func askForRoles(of account: Account, after next: String?) -> Step<Outcome> {
    begin(
      "ListAccountRoles",
      SSO.listAccountRoles(account: account.accountId, after: next, token: proof, client)
    ) { .roles($0, of: account) }
  }

  private mutating func begin(
    _ operation: String, _ request: Request, _ next: (Call) -> State
  ) -> Step<Outcome> {
    pages += 1
    guard pages <= Self.pageLimit else {
      return .failed(.unreadableAnswer(operation, reason: "its pages do not end"))
    }
    let call = client.call(operation, request)
    state = next(call)
    return .act(call.first)
  }

  private var proof: SealedText { token ?? SealedText("") }
}
