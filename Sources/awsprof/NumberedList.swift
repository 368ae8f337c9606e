// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The picker without a picture, on /dev/tty: where TERM is unset or dumb, and where it is asked for (`--plain`).
enum NumberedList {
  static func ask(
    _ profiles: ProfileSet, _ world: World, _ setup: Picker.Setup
  ) throws(Failure) -> (Picker.Choice, ProfileSet) {
    let descriptor = Disk.retrying { open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw Failure("there is no terminal to ask on", hint: "name the profile: awsprof export NAME")
    }
    defer { close(descriptor) }
    guard profiles.count > 0 else {
      throw Failure(
        "there are no profiles in \(profiles.config.shown) or \(profiles.credentials.shown)")
    }
    var conversation = Conversation(profiles, setup: setup, now: world.now)
    Output.tell(conversation.opening, on: descriptor)
    while true {
      conversation.take(read(conversation.picker.wantedCaches, in: world))
      switch conversation.decision() {
      case .choose(let choice):
        Output.tell("using \(Visible(choice.profile.text).text)\n", on: descriptor)
        return (choice, profiles)
      case .cancel: throw .cancelled
      case .signIn(let name, _):
        let files = signIn(name, world)
        conversation.take(read(files ?? [], in: world))
        conversation.signInEnded(name, hasFailed: files == nil)
      default:
        Output.tell(conversation.text + Conversation.prompt, on: descriptor)
        guard let answer = line(from: descriptor) else { throw .cancelled }
        conversation.take(answer)
      }
    }
  }

  private static func read(_ files: [CacheFile], in world: World) -> [(CacheFile, CacheEntry)] {
    files.map { ($0, Disk.readCache($0, in: world.cacheFolders)) }
  }

  /// Signs in as `refresh` does, and answers with the cache files that have changed; a failure has been said.
  private static func signIn(_ name: Profile.Name, _ world: World) -> [CacheFile]? {
    do {
      let target = try SignInTarget(forClientsOf: name, in: world)
      let outcome = try target.signIn(in: world)
      Output.say(RefreshCommand.sentence(name, outcome, world.now))
      return target.session.cacheFiles
    } catch {
      Output.report(error)
      return nil
    }
  }

  /// One line that was typed, without its end; `nil` at the end of input.
  private static func line(from descriptor: Int32) -> String? {
    var bytes: [UInt8] = []
    while bytes.count < 4096 {
      var byte: UInt8 = 0
      let count = withUnsafeMutableBytes(of: &byte) { buffer in
        Disk.retrying { System.read(descriptor, buffer.baseAddress, 0, 1) }
      }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
