// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles
package import Profiles

/// The whole state of the screen, as a value: `handle` changes it, `screen` draws it, nothing else does either.
///
/// It asks for nothing and does nothing. What it wants done it returns as an ``Effect``, which cache files it wants to
/// see it says in ``wantedCaches``; reading and writing them it leaves to `awsprof`.
package struct Picker: Sendable {
  /// What the picker is told at its start and never changes.
  package struct Setup: Sendable {
    /// The shell as it is.
    package var environment: Environment
    /// The shell as it will be after a choice, but for the profile and the region.
    package var environmentAfter: Environment
    package var glyphs: Glyphs
    /// What the title says besides, such as that this is the demo home.
    package var note: String?
    /// Whether the program may be stopped with Ctrl-Z.
    package var canSuspend: Bool

    package init(
      environment: Environment, environmentAfter: Environment, glyphs: Glyphs, note: String? = nil,
      canSuspend: Bool = false
    ) {
      self.environment = environment
      self.environmentAfter = environmentAfter
      self.glyphs = glyphs
      self.note = note
      self.canSuspend = canSuspend
    }
  }

  /// What has the keyboard.
  package enum Focus: Equatable, Sendable {
    case list
    case regions(RegionList)
    case page(Page, scroll: Int)
  }

  package enum Page: Equatable, Sendable {
    case details, problems, help
  }

  package let setup: Setup
  package internal(set) var profiles: ProfileSet
  package internal(set) var now: Timestamp
  package internal(set) var size: Screen.Size
  package internal(set) var focus: Focus = .list
  package internal(set) var filter = Filter()
  /// Which of `hits` the cursor is on.
  package internal(set) var cursor = 0
  /// Which of `hits` is the first on the screen.
  package internal(set) var top = 0
  package internal(set) var detailScroll = 0
  package internal(set) var hits: [Filter.Hit] = []
  package internal(set) var shelf = CacheShelf()
  /// A sentence about the last key, until the next one.
  package internal(set) var message: String?
  /// The complaints that change what a client reads: a refused file, one that cannot be read.
  package internal(set) var notices: [Complaint] = []
  var names: [[Unicode.Scalar]] = []
  var sessions: [Int: Result<Session, ResolutionError>] = [:]

  package init(_ profiles: ProfileSet, setup: Setup, size: Screen.Size, now: Timestamp) {
    self.profiles = profiles
    self.setup = setup
    self.size = size
    self.now = now
    adopt(profiles)
    if let currentName, let row = profiles.place(of: currentName) { cursor = row }
    settle()
  }

  /// The profile that the shell has now.
  package var currentName: Profile.Name? {
    switch Selection(in: setup.environment) {
    case .environment(let name, _), .explicit(let name): name
    case .none: nil
    }
  }

  /// The profile under the cursor.
  package var profile: Profile? {
    hits.indices.contains(cursor) ? profiles.profile(at: hits[cursor].index) : nil
  }

  package var layout: Layout { Layout(size, noticeRows: notices.isEmpty || size.rows < 8 ? 0 : 1) }

  /// The session of a row, once it has been on the screen.
  package func session(ofProfile index: Int) -> Result<Session, ResolutionError>? {
    sessions[index]
  }

  package func status(ofProfile index: Int) -> SessionStatus {
    if sessions[index] != nil, let refusal = profiles.refusalError { return .broken(refusal) }
    return switch sessions[index] {
    case .success(let session): session.status(in: shelf, now: now)
    case .failure(let error): .broken(error)
    case nil: .unknown(.notReadYet)
    }
  }

  /// The profiles on the screen, the one under the cursor among them.
  package var visibleProfiles: [Int] {
    let last = min(hits.count, top + max(1, layout.list.count))
    return top < last ? hits[top..<last].map(\.index) : []
  }

  /// The cache files that the screen speaks of and that have not been read.
  package var wantedCaches: [CacheFile] {
    let files = visibleProfiles.flatMap { index -> [CacheFile] in
      guard case .success(let session)? = sessions[index] else { return [] }
      return session.cacheFiles
    }
    return shelf.missing(files)
  }

  /// Seconds until the words on the screen change by themselves; `nil` where they do not.
  package var secondsUntilChange: Double? {
    visibleProfiles.compactMap { StatusWords.secondsUntilChange(status(ofProfile: $0), now: now) }
      .min()
  }
}

extension Complaint {
  /// Whether it belongs on the list itself and not only on the page of problems.
  var isNotice: Bool {
    switch damage {
    case .refusesFile, .ignoresFile: true
    case .dropsSection, .dropsLine, .harmless:
      if case .tooLarge = rule { true } else { false }
    }
  }
}
