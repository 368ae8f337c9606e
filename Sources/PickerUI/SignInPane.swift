// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles

/// What a sign-in asks or shows, in a box over the list; on a small terminal in its place.
extension Picker {
  func draw(_ pane: SignInPane, on screen: inout Screen) {
    let title = "sign in to \(pane.profile)"
    let columns = min(72, size.columns - 8)
    let lines = lines(of: pane, columns: columns)
    let frame = Frame(rows: lines.count, columns: columns, in: size)
    if frame.isFramed, frame.rows.count == lines.count {
      drawGround(pane.back, on: &screen)
      screen.draw(frame, title: title, setup.glyphs)
      for (row, line) in zip(frame.rows, lines) {
        screen.put(line, row: row, column: frame.columns.lowerBound, width: columns)
      }
    } else {
      let lines = self.lines(of: pane, columns: size.columns - 2)
      let room = pageRows
      let top = max(0, min(pane.top, lines.count - room))
      screen.drawBar(StyledText("awsprof > \(title)", .bar), right: "Esc back", row: 0)
      for (offset, line) in lines.dropFirst(top).prefix(room).enumerated() {
        screen.put(line, row: 1 + offset, column: 1)
      }
    }
    screen.cursor = nil
    drawFooter(on: &screen)
  }

  /// How far the lines can be scrolled where the pane fills the screen.
  func longestScroll(of pane: SignInPane) -> Int {
    max(0, lines(of: pane, columns: size.columns - 2).count - pageRows)
  }

  private func lines(of pane: SignInPane, columns: Int) -> [StyledText] {
    guard let state = signIns[pane.profile] else { return [] }
    func paragraph(_ text: String) -> [StyledText] {
      StyledText.paragraph(text, columns: columns, indent: 2)
    }
    switch state.progress {
    case .working(let note):
      let lines = paragraph("\(setup.glyphs.renewable) signing in")
      return [""] + lines + (note.map(paragraph) ?? []) + [""]
    case .waiting:
      return [""]
        + paragraph("\(setup.glyphs.renewable) another awsprof signs in for the same; waiting")
        + [""]
    case .asking(let question): return lines(question, state.code, columns)
    case .inviting(let page): return withCode(page, columns) { lines(page, pane.profile, $0) }
    case .failed(let trouble): return [""] + lines(trouble, columns) + [""]
    case .done: return []
    }
  }

  /// Who asks, with the line that says so, and the field: a mark for each digit.
  private func lines(
    _ question: SignInState.Question, _ code: MFACode, _ columns: Int
  ) -> [StyledText] {
    let place = profiles[question.profile]?["mfa_serial"]?.origin.description
    let owner = "of profile '\(question.profile)'" + (place.map { ", \($0)" } ?? "")
    let field = StyledText("code  [ \(code.shown(with: setup.glyphs.typed)) ]", .strong)
    var lines: [StyledText] = [""]
    lines += StyledText.paragraph("MFA device \(question.device)", columns: columns, indent: 2)
    lines += StyledText.paragraph(owner, .quiet, columns: columns, indent: 2) + ["", field, ""]
    if let complaint = question.complaint {
      let text = "\(setup.glyphs.problem) \(complaint): try the next one"
      lines += StyledText.paragraph(text, .problem, columns: columns, indent: 2) + [""]
    }
    return lines
  }

  /// What to do on which page.
  private func lines(
    _ page: SignInState.Page, _ name: Profile.Name, _ columns: Int
  ) -> [StyledText] {
    let wish =
      page.code == nil
      ? "the browser opens a page; if it does not, open it there:"
      : "open, on this machine or another:"
    var lines: [StyledText] = [""]
    lines += StyledText.paragraph(wish, columns: columns)
    lines += StyledText.paragraph(page.address, .strong, columns: columns)
    if !isExpected(page.address, for: name) {
      let text = "\(setup.glyphs.problem) the address is none of AWS's"
      lines += StyledText.paragraph(text, .problem, columns: columns, indent: 2)
    }
    if let code = page.code {
      lines += [""] + StyledText.paragraph("and confirm there that it shows", columns: columns)
      lines.append(StyledText(code, .strong))
    }
    return lines + ["", StyledText("\(setup.glyphs.renewable) waiting for the page"), ""]
  }

  private func lines(_ trouble: SignInState.Trouble, _ columns: Int) -> [StyledText] {
    StyledText.paragraph(
      "\(setup.glyphs.problem) \(trouble.sentence)", .problem, columns: columns, indent: 2)
      + trouble.hints.flatMap {
        StyledText.paragraph("hint: \($0)", columns: columns, indent: 2)
      }
  }

  /// What stands over the details of the profile under the cursor while it is signed in to, or could not be.
  func signInDetails(columns: Int) -> [StyledText] {
    guard let profile, let state = signIns[profile.name] else { return [] }
    switch state.progress {
    case .failed(let trouble): return lines(trouble, columns)
    case .working(let note?):
      return StyledText.paragraph(
        "\(setup.glyphs.renewable) \(note)", columns: columns, indent: 2)
    case .working, .waiting, .asking, .inviting, .done: return []
    }
  }
}

// MARK: - Pages

extension Picker {
  /// Puts the QR code of a page with a code in it beside the text, below it, or leaves it out.
  private func withCode(
    _ page: SignInState.Page, _ columns: Int, _ text: (Int) -> [StyledText]
  ) -> [StyledText] {
    guard let grid = grid(of: page), let width = grid.first?.width else { return text(columns) }
    let beside = columns - width - 2
    if beside >= 30, grid.count + 4 <= size.rows {
      let lines = text(beside)
      return (0..<max(lines.count, grid.count)).map { row in
        let line = (row < lines.count ? lines[row] : "").padded(to: beside + 2)
        return row < grid.count ? line + grid[row] : line
      }
    }
    let lines = text(columns)
    return lines.count + grid.count + 5 <= size.rows && width <= columns
      ? lines + grid + [""] : lines
  }

  /// The QR code of a page's address, two modules a cell one above the other; none where a cell cannot show half of it.
  ///
  /// Light modules are drawn, as for a dark background, and with the light theme the dark ones.
  private func grid(of page: SignInState.Page) -> [StyledText]? {
    guard let halves = setup.glyphs.halves, let code = page.picture else { return nil }
    let rim = 2
    let drawsDark = setup.preferences.theme == .light
    let places = -rim..<code.side + rim
    return stride(from: places.lowerBound, to: places.upperBound, by: 2).map { row in
      let text = places.map { column in
        let upper = code[row: row, column: column] == drawsDark
        let lower = code[row: row + 1, column: column] == drawsDark && row + 1 < places.upperBound
        return upper ? (lower ? halves.both : halves.upper) : lower ? halves.lower : " "
      }
      return .whole(text.joined(), .plain)
    }
  }

  private static let domains = [
    ".amazonaws.com", ".amazonaws.com.cn", ".awsapps.com", ".awsapps.cn", ".app.aws",
  ]

  /// Whether an address is where AWS has such pages, or where the profile's own start page is.
  private func isExpected(_ address: String, for name: Profile.Name) -> Bool {
    guard let host = Self.host(of: address) else { return false }
    if Self.domains.contains(where: host.hasSuffix) { return true }
    guard let index = profiles.place(of: name), case .success(let session)? = sessions[index] else {
      return false
    }
    return session.startURL.flatMap(Self.host) == host
  }

  /// `https://example.awsapps.com/start` is at `example.awsapps.com`; what is not encrypted is nowhere.
  private static func host(of address: String) -> String? {
    guard address.hasPrefix("https://") else { return nil }
    let rest = address.dropFirst(8).prefix { !"/?#\\".contains($0) }
    return String(rest.split(separator: "@", omittingEmptySubsequences: false).last ?? "")
      .lowercased()
  }
}

extension Session {
  /// Where a person signs in to SSO, for the session itself or for what it rests on.
  fileprivate var startURL: String? {
    switch self {
    case .sso(let sso): sso.startURL.text
    case .role(let role): role.source.session.startURL
    case .environmentKeys, .staticKeys, .webIdentity, .login, .process, .container,
      .instanceMetadata:
      nil
    }
  }
}
