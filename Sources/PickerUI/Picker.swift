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
    package let environment: Environment
    /// What a choice of a profile and a region does to the shell.
    package let change: @Sendable (Profile.Name, _ region: String?) -> ShellChange
    /// The shell as it will be after a choice, but for the profile and the region.
    let environmentAfter: Environment
    /// The client that is answered for.
    package var client = Client.boto3
    package var glyphs: Glyphs = .unicode
    package var preferences = Preferences()
    package var recents = Recents()
    /// What the title says besides, such as that this is the demo home.
    package var note: String?
    /// Whether the program may be stopped with Ctrl-Z.
    package var canSuspend = false
    /// Files of awsprof's own, as the help names them.
    package var files: [String] = []

    package init(
      environment: Environment,
      change: @escaping @Sendable (Profile.Name, _ region: String?) -> ShellChange
    ) {
      self.environment = environment
      self.change = change
      environmentAfter = change("-", nil).applied(to: environment)
    }
  }

  /// What has the keyboard.
  package enum Focus: Equatable, Sendable {
    case list
    case regions(RegionList)
    case page(PageView)
    /// Whether a profile is used, and how.
    case doubting(Choice, Doubt)
    /// What of the profile to copy, before the page is there again.
    case copying(PageView)
    /// What is searched for on a page, while it is typed.
    case searching(PageSearching)
    /// What can be done, of which one is to be chosen.
    case menu(ActionMenu)
    /// What a sign-in asks or shows.
    case signIn(SignInPane)
  }

  /// Why a profile is not used at once.
  package enum Doubt: Equatable, Sendable {
    /// The person's settings want a yes.
    case isToBeConfirmed
    /// Its session has ended, and could be renewed first.
    case hasEnded
  }

  package let setup: Setup
  package internal(set) var profiles: ProfileSet
  package internal(set) var now: Timestamp
  /// When the picker was opened.
  let opened: Timestamp
  package internal(set) var size: Screen.Size
  package internal(set) var focus: Focus = .list
  package internal(set) var filter = TextField()
  package internal(set) var order: ListOrder
  package internal(set) var grouping: ListGrouping
  /// Which of `hits` the cursor is on.
  package internal(set) var cursor = 0
  /// Which of `rows` is the first on the screen.
  package internal(set) var top = 0
  package internal(set) var detailScroll = 0
  package internal(set) var hits: [Hit] = []
  package internal(set) var shelf = CacheShelf()
  /// A sentence about the last key, until the next one.
  package internal(set) var message: String?
  /// The complaints that change what a client reads: a refused file, one that cannot be read.
  package internal(set) var notices: [Complaint] = []
  /// The files as every client reads them, once a page spoke of it.
  package internal(set) var examination: Examination?
  /// What is wrong, the gravest first.
  package internal(set) var findings: [Finding] = []
  /// What the filter matched only because case was ignored in the end.
  package internal(set) var ignoresCase = false
  /// The sign-ins that were asked for here, and those that failed.
  package internal(set) var signIns: [Profile.Name: SignInState] = [:]
  /// The one that was begun with the last key: what it asks comes up by itself.
  var attended: Profile.Name?
  /// The rows of the list with their headings; `nil` without headings, when each hit is its row.
  var headedRows: [ListRow]?
  var query = Query("")
  var table = SearchTable(Picker.fields)
  /// Where each profile stands in the order that was asked for; `nil` in that of the files.
  var rank: [Int]?
  var longestName = 0
  var sessions = RowValues<Outcome>()
  var currentSession: Outcome?

  package init(_ profiles: ProfileSet, setup: Setup, size: Screen.Size, now: Timestamp) {
    self.profiles = profiles
    self.setup = setup
    self.size = size
    self.now = now
    opened = now
    order = setup.preferences.order
    grouping = setup.preferences.grouping
    adopt(profiles)
    if let currentName { moveCursor(to: currentName) }
    settle()
  }

  /// The profile that the shell has now.
  package var currentName: Profile.Name? {
    switch Selection(in: setup.environment, as: setup.client) {
    case .environment(let name, _), .explicit(let name): name
    case .none: nil
    }
  }

  /// Which profile of the files is under the cursor.
  var profileIndex: Int? { hits.indices.contains(cursor) ? hits[cursor].index : nil }

  /// The profile under the cursor.
  package var profile: Profile? { profileIndex.map { profiles.profile(at: $0) } }

  package var layout: Layout { Layout(size, noticeRows: notices.isEmpty || size.rows < 8 ? 0 : 1) }

  /// The keys as the person has them.
  var keys: KeyMap { setup.preferences.keys }

  var columns: Columns {
    Columns(
      width: layout.list.columns.count, longestName: longestName,
      wanted: setup.preferences.columns)
  }

  /// The session of a row, once it has been on the screen.
  package func session(ofProfile index: Int) -> Outcome? {
    sessions[index]
  }

  package func status(ofProfile index: Int) -> SessionStatus {
    guard let outcome = sessions[index] else { return .unknown(.notReadYet) }
    return profiles.refusalError.map { .broken($0) }
      ?? outcome.status(in: shelf, now: now, to: setup.client)
  }

  /// How a row's session stands, what it rests on included.
  func words(ofProfile index: Int) -> StatusWords {
    if let words = signInWords(ofProfile: index) { return words }
    let status = status(ofProfile: index)
    switch (status, sessions[index]) {
    case (.notCached, .success(let session)?), (.expired, .success(let session)?):
      if let obstacle = session.obstacle(in: shelf, now: now) {
        return StatusWords(obstacle: obstacle.status, glyphs: setup.glyphs)
      }
    default: break
    }
    return StatusWords(status, now: now, glyphs: setup.glyphs)
  }

  func facts(ofProfile index: Int) -> ProfileFacts {
    ProfileFacts(profiles.profile(at: index))
  }

  /// The person's own rules for a profile.
  func rules(ofProfile index: Int) -> [ProfileRule] {
    let rules = setup.preferences.rules
    if rules.isEmpty { return [] }
    let account = facts(ofProfile: index).account
    return rules.filter { $0.applies(to: profiles.name(at: index), account: account) }
  }

  /// Whether the person wants to be asked before a profile is used; of several rules the last that says anything counts.
  func asks(beforeProfile index: Int) -> Bool {
    rules(ofProfile: index).compactMap(\.asks).last == true
  }

  /// The profiles on the screen, the one under the cursor among them.
  package var visibleProfiles: [Int] {
    visibleRows.compactMap {
      if case .hit(let place) = $0 { hits[place].index } else { nil }
    }
  }

  /// The cache files that the screen speaks of and that have not been read.
  package var wantedCaches: [CacheFile] {
    let outcomes = asksForAll ? sessions.values : visibleProfiles.compactMap { sessions[$0] }
    let known = (outcomes + [currentSession].compactMap(\.self)).compactMap(\.success)
    return shelf.missing(known.flatMap(\.cacheFiles))
  }

  /// Seconds until the words on the screen change by themselves; `nil` where they do not.
  package var secondsUntilChange: Double? {
    var statuses = visibleProfiles.map(status(ofProfile:))
    for outcome in [currentSession, profileIndex.flatMap { sessions[$0] }] {
      guard case .success(let session)? = outcome else { continue }
      statuses += session.steps(in: shelf, now: now).map(\.status)
    }
    return statuses.compactMap { StatusWords.secondsUntilChange($0, now: now) }.min()
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
