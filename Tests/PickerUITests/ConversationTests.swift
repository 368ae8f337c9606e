// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Foundation
import PickerUI
import Profiles
import Testing

/// The picker line by line, as a golden conversation; `AWSPROF_RECORD=1` writes it anew.
@Suite("the plain picker")
struct ConversationTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/conversation.txt")

  @Test("what is said to what is typed is as recorded")
  func recorded() throws {
    var text = ""
    var conversation = try conversation(preferences: "")
    text += conversation.opening
    for line in ["", "zzz", "*", "i 7", "s 1", "3", "q", "prod !admin", "region:eu hop"] {
      if !line.isEmpty { conversation.take(line) }
      readCaches(&conversation)
      #expect(conversation.decision() == nil)
      text += conversation.text + Conversation.prompt + "\n"
    }
    try Golden.check(text, Self.file)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(
    "a line leads to the effect that it asks for",
    arguments: [
      ("", .cancel), ("2", .choose(.init(profile: "dev", region: .profiles))),
      ("s 2", .signIn("dev", .usual)), ("s 1", nil), ("s x", nil), ("3", nil),
      ("r 2 eu-west-3", .choose(.init(profile: "dev", region: .named("eu-west-3")))), ("99", nil),
      ("0", nil), ("i 2", nil), ("i x", nil), ("dev", nil),
    ] as [(String, Picker.Effect?)])
  func effects(_ line: String, _ effect: Picker.Effect?) throws {
    var conversation = try conversation(preferences: "")
    #expect(answer(line, in: &conversation) == effect)
  }

  @Test("of an ended session is asked, and it is used once it is there")
  func ended() throws {
    let partner = Picker.Choice(profile: "partner", region: .profiles)
    var conversation = try conversation(preferences: "[profile partner]\nawsprof_confirm = yes\n")
    #expect(answer("3", in: &conversation) == nil)
    #expect(conversation.text.contains("use 'partner'?"))
    #expect(answer("y", in: &conversation) == nil)
    #expect(conversation.text.contains("has ended"))
    #expect(answer("n", in: &conversation) == .choose(partner))
    #expect(answer("3", in: &conversation) == nil)
    #expect(answer("y", in: &conversation) == nil)
    #expect(answer("", in: &conversation) == nil)
    #expect(conversation.text == "'partner' was not used\n")
    for hasFailed in [true, false] {
      #expect(answer("3", in: &conversation) == nil)
      #expect(answer("y", in: &conversation) == nil)
      #expect(answer("y", in: &conversation) == .signIn("partner", .usual))
      conversation.signInEnded("partner", hasFailed: hasFailed)
      #expect(conversation.decision() == (hasFailed ? nil : .choose(partner)))
    }
    #expect(answer("s 3", in: &conversation) == .signIn("partner", .usual))
    conversation.signInEnded("partner", hasFailed: false)
    #expect(conversation.decision() == nil)
  }

  @Test("a profile that asks is used after y alone")
  func confirm() throws {
    var conversation = try conversation(preferences: "[profile dev]\nawsprof_confirm = yes\n")
    #expect(answer("2", in: &conversation) == nil)
    #expect(conversation.text.contains("use 'dev'?"))
    #expect(answer("", in: &conversation) == nil)
    #expect(answer("2", in: &conversation) == nil)
    #expect(answer("y", in: &conversation) == .choose(.init(profile: "dev", region: .profiles)))
  }

  private func answer(_ line: String, in conversation: inout Conversation) -> Picker.Effect? {
    conversation.take(line)
    readCaches(&conversation)
    return conversation.decision()
  }

  private func conversation(preferences: String) throws -> Conversation {
    var golden = GoldenScreen(home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: "")
    golden.preferences = preferences
    golden.environment = [("AWS_PROFILE", "vault"), ("AWS_REGION", "eu-west-2")]
    let picker = try golden.picker()
    return Conversation(picker.profiles, setup: picker.setup, now: picker.now)
  }

  private func readCaches(_ conversation: inout Conversation) {
    let golden = GoldenScreen(home: "everyday", size: Screen.Size(rows: 24, columns: 80), keys: "")
    conversation.take(golden.caches(conversation.picker.wantedCaches))
  }
}
