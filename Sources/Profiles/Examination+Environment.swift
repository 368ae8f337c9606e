// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// What the environment does to this shell.
extension Examination {
  var environmentFindings: [Finding] {
    var findings: [Finding] = []
    for (client, set) in zip(Client.allCases, sets) {
      let view = ClientView(client, of: set, in: environment)
      for shadow in Shadow.all(
        in: environment, selection: view.selection, region: view.region, as: client)
      {
        findings.add(
          Finding(
            .warning, "environment \(shadow.variable)", shadow.sentence, clients: [client],
            fix: .command(shadow.remedy)))
      }
      if case .environment(_, let variable) = view.selection,
        case .failure(.profileNotFound(let name, let near)) = view.session
      {
        let error = ResolutionError.profileNotFound(name, near: near)
        findings.add(
          Finding(
            .error, "environment \(variable)", error.sentence, clients: [client],
            fix: .advice(error.remedy)))
      }
      if case .failure(.partialKeys("env", let missing, _)) = view.session {
        findings.add(
          Finding(
            .error, "environment AWS_ACCESS_KEY_ID", "the key stands there without \(missing)",
            clients: [client], fix: .command("unset AWS_ACCESS_KEY_ID")))
      }
    }
    for outranking in Outranking.all(in: environment) {
      findings.add(
        Finding(
          .note, "environment \(outranking.variable)", outranking.sentence,
          fix: .command("unset \(outranking.variable)")))
    }
    return findings
  }
}
