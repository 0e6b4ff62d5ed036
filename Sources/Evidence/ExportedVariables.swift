/// The variables of a text that `export -p` has printed, in the quoting of any POSIX shell: `'…'`, `"…"`, `$'…'`, `\\`. A value may
/// go on over lines.
func exportedVariables(_ text: [UInt8]) -> [(name: String, value: String)] {
  var reader = ExportReader(text: text)
  var found: [(name: String, value: String)] = []
  while let variable = reader.next() { found.append(variable) }
  return found
}

private struct ExportReader {
  let text: [UInt8]
  var index = 0

  mutating func next() -> (name: String, value: String)? {
    while index < text.count {
      // `export NAME=value`, `declare -x NAME="value"`: the name is the last word before the sign.
      let start = index
      while index < text.count, text[index] != 0x3D, text[index] != 0x0A { index += 1 }
      let words = text[start..<index].split(separator: 0x20)
      guard index < text.count, text[index] == 0x3D, let name = words.last else {
        index += 1
        continue
      }
      index += 1
      return (String(decoding: name, as: UTF8.self), String(decoding: value(), as: UTF8.self))
    }
    return nil
  }

  /// One word of a shell, up to the end of its line.
  private mutating func value() -> [UInt8] {
    var result: [UInt8] = []
    while index < text.count, text[index] != 0x0A {
      switch text[index] {
      case 0x27: quoted(by: 0x27, escapes: [], into: &result)
      case 0x22: quoted(by: 0x22, escapes: Array("$`\"\\\n".utf8), into: &result)
      case 0x24 where index + 1 < text.count && text[index + 1] == 0x27:
        index += 1
        quoted(by: 0x27, escapes: nil, into: &result)
      case 0x5C where index + 1 < text.count:
        result.append(text[index + 1])
        index += 2
      default:
        result.append(text[index])
        index += 1
      }
    }
    index += 1
    return result
  }

  /// `escapes` are the bytes that a backslash takes its meaning from; nil means the escapes of C.
  private mutating func quoted(by quote: UInt8, escapes: [UInt8]?, into result: inout [UInt8]) {
    index += 1
    while index < text.count, text[index] != quote {
      let next = index + 1 < text.count ? text[index + 1] : 0
      if text[index] == 0x5C, escapes?.contains(next) ?? true {
        let meaning: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D]
        result.append(escapes == nil ? meaning[next] ?? next : next)
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    index += 1
  }
}
