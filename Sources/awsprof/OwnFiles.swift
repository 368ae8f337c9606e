// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// awsprof's own two files, where the XDG base directories have them: what the person wants, and what was last chosen.
///
/// The first is only read. The second is the only file that awsprof writes: 0600 in a folder of 0700, replaced as a
/// whole, never under `~/.aws`. That it cannot be read or written keeps nobody from choosing.
struct OwnFiles {
  let settings: SourceFile
  let recents: SourceFile

  init(_ location: FileLocation) {
    func file(_ variable: String, _ usual: String, _ name: String) -> SourceFile {
      // A relative path there is to be ignored, as the XDG specification has it.
      let folder = location.variable(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
      let path = (folder ?? location.expanded(usual)) + "/awsprof/" + name
      return SourceFile(.config, path: path, shown: location.shown(path))
    }
    settings = file("XDG_CONFIG_HOME", "~/.config", "config")
    recents = file("XDG_STATE_HOME", "~/.local/state", "recents")
  }

  func readPreferences() -> Preferences {
    switch Disk.read(settings.path, limit: Disk.cacheLimit) {
    case .present(let bytes):
      var preferences = Preferences(read(ConfigText(.present(bytes), of: settings), as: .botocore))
      if FunctionName(preferences.functionName) == nil {
        preferences.refuseFunctionName(FunctionName.rule(preferences.functionName))
      }
      return preferences
    case .absent: return Preferences()
    case .directory: return Preferences(complaint: "\(settings.shown): this is a directory")
    case .notAFile: return Preferences(complaint: "\(settings.shown): this is not a file")
    case .unreadable(let reason):
      return Preferences(complaint: "\(settings.shown): cannot be read: \(reason)")
    case .tooLarge: return Preferences(complaint: "\(settings.shown): is larger than 1 MiB")
    }
  }

  func readRecents() -> Recents {
    guard case .present(let bytes) = Disk.read(recents.path, limit: Disk.cacheLimit) else {
      return Recents()
    }
    return Recents(String(decoding: bytes, as: UTF8.self))
  }

  /// Notes a choice, if notes are wanted; another picker may have noted one meanwhile, so the file is read first.
  func note(_ choice: Picker.Choice, at moment: Timestamp, _ preferences: Preferences) {
    guard preferences.keepsRecents else { return }
    var recents = readRecents()
    let region: String? = if case .named(let name) = choice.region { name } else { nil }
    recents.note(choice.profile, region: region, at: moment)
    StateFile.replace(self.recents.path, with: Array(recents.text.utf8))
  }
}

/// The file under the state folder, which is the person's alone or is not written.
private enum StateFile {
  static func replace(_ path: String, with bytes: [UInt8]) {
    guard let folder = WholeFile.folder(of: path), makeFolder(folder) else { return }
    _ = WholeFile.replace(path, in: folder, with: bytes)
  }

  /// The folder of the person alone; one that others may write to, or that is a link, is left alone.
  private static func makeFolder(_ path: String) -> Bool {
    guard !path.split(separator: "/").contains(".aws") else { return false }
    _ = WholeFile.makeFolder(path)
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return status.st_uid == getuid() && status.st_mode & 0o022 == 0
  }
}
