// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import ShellExport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program finds around it: the environment, the home folder, the clock.
///
/// Everything pure is told of it here.
struct World {
  let environment: Environment
  let location: FileLocation
  /// The client that is answered for.
  let client: Client
  private let fixedNow: Timestamp?
  /// What is noted while somebody signs in.
  var log = Log.none

  /// `now` fixes the clock (`--now`, AWSPROF_NOW); an unreadable one is a failure.
  init(now text: String? = nil, client: Client = .boto3) throws(Failure) {
    self.client = client
    let environment = System.environment()
    self.environment = environment
    location = FileLocation(variable: System.variable) { user in
      if user == nil, let home = System.variable("HOME") { return home }
      return Passwords.home(of: user)
    }
    guard let text = text ?? environment.nonEmpty("AWSPROF_NOW") else {
      fixedNow = nil
      return
    }
    do {
      fixedNow = try Timestamp(parsing: text)
    } catch {
      throw Failure("'\(text)' is not a time", hint: "write it as 2026-01-15T12:00:00Z")
    }
  }

  var now: Timestamp { fixedNow ?? Timestamp(seconds: System.now()) }

  var cacheFolders: CacheFolders { CacheFolders(location: location) }

  /// Both files, read and merged as the client that is answered for.
  func readProfiles() -> ProfileSet { readProfiles(as: client) }

  func readProfiles(as client: Client) -> ProfileSet {
    let dialect = client.dialect
    let location = FileLocation(as: dialect, variable: location.variable, home: location.home)
    var set = ProfileSet(
      config: reading(location.file(.config), as: dialect),
      credentials: reading(location.file(.credentials), as: dialect), as: dialect)
    if client.isBotocore { set.older = olderCredentials() }
    return set
  }

  /// Both files as each client merges them, in the order of `Client.allCases`; clients of one dialect read them once.
  func readProfilesOfAllClients() -> [ProfileSet] {
    var sets: [ProfileSet] = []
    for client in Client.allCases {
      let dialect = client.dialect.client
      sets.append(sets.first { $0.client == dialect } ?? readProfiles(as: client))
    }
    return sets
  }

  /// The files from before the profiles: of the two variables, only boto's has its own variables put in.
  private func olderCredentials() -> OlderCredentials {
    func text(_ path: String) -> ConfigText {
      let file = SourceFile(.credentials, path: path, shown: location.shown(path))
      return ConfigText(Disk.read(path, limit: Disk.configLimit), of: file)
    }
    let boto = location.variable("BOTO_CONFIG").map { [$0] } ?? ["/etc/boto.cfg", "~/.boto"]
    return OlderCredentials(
      ec2: environment["AWS_CREDENTIAL_FILE"].map { text(location.withHome($0)) },
      boto: boto.map { text(location.expanded($0)) })
  }

  /// The token files of a session, as far as they decide whether a client can use it.
  func sideFiles(for session: Session?) -> [String: SideFile] {
    var files: [String: SideFile] = [:]
    for path in session?.sideFiles(in: environment) ?? [] { files[path] = Disk.readSideFile(path) }
    return files
  }

  /// These cache files, read.
  func shelf(of files: some Sequence<CacheFile>) -> CacheShelf {
    var shelf = CacheShelf()
    put(files, on: &shelf)
    return shelf
  }

  /// Reads those of `files` that a shelf has not yet.
  func put(_ files: some Sequence<CacheFile>, on shelf: inout CacheShelf) {
    let folders = cacheFolders
    for file in files { shelf.fill(file, with: Disk.readCache(file, in: folders)) }
  }

  private func reading(_ file: SourceFile, as dialect: Dialect) -> Reading {
    read(ConfigText(Disk.read(file.path, limit: Disk.configLimit), of: file), as: dialect)
  }
}

extension Environment {
  /// This environment as it will be when the shell has evaluated the lines for a change.
  func applying(_ change: EnvironmentChange) -> Environment {
    var after = self
    for step in change.steps {
      switch step {
      case .unset(let name): after[name] = nil
      case .set(let name, let value): after[name] = value
      }
    }
    return after
  }

  /// This environment after some profile was chosen: what awsprof takes away is gone.
  var afterAnyChoice: Environment { applying(EnvironmentChange(profile: "-", region: nil)) }
}

/// The home folders of users, from the password file: looking them up through the C library would load its plug-ins.
private enum Passwords {
  static func home(of user: String?) -> String? {
    let wanted = user.map { Array($0.utf8) }
    let number = Array(String(getuid()).utf8)
    guard case .present(let bytes) = Disk.read("/etc/passwd", limit: 1 << 20) else { return nil }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 6 else { continue }
      let isWanted = wanted.map { fields[0].elementsEqual($0) } ?? fields[2].elementsEqual(number)
      if isWanted { return String(decoding: fields[5], as: UTF8.self) }
    }
    return nil
  }
}
