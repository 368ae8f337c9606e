// SPDX-License-Identifier: Apache-2.0

/// Whether the picker uses colours, as the person says by an option or a setting.
package enum ColorUse: String, CaseIterable, Sendable {
  /// As the environment says, and otherwise as many as the terminal has.
  case auto
  case always, never
  /// At most so many, whatever the environment says.
  case sixteen = "16"
  case twoHundredFiftySix = "256"

  /// At most how many colours there are to be; 0 for none.
  ///
  /// NO_COLOR counts before what forces colours (no-color.org asks for it), a variable that is empty not at all.
  package func limit(variable: (String) -> String?) -> Int {
    switch self {
    case .always: return .max
    case .never: return 0
    case .sixteen: return 16
    case .twoHundredFiftySix: return 256
    case .auto: break
    }
    func says(_ name: String) -> Bool { variable(name)?.isEmpty == false }
    if says("NO_COLOR") { return 0 }
    let forces = ["CLICOLOR_FORCE", "FORCE_COLOR"].contains { says($0) && variable($0) != "0" }
    return !forces && variable("CLICOLOR") == "0" ? 0 : .max
  }
}
