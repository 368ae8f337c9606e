// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What `doctor` finds and what each client sees, on the screen.
///
/// Both need the files read as every client reads them, which is asked for when a page speaks of it, and beforehand where
/// there is little to read.
extension Picker {
  /// So many profiles are examined before anybody asks.
  private static let examinedAtOnce = 200

  /// Whether the program should read the files as every client reads them.
  package var wantsExamination: Bool {
    guard examination == nil else { return false }
    if profiles.count <= Self.examinedAtOnce, table.count == profiles.count { return true }
    return switch focus {
    case .page(let view), .copying(let view): view.page.needsExamination
    case .searching(let searching): searching.view.page.needsExamination
    case .regions(let regions): regions.choice.map(Self.needsExamination) ?? false
    case .list, .doubting, .menu, .signIn: false
    }
  }

  /// A region that is exported outranks the files in every client; without one each client asks its own reading of them.
  private static func needsExamination(_ choice: RegionChoice) -> Bool { choice == .unset }

  mutating func take(_ examination: Examination) {
    self.examination = examination
    findings = examination.findings
  }

  /// What the title counts: what is wrong or not what it seems; litter is not counted.
  var problemCount: Int {
    examination == nil ? profiles.complaints.count : findings.count { $0.severity != .note }
  }

  /// The page of problems: what `doctor` says, each with its place.
  var problemItems: [DetailItem] {
    let own = setup.preferences.complaints.map {
      DetailItem.line(StyledText("\(setup.glyphs.problem) \($0)", .problem))
    }
    let found =
      examination == nil
      ? profiles.complaints.flatMap { $0.items(setup.glyphs) }
      : findings.flatMap { $0.items(setup.glyphs) }
    if found.isEmpty, own.isEmpty {
      return [.line(StyledText("  nothing is wrong with the files", .quiet))]
    }
    return own + found
  }
}

extension PageView.Page {
  fileprivate var needsExamination: Bool {
    switch self {
    case .problems: true
    case .details(let number):
      Inspection.pages.indices.contains(number) && Inspection.pages[number].needsExamination
    case .help: false
    }
  }
}

extension Finding {
  /// What is wrong and where, whom it hurts, what mends it.
  fileprivate func items(_ glyphs: Glyphs) -> [DetailItem] {
    let style: Style = severity == .note ? .quiet : .problem
    let mark = severity == .note ? glyphs.none : glyphs.problem
    var lines = [StyledText("\(mark) \(place): \(sentence)", style)]
    if let hurt { lines.append(StyledText("    hurts \(hurt)", .quiet)) }
    lines.append(StyledText("    to do: \(fix.shown)"))
    return [DetailItem(content: .lines(lines), location: location, value: fix.copied), .blank]
  }
}

extension Finding.Fix {
  /// What is worth copying.
  fileprivate var copied: String {
    switch self {
    case .command(let text), .text(let text), .advice(let text): text
    }
  }
}
