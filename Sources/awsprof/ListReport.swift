// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// The JSON of `list`: everything that the two files say, merged, and how each profile stands.
struct ListReport: JSONReport {
  let version = 1
  let client: String
  /// The profile that this shell has.
  let selection: SelectionJSON
  let profiles: [ProfileJSON]
  let ssoSessions: [SectionJSON]
  let services: [SectionJSON]
  /// Sections of the config file that are no profile: `[plugins]`, `[preview]`, a forgotten prefix.
  let otherSections: [SectionJSON]
  let problems: [ComplaintJSON]
  /// What every use of a profile ends in while boto3 refuses a file.
  let error: ErrorJSON?

  init(
    _ set: ProfileSet, _ rows: [ProfileReport], _ endpoints: EndpointResolver, as client: Client
  ) {
    self.client = client.rawValue
    selection = SelectionJSON(endpoints.selection, endpoints.refusal)
    profiles = rows.map { ProfileJSON($0) }
    ssoSessions = set.ssoSessions.map(SectionJSON.init)
    services = set.services.map(SectionJSON.init)
    otherSections = set.otherSections.map(SectionJSON.init)
    problems = set.complaints.map(ComplaintJSON.init)
    error = set.refusalError.map { ErrorJSON($0) }
  }
}

/// The JSON of `show`: one profile, and what a client makes of it here.
struct ShowReport: JSONReport {
  let version = 1
  let client: String
  let selection: SelectionJSON
  let profile: ProfileJSON
  /// The region a command would use here, with the environment as it is.
  let region: SettingJSON?
  let regionError: ErrorJSON?
  /// A client of a service that needs a region: SQS stands for them all.
  let regional: EndpointJSON
  /// The request that GetCallerIdentity would be.
  let sts: EndpointJSON
  let problems: [ComplaintJSON]
  /// What each client makes of the same selection.
  let clients: [ClientJSON]

  init(
    _ set: ProfileSet, _ row: ProfileReport, _ endpoints: EndpointResolver,
    _ report: ClientsReport
  ) {
    client = row.client.rawValue
    clients = report.views.map { ClientJSON($0, in: report.shelf, now: report.now) }
    selection = SelectionJSON(endpoints.selection, endpoints.refusal)
    profile = ProfileJSON(row, endpoints)
    region = endpoints.region.setting.map(SettingJSON.init)
    regionError =
      endpoints.regionRefusal.map { ErrorJSON($0, stage: "lookup") }
      ?? endpoints.region.problem.map { ErrorJSON($0, stage: "client") }
    regional = EndpointJSON(.sqs, endpoints)
    sts = EndpointJSON(.sts, endpoints)
    problems = set.complaints.map(ComplaintJSON.init)
  }
}

/// A section that is no profile.
struct SectionJSON: Encodable {
  let name: String
  let declared: [String]
  let settings: [SettingJSON]

  init(_ section: Profile) {
    name = section.name.text
    declared = section.declarations.map(\.description)
    settings = section.settings.map(SettingJSON.init)
  }
}
