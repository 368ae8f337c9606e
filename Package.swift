// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// What every Swift target is compiled with: existentials are written out, and a file imports what it names.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "awsprof",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "awsprof", targets: ["awsprof"]),
    .executable(name: "awsprof-signin", targets: ["awsprof-signin"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", "4.5.2"..<"5.0.0"),
  ],
  targets: [
    .target(name: "ConfigFiles", swiftSettings: strict),
    .target(
      name: "Profiles",
      dependencies: ["ConfigFiles", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(name: "PickerUI", dependencies: ["Profiles", "ConfigFiles"], swiftSettings: strict),
    .target(
      name: "ShellExport",
      resources: ["bash", "zsh", "fish", "ps1", "nu"].map { .embedInCode("Init/awsp.\($0)") },
      swiftSettings: strict),
    .target(name: "SignInWire", swiftSettings: strict),
    .target(
      name: "SignIn",
      dependencies: [
        "SignInWire", "Profiles", "ConfigFiles", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "CTerminal",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "CStartup"),
    .target(name: "CBuild"),
    .target(name: "CDumps"),
    .executableTarget(
      name: "awsprof",
      dependencies: [
        "ConfigFiles", "Profiles", "PickerUI", "ShellExport", "SignIn", "SignInWire", "CTerminal",
        "CBuild", "CDumps", "CStartup",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "awsprof-signin", dependencies: ["SignInWire", "CCurl", "CDumps"],
      swiftSettings: strict),
    .testTarget(name: "ConfigFilesTests", dependencies: ["ConfigFiles"], swiftSettings: strict),
    .testTarget(
      name: "ProfilesTests", dependencies: ["Profiles", "ConfigFiles"], swiftSettings: strict),
    .testTarget(
      name: "PickerUITests", dependencies: ["PickerUI", "Profiles", "ConfigFiles", "ShellExport"],
      exclude: ["Screens", "QRCodes"], swiftSettings: strict),
    .testTarget(name: "ShellExportTests", dependencies: ["ShellExport"], swiftSettings: strict),
    .testTarget(
      name: "SignInTests",
      dependencies: [
        "SignIn", "SignInWire", "Profiles", "ConfigFiles",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Flows", "Answers"], swiftSettings: strict),
  ]
)

// Only where scripts/fuzz and scripts/sanitize ask for it: it needs a compiler that has libFuzzer.
if Context.environment["AWSPROF_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["ConfigFiles", "Profiles", "PickerUI", "ShellExport", "CLibFuzzer"],
      path: "Tests/Fuzz/Sources", swiftSettings: strict),
  ]
}
