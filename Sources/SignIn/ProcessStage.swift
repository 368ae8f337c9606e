// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import Profiles
import SignInWire

/// `credential_process`: a program that prints credentials as JSON (botocore credentials.py:ProcessProvider).
///
/// No client keeps its answer.
struct ProcessStage: Stage {
  private let command: Setting
  private let mayUseTerminal: Bool

  /// Long enough for a person to touch a key or type a code.
  private static let seconds = 120.0

  init(_ command: Setting, mayUseTerminal: Bool) {
    self.command = command
    self.mayUseTerminal = mayUseTerminal
  }

  mutating func handle(_ happening: Happening, after _: Product?, now: Timestamp) -> Step<Made> {
    switch happening {
    case .event(.ran(status: 0, let output, _)):
      do {
        return .done(Made(product: .credentials(try Self.credentials(in: output, now))))
      } catch {
        return .failed(.processAnswer(command, reason: error.reason))
      }
    case .event(.ran(let status, _, let errors)):
      return .failed(.processFailed(command, status: status, errors: errors))
    case .event(.ranTooLong):
      return .failed(.processTooLong(command, seconds: Int(Self.seconds)))
    case .event(.notRun(let reason)):
      return .failed(.processNotRun(command, reason: reason))
    default:
      do {
        let words = try shellWords(command.text ?? "")
        return .act(
          .perform(
            .run(
              Command(words: words, seconds: Self.seconds, mayUseTerminal: mayUseTerminal))))
      } catch {
        return .failed(.processNotRun(command, reason: "it has a quote that does not end"))
      }
    }
  }

  private struct Unusable: Error {
    let reason: String
  }

  private struct Answer: Decodable {
    let Version: Int
    let AccessKeyId: String
    let SecretAccessKey: SealedText
    let SessionToken: SealedText?
    let Expiration: String?
    let AccountId: String?
  }

  private static func credentials(in output: SealedText, _ now: Timestamp) throws(Unusable)
    -> SigningKeys
  {
    let answer: Answer
    do {
      answer = try output.json(Answer.self)
    } catch DecodingError.keyNotFound(let key, _) {
      throw Unusable(reason: "it lacks \(key.stringValue)")
    } catch {
      throw Unusable(reason: "it is not the JSON that clients expect")
    }
    guard answer.Version == 1 else {
      throw Unusable(reason: "its Version is \(answer.Version), and clients know only 1")
    }
    var end: Timestamp?
    if let text = answer.Expiration {
      guard let date = try? Timestamp(parsing: text) else {
        throw Unusable(reason: "its Expiration is not a date with a time zone")
      }
      guard now < date else { throw Unusable(reason: "its credentials are expired already") }
      end = date
    }
    return SigningKeys(
      accessKeyID: answer.AccessKeyId, secretAccessKey: answer.SecretAccessKey,
      sessionToken: answer.SessionToken, expiration: end, account: answer.AccountId)
  }
}
