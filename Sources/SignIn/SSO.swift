// SPDX-License-Identifier: Apache-2.0

import SignInWire

/// The calls of the SSO portal, one function each under the API's own name; the token is the proof.
enum SSO {
  static func getRoleCredentials(
    account: String, role: String, token: SealedText, _ client: ServiceClient
  ) -> Request {
    request(
      .get, "/federation/credentials", [("role_name", role), ("account_id", account)], token, client
    )
  }

  static func listAccounts(after next: String?, token: SealedText, _ client: ServiceClient)
    -> Request
  {
    request(
      .get, "/assignment/accounts", [("next_token", next), ("max_result", "100")], token, client)
  }

  static func listAccountRoles(
    account: String, after next: String?, token: SealedText, _ client: ServiceClient
  ) -> Request {
    request(
      .get, "/assignment/roles",
      [("next_token", next), ("max_result", "100"), ("account_id", account)], token, client)
  }

  static func logout(token: SealedText, _ client: ServiceClient) -> Request {
    request(.post, "/logout", [], token, client)
  }

  private static func request(
    _ method: Request.Method, _ path: String, _ query: [(String, String?)], _ token: SealedText,
    _ client: ServiceClient
  ) -> Request {
    let text = FormText.encoded(query)
    var request = client.request(method, text.isEmpty ? path : "\(path)?\(text)")
    request.headers = [.init("x-amz-sso_bearer_token", token.revealed)]
    if method == .post { request.body = SealedText("") }
    return request
  }
}
