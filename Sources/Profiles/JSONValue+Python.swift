// SPDX-License-Identifier: Apache-2.0

import ConfigFiles

extension JSONValue {
  /// The same value to be written again, the members of an object by name.
  package var python: PythonJSON.Value {
    switch self {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .number(let number):
      .number(Int(exactly: number).map { String($0) } ?? String(number))
    case .string(let text): .string(text.text)
    case .array(let elements): .list(elements.map(\.python))
    case .object(let members):
      .object(
        members.sorted { $0.key.text < $1.key.text }.map { ($0.key.text, $0.value.python) })
    }
  }
}
