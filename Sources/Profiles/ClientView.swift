// SPDX-License-Identifier: Apache-2.0

/// What one client makes of a selection: whether the profile exists to it, its region, its identity, its error.
package struct ClientView: Sendable {
  package let client: Client
  /// The profile it uses and who named it, by the client's own order of variables.
  package let selection: Selection
  package let exists: Bool
  package let region: Region
  /// What it would sign with, or why it cannot.
  package let session: Outcome
  /// An error that it does not stop at: it goes on to the next provider without a word.
  package let passedOver: ResolutionError?

  /// `set` must have been read and merged in the client's own dialect.
  ///
  /// With `explicit` the profile is named by an option, as `--profile NAME` would; without, the environment decides.
  package init(
    _ client: Client, of set: ProfileSet, explicit name: Profile.Name? = nil,
    region explicitRegion: String? = nil, in environment: Environment
  ) {
    self.client = client
    let selection =
      name.map { Selection.explicit($0) } ?? Selection(in: environment, as: client)
    self.selection = selection
    let profile = set[selection.name]
    exists = profile != nil
    region = Region(
      of: profile, explicit: explicitRegion.map { ($0, "--region") }, in: environment, as: client)
    var passedOver: ResolutionError?
    session = Outcome { () throws(ResolutionError) in
      try set.session(for: selection, in: environment, as: client, passedOver: &passedOver)
    }
    self.passedOver = passedOver
  }

  package var error: ClientError? {
    if case .failure(let error) = session { return error.clientError(of: client) }
    return nil
  }

  /// Why there is no region, in the client's words; `nil` where there is one or where the metadata service is asked.
  package var regionError: ClientError? {
    if region.setting == nil {
      return client.rules.asksMetadataForRegion ? nil : client.rules.withoutRegion
    }
    return client.isBotocore ? region.error : nil
  }

  /// Whether a region that nobody names is asked of EC2's metadata service.
  package var asksMetadataForRegion: Bool {
    region.setting == nil && client.rules.asksMetadataForRegion
  }
}

extension ProfileSet {
  /// What a client would sign with, or the error it stops at, without running or sending anything.
  package func session(
    for selection: Selection, in environment: Environment, as client: Client,
    passedOver: inout ResolutionError?
  ) throws(ResolutionError) -> Session {
    if client.isBotocore { return try session(for: selection, in: environment) }
    return try SDKResolver(set: self, environment: environment, client: client)
      .resolve(selection, passedOver: &passedOver)
  }
}
