// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

/// All that `doctor` looks at, as a value; what it finds follows from it.
package struct Examination: Sendable {
  /// The two files as each client merges them, in the order of `Client.allCases`.
  let sets: [ProfileSet]
  let environment: Environment
  /// The environment as it will be after a choice: what awsprof takes away makes no profile bad.
  let environmentAfter: Environment
  /// Who may read the files that people write.
  let files: [FileAccess]
  /// What lies in the cache folders.
  let caches: [CachedFile]
  /// What boto3 would sign with, profile by profile, where it can.
  let sessions: [Session]

  /// A file's permissions.
  package struct FileAccess: Sendable {
    let shown: String
    /// The mode's lowest nine bits.
    let mode: Int
    let holdsSecrets: Bool

    package init(shown: String, mode: Int, holdsSecrets: Bool) {
      self.shown = shown
      self.mode = mode
      self.holdsSecrets = holdsSecrets
    }
  }

  /// A file in a cache folder, read by its name and not by what points at it.
  package struct CachedFile: Sendable {
    let folder: CacheFile.Folder
    /// How a person writes its path.
    let shown: String
    let entry: CacheEntry

    package init(folder: CacheFile.Folder, shown: String, entry: CacheEntry) {
      self.folder = folder
      self.shown = shown
      self.entry = entry
    }
  }

  /// `sets` has a merged set for each client, in the order of `Client.allCases`.
  package init(
    sets: [ProfileSet], environment: Environment, environmentAfter: Environment,
    files: [FileAccess], caches: [CachedFile]
  ) {
    precondition(sets.count == Client.allCases.count, "every client has its set")
    self.sets = sets
    self.environment = environment
    self.environmentAfter = environmentAfter
    self.files = files
    self.caches = caches
    sessions = sets[0].names.compactMap { name in
      sets[0].outcome(
        for: .environment(name, variable: "AWS_PROFILE"), in: environmentAfter
      ).success
    }
  }

  /// Every problem, the gravest first, those of one kind in the order of the files.
  package var findings: [Finding] {
    let all =
      complaints + profileErrors + regionFindings + sectionFindings + settingFindings
      + nameFindings + sharedCaches + cacheFindings + accessFindings + environmentFindings
    return Finding.Severity.allCases.flatMap { severity in all.filter { $0.severity == severity } }
  }

  package func set(of client: Client) -> ProfileSet {
    zip(Client.allCases, sets).first { $0.0 == client }?.1 ?? sets[0]
  }

  /// As boto3 reads them, whose view is the one that is shown everywhere else.
  var boto3: ProfileSet { sets[0] }
}

extension [Finding] {
  /// Adds a finding, or its clients and profiles to the one that says the same of the same place; the graver of the two
  /// counts.
  mutating func add(_ finding: Finding, whateverItSays: Bool = false) {
    guard
      let index = firstIndex(where: {
        $0.place == finding.place && (whateverItSays || $0.sentence == finding.sentence)
      })
    else { return append(finding) }
    self[index].severity = Swift.min(self[index].severity, finding.severity)
    for client in finding.clients where !self[index].clients.contains(client) {
      self[index].clients.append(client)
    }
    for profile in finding.profiles where !self[index].profiles.contains(profile) {
      self[index].profiles.append(profile)
    }
  }
}
