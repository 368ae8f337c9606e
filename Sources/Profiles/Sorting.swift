// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// Sorts the sections of both files into profiles, sso-sessions, services and others, in the order of the files.
struct Sorting {
  private(set) var profiles: ProfileTable
  private(set) var ssoSessions: ProfileTable
  private(set) var services: ProfileTable
  private(set) var others: ProfileTable
  private(set) var complaints: [Complaint] = []
  private let client: Dialect.Client
  private let titles: TitleRules

  init(_ files: Readings, as dialect: Dialect) {
    client = dialect.client
    titles = dialect.titles
    let empty = ProfileTable(of: files)
    (profiles, ssoSessions, services, others) = (empty, empty, empty, empty)
    note(files.config.complaints)
    note(files.credentials.complaints)
    profiles.reserve()
    files.withBytes { bytes in
      takeAll(of: files.config, in: bytes)
      takeAll(of: files.credentials, in: bytes)
    }
    note(profiles.complaints(by: client))
    note(ssoSessions.complaints(by: client))
    note(services.complaints(by: client))
  }

  private mutating func note(_ more: [Complaint]) {
    if !more.isEmpty { complaints += more }
  }

  private mutating func takeAll(of reading: Reading, in bytes: ProfileNames.FileBytes) {
    if reading.isDisregarded { return }
    let file = reading.file.kind
    for place in reading.sections.indices {
      if case .shellWords = titles, let name = reading.plainName(at: place, in: bytes[file]) {
        profiles.take(place, of: file, namedAt: name, in: bytes)
      } else {
        take(place, of: reading, in: bytes)
      }
    }
  }

  private mutating func take(
    _ place: Int, of reading: Reading, in bytes: ProfileNames.FileBytes
  ) {
    let section = reading.sections[place]
    let file = reading.file.kind
    switch SectionRole(title: section.title, in: file, by: titles) {
    case .profile(let name): profiles.take(place, of: file, named: name, in: bytes)
    case .ssoSession(let name): ssoSessions.take(place, of: file, named: name, in: bytes)
    case .services(let name): services.take(place, of: file, named: name, in: bytes)
    case .other:
      if file == .credentials { break }
      others.take(place, of: file, named: section.title, in: bytes)
      if section.title == "plugins" || section.title == "preview" { return }
      complain(.noProfilePrefix(title: section.title.text), at: section, of: reading)
    case .dropped(let rule): complain(rule, at: section, of: reading)
    }
  }

  private mutating func complain(
    _ rule: Complaint.Rule, at section: Section, of reading: Reading
  ) {
    complaints.append(
      Complaint(rule, in: reading.file, line: section.line, by: client, damage: .dropsSection))
  }
}

extension Reading {
  /// Where the name of a profile stands in the title at `place`, as nearly every title is written; `nil` where `SectionRole`
  /// has to judge it.
  fileprivate func plainName(at place: Int, in bytes: Bytes) -> Range<Int>? {
    let title = sections.title(at: place)
    if title.isEmpty { return nil }
    if file.kind == .credentials { return title }
    guard let name = Bytes(rebasing: bytes[title]).plainName(after: "profile ") else { return nil }
    return title.lowerBound + name.lowerBound..<title.upperBound
  }
}
