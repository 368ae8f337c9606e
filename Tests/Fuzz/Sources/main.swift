// SPDX-License-Identifier: Apache-2.0

import CLibFuzzer

/// `Fuzz TARGET [OPTIONS OF LIBFUZZER] [CORPUS...]`: the first argument is ours, the others are libFuzzer's.
guard Chosen.target != nil else {
  fatalError("usage: Fuzz TARGET ...; targets: \(Target.all.map(\.name).joined(separator: " "))")
}
var arguments = CommandLine.unsafeArgv + 1
var count = CommandLine.argc - 1
withUnsafeMutablePointer(to: &arguments) { arguments in
  let raw = UnsafeMutableRawPointer(arguments).assumingMemoryBound(
    to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self)
  _ = LLVMFuzzerRunDriver(&count, raw) { bytes, length in
    Chosen.target?.run(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
  }
}

enum Chosen {
  static let target = Target.all.first {
    CommandLine.arguments.count > 1 && $0.name == CommandLine.arguments[1]
  }
}
