// SPDX-License-Identifier: Apache-2.0

import ConfigFiles
import PickerUI
import Profiles
import ShellExport

/// Writes a choice in a format that is no shell's.
struct ExportFormat {
  let lines: ExportLines
  let format: Format

  func write(_ choice: Picker.Choice) throws(Failure) {
    guard let profile = lines.profiles[choice.profile] else {
      throw ExportLines.unknown(choice.profile, in: lines.profiles)
    }
    if format.reach == .credentials {
      return try CredentialsOutput(world: lines.world, profiles: lines.profiles).write(profile)
    }
    let region = try ExportLines.region(of: profile, choice.region)
    let snippet = Snippet(profile: choice.profile.text, region: region)
    let text: String?
    do {
      text = try snippet.text(in: format)
    } catch {
      throw Failure(error.description, hint: "nothing was written; --format json can say it")
    }
    if let text { try Output.print(text) }
    warn(profile, snippet, choice.region)
  }

  private func warn(_ profile: Profile, _ snippet: Snippet, _ choice: Picker.RegionChoice) {
    let environment = lines.world.environment
    let byVariable = Selection.environment(profile.name, variable: "AWS_PROFILE")
    switch format.reach {
    case .setsAndUnsets, .setsOnly:
      lines.warn(
        of: profile, region: snippet.region, choice: choice, selectedBy: byVariable,
        in: environment.applying(snippet.change))
      guard format.reach == .setsOnly else { return }
      for name in EnvironmentChange.outranking where environment.nonEmpty(name) != nil {
        Output.warn(
          "\(name) is set here, counts before AWS_PROFILE, and no .env file takes it away")
      }
    case .namesProfile:
      lines.warn(
        of: profile, region: snippet.region, choice: choice, selectedBy: .explicit(profile.name),
        in: environment)
    case .credentials: break
    }
  }
}
