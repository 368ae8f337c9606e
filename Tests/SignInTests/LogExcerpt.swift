// SPDX-License-Identifier: Apache-2.0

import SignIn
import SignInWire

/// What a log says of a flow, and all that it must not say.
struct LogExcerpt {
  var records: [LogRecord] = []
  /// The words of every sealed text that the flow was given or gave, but for what AWS calls the requests.
  var secrets: Set<String> {
    words.filter { word in !operations.contains { $0.contains(word) } }
  }

  private var words: Set<String> = []
  private var operations: Set<String> = []

  init() {}

  init<Outcome>(of happening: Happening, _ step: Step<Outcome>) {
    records = LogRecord.records(of: happening)
    switch step {
    case .act(let deed): records += LogRecord.records(of: deed)
    case .failed(let error): records.append(LogRecord.record(of: error))
    case .done: break
    }
    collect(happening)
    collect(step)
    // A code is short, and may be a part of a number that is none.
    if case .answered(let code) = happening { words.insert(" \(code.revealed)") }
  }

  mutating func append(_ other: LogExcerpt) {
    records += other.records
    words.formUnion(other.words)
    operations.formUnion(other.operations)
  }

  private mutating func collect(_ value: Any) {
    if let sealed = value as? SealedText {
      let found = sealed.revealed.split { !$0.isLetter && !$0.isNumber && !"-._+/%".contains($0) }
      words.formUnion(found.lazy.filter { Self.isTelling($0) }.map(String.init))
      return
    }
    if let operation = (value as? Request)?.operation { operations.insert(operation) }
    for child in Mirror(reflecting: value).children { collect(child.value) }
  }

  /// Long enough to be a secret, and nothing that a log may have: a host, the number of an account, a moment, a public word.
  private static func isTelling(_ word: Substring) -> Bool {
    let isPublic =
      ["amazonaws.c", "aws.amazon.com", "awsapps.com", "2026-01-15T"].contains { word.contains($0) }
      || publicWords.contains(String(word)) || word.allSatisfy(\.isNumber)
    return word.count >= 8 && !isPublic
  }

  private static let publicWords: Set<String> = [
    "eu-central-1", "AssumeRole", "web-role", "AccessDenied", "Signature", "SignatureDoesNotMatch",
    "UnauthorizedException", "invalid_client",
  ]
}
