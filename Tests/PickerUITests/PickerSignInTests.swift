// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import Testing

/// What a sign-in tells the picker, as golden screens and tests write it.
///
///     keys 123                  more keys
///     prod-admin asks           an MFA code; `asks again` after a wrong one
///     dev shows ABCD-EFGH       a page with a code; `shows` alone the browser's
///     dev works touch the key   what a program says meanwhile
///     dev waits                 for another awsprof
///     dev fails                 as AWS says it
///     dev ends                  well
enum SignInSteps {
  static let device = "arn:aws:iam::111122223333:mfa/alice"
  static let page = "https://device.sso.eu-central-1.amazonaws.com/?user_code="
  static let authorization =
    "https://oidc.eu-central-1.amazonaws.com/authorize?response_type=code&client_id=EXAMPLECLIENT&redirect_uri=http%3A%2F%2F127.0.0.1%3A40123%2Foauth%2Fcallback&state=EXAMPLESTATE&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess&code_challenge=EXAMPLECHALLENGE"

  static func events(_ step: String) -> [Picker.Event] {
    let words = step.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return [] }
    if words[0] == "keys" { return KeyNames.keys(in: words[1]).map { .key($0) } }
    return [event(Profile.Name(words[0]), words[1])]
  }

  static func event(_ name: Profile.Name, _ deed: String) -> Picker.Event {
    let words = deed.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : nil
    switch words[0] {
    case "asks":
      let complaint = rest == "again" ? "STS does not take that code" : nil
      return .signIn(name, .asking(.init(device: device, profile: name, complaint: complaint)))
    case "shows":
      let address = rest.map { page + $0 } ?? authorization
      return .signIn(name, .inviting(.init(address: address, code: rest)))
    case "works": return .signIn(name, .working(note: rest))
    case "waits": return .signIn(name, .waiting)
    case "fails":
      let sentence =
        "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Admin"
      let hint =
        "the role must trust whoever asks, and they must be allowed sts:AssumeRole; a wrong external_id or MFA device looks the same"
      return .signIn(name, .failed(.init(sentence, hints: [hint])))
    case "ends": return .signIn(name, .done("\(name): live 59m"))
    default:
      Issue.record("'\(deed)' is nothing that happens")
      return .idle
    }
  }
}

@Suite("signing in beside the list")
struct PickerSignInTests {
  private func picker(_ keys: String = "", _ steps: String...) throws -> Picker {
    var golden = GoldenScreen(
      home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: keys)
    golden.then = steps
    return try golden.picker()
  }

  private func effect(_ picker: inout Picker, _ step: String) -> Picker.Effect? {
    SignInSteps.events(step).reduce(nil) { _, event in picker.handle(event) }
  }

  private func status(_ picker: Picker, of name: Profile.Name) -> String {
    let screen = picker.screen()
    let rows = (2..<screen.size.rows).map { screen.text(ofRow: $0) }
    return rows.first { $0.dropFirst(2).hasPrefix(name.text + " ") } ?? ""
  }

  @Test("an MFA code goes to the flow that asked, digit by digit, and only whole")
  func code() throws {
    var picker = try picker("prod-admin<ctrl-r>", "prod-admin asks")
    #expect(effect(&picker, "keys 12a34<enter>") == .beep)
    #expect(effect(&picker, "keys 56<enter>") == .answer("prod-admin", try code("123456")))
    #expect(effect(&picker, "prod-admin asks again") == nil)
    let second = Picker.Effect.answer("prod-admin", try code("111222"))
    #expect(effect(&picker, "keys 9<backspace>111222<enter>") == second)
  }

  private func code(_ digits: String) throws -> MFACode {
    var code = MFACode()
    let isTaken = code.insert(digits)
    try #require(isTaken)
    return code
  }

  @Test("a pasted code loses its blanks; what has no room is not taken in part")
  func paste() throws {
    var picker = try picker("prod-admin<ctrl-r>", "prod-admin asks")
    #expect(picker.handle(.key(.paste(" 123 456\n"))) == nil)
    #expect(picker.handle(.key(.paste("7"))) == .beep)
    #expect(effect(&picker, "keys <enter>") == .answer("prod-admin", try code("123456")))
  }

  @Test("the digits are on no screen, in no description and in no dump")
  func secrecy() throws {
    let picker = try picker("prod-admin<ctrl-r>", "prod-admin asks", "keys 824193")
    let screen = picker.screen()
    let shown = (0..<screen.size.rows).map { screen.text(ofRow: $0) }.joined()
    var dumped = ""
    dump(picker, to: &dumped)
    for text in [shown, "\(picker)", String(reflecting: picker), dumped] {
      #expect(!text.contains("824193") && !text.contains("8 2 4 1 9 3"))
    }
    let effect = Picker.Effect.answer("prod-admin", try code("824193"))
    #expect(!"\(effect)".contains("824193") && !String(reflecting: effect).contains("824193"))
    #expect(shown.contains("• • • • • •"))
  }

  @Test("Esc cancels what is under way, and closes what went wrong")
  func cancelling() throws {
    var picker = try picker("prod-admin<ctrl-r>", "prod-admin asks", "keys 123")
    #expect(effect(&picker, "keys <esc>") == .cancelSignIn("prod-admin"))
    #expect(picker.focus == .list && picker.signIns.isEmpty)
    #expect(effect(&picker, "prod-admin asks") == nil, "what comes too late is nothing")
    #expect(picker.focus == .list && picker.signIns.isEmpty)
    #expect(effect(&picker, "keys <ctrl-r>") == .signIn("prod-admin", .usual))
    #expect(effect(&picker, "prod-admin fails") == nil)
    #expect(picker.focus == .list, "an error does not take the keyboard")
    #expect(status(picker, of: "prod-admin").contains("! expiring 12m"), "what is live still is")
  }

  @Test("the list stays alive, several go on at once, and a question waits for its turn")
  func several() throws {
    var picker = try picker("<down><down><ctrl-r><down><ctrl-r>")
    #expect(status(picker, of: "partner").contains("~ signing in"))
    #expect(status(picker, of: "legacy").contains("~ signing in"))
    #expect(effect(&picker, "keys <up>x<backspace>") == nil)
    #expect(effect(&picker, "partner shows ABCD-EFGH") == nil)
    #expect(picker.focus == .list && picker.message?.contains("'partner' waits for a page") == true)
    #expect(effect(&picker, "legacy shows BCDF-GHJK") == nil)
    #expect(effect(&picker, "keys legacy<ctrl-r>") == nil)
    #expect(picker.focus == .signIn(try pane("legacy")))
    #expect(effect(&picker, "keys <tab>") == nil)
    #expect(picker.focus == .list && picker.signIns.count == 2, "Tab leaves it going on")
    #expect(effect(&picker, "legacy ends") == nil)
    #expect(picker.signIns.count == 1 && picker.message == "legacy: live 59m")
  }

  private func pane(_ name: String) throws -> SignInPane {
    let picker = try picker("\(name)<ctrl-r>", "keys <ctrl-r>")
    guard case .signIn(let pane) = picker.focus else { throw NoPane() }
    return pane
  }

  private struct NoPane: Error {}

  @Test("what asks comes up by itself only where nothing else was pressed since")
  func attention() throws {
    #expect(try picker("partner<ctrl-r>", "partner shows ABCD-EFGH").focus != .list)
    #expect(try picker("partner<ctrl-r><esc>", "partner shows ABCD-EFGH").focus == .list)
    #expect(try picker("partner<ctrl-t><ctrl-r>", "partner shows ABCD-EFGH").focus != .list)
  }

  @Test("on a page it comes over the page, which is there again afterwards")
  func overPage() throws {
    var picker = try picker("prod-admin<tab><ctrl-r>", "prod-admin asks")
    guard case .signIn(let pane) = picker.focus else { throw NoPane() }
    #expect(pane.back == PageView(.details(0)))
    _ = effect(&picker, "prod-admin ends")
    #expect(picker.focus == .page(PageView(.details(0))))
  }

  @Test("a page's address is copied; the browser's page gives way to a code")
  func page() throws {
    var picker = try picker("partner<ctrl-r>", "partner shows")
    guard case .copy(let copy)? = effect(&picker, "keys y") else { throw NoPane() }
    #expect(copy.content == .text(SignInSteps.authorization) && copy.word == "the address")
    #expect(effect(&picker, "keys d") == .signIn("partner", .deviceCode))
    _ = effect(&picker, "partner shows ABCD-EFGH")
    #expect(effect(&picker, "keys d") == .beep)
  }

  @Test("an ended session that was chosen is used once it is live, unless the cursor has moved on")
  func using() throws {
    let choice = Picker.Effect.choose(.init(profile: "partner", region: .profiles))
    var stays = try picker("partner<enter>y", "partner shows ABCD-EFGH")
    #expect(effect(&stays, "partner ends") == choice)
    var leaves = try picker("<down><down><enter>y", "partner shows ABCD-EFGH", "keys <tab><up>")
    #expect(effect(&leaves, "partner ends") == nil)
    var fails = try picker("partner<enter>y", "partner fails")
    #expect(effect(&fails, "keys <ctrl-r>") == .signIn("partner", .usual))
    #expect(effect(&fails, "partner ends") == nil)
  }

  @Test("Enter while it goes on shows it, and uses the profile at its end")
  func enterMeanwhile() throws {
    var picker = try picker("partner<ctrl-r><enter>")
    #expect(picker.focus == .signIn(try pane("partner")))
    let choice = Picker.Choice(profile: "partner", region: .profiles)
    #expect(effect(&picker, "partner ends") == .choose(choice))
  }

  @Test("files that are read again leave a sign-in going on")
  func reading() throws {
    var picker = try picker("prod-admin<ctrl-r>", "prod-admin asks")
    _ = picker.handle(.filesRead(picker.profiles))
    #expect(effect(&picker, "keys 123456<enter>") == .answer("prod-admin", try code("123456")))
  }

  @Test("an address that is none of AWS's is said to be none")
  func addresses() throws {
    func warns(_ address: String) throws -> Bool {
      var picker = try picker("partner<ctrl-r>")
      _ = picker.handle(.signIn("partner", .inviting(.init(address: address, code: nil))))
      let screen = picker.screen()
      return (0..<24).contains { screen.text(ofRow: $0).contains("none of AWS's") }
    }
    let start = "https://partner.awsapps.com/start/"
    for good in [SignInSteps.authorization, SignInSteps.page, start] {
      #expect(try !warns(good), "\(good)")
    }
    for bad in [
      "http://device.sso.eu-central-1.amazonaws.com/", "https://amazonaws.com.example/",
      "https://device.amazonaws.com@example.com/", "https://example.com/.amazonaws.com",
      "https://example.com\\.amazonaws.com/", "",
    ] { #expect(try warns(bad), "\(bad)") }
  }
}
