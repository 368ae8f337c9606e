// SPDX-License-Identifier: Apache-2.0

package import ConfigFiles

/// A profile as one client merges it from both files: a name and settings, each with its place.
package struct Profile: Sendable {
  /// The name as written: anything may stand in it, so it is shown and quoted with care.
  package typealias Name = Verbatim

  package let name: Name
  /// Config's in the order of the file, then those that only credentials has.
  package internal(set) var settings: [Setting] = []
  /// The titles that declare it, the one that counts first.
  package internal(set) var declarations: [SourceLocation] = []

  package init(name: Name) {
    self.name = name
  }

  /// The merged setting of a key.
  package subscript(key: Verbatim) -> Setting? {
    settings.place(of: key).map { settings[$0] }
  }

  /// Whether the key is there at all, whatever its value.
  package func has(_ key: Verbatim) -> Bool {
    settings.place(of: key) != nil
  }

  /// The merged value of a key where it is plain text.
  package func text(_ key: Verbatim) -> String? {
    // Asked at every prompt, and `self[key]?.text` would be the first use of `Setting?` there.
    guard let place = settings.place(of: key) else { return nil }
    return settings[place].text
  }

  /// The value of a key in one file alone, with its place: botocore never joins a static key of one file with the
  /// secret of the other (credentials.py:SharedCredentialProvider, ConfigProvider).
  package func written(_ key: Verbatim, in kind: SourceFile.Kind) -> Setting? {
    guard has(key), let setting = self[key] else { return nil }
    if setting.origin.location?.file.kind == kind { return setting }
    for hidden in setting.hidden
    where hidden.reason == .credentialsFileWins && hidden.origin.location?.file.kind == kind {
      return Setting(key: key, value: hidden.value, origin: hidden.origin)
    }
    return nil
  }
}
