/// What a command printed, as lines a reader sees: no escape sequences, no trailing blanks, no doubled empty lines.
public struct OutputLines: Hashable, Sendable {
  /// Lines without their ends; an empty one stands for a run of them, never first or last.
  public var lines: [[UInt8]]

  public init(_ bytes: [UInt8]) {
    let text = needsCleaning(bytes) ? cleaned(bytes) : bytes
    lines = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.trimmingTrailingBlanks
      if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append([UInt8](line))
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
  }

  public init(_ text: String) { self.init([UInt8](text.utf8)) }
}

private func needsCleaning(_ bytes: [UInt8]) -> Bool {
  bytes.contains { $0 == 0x1B || $0 == 0x0D || $0 == 0 || $0 >= 0x80 }
}

/// CRLF becomes LF; ANSI escapes (ECMA-48, 5.4) and NUL, of which a terminal shows nothing, vanish; invalid UTF-8 becomes U+FFFD.
public func cleaned(_ bytes: [UInt8]) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case 0x1B: index = endOfEscape(bytes, at: index)
    case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index += 1
    case 0: index += 1
    case let byte:
      out.append(byte)
      index += 1
    }
  }
  // `String(decoding:)` repairs what is not UTF-8 as the Unicode Standard recommends (section 3.9, U+FFFD substitution).
  return [UInt8](String(decoding: out, as: UTF8.self).utf8)
}

func endOfEscape(_ bytes: [UInt8], at start: Int) -> Int {
  guard let kind = bytes.byte(start + 1) else { return start + 1 }
  switch kind {
  case 0x5B:  // CSI: parameters, intermediates, one final byte
    let end = bytes.end(from: start + 2) { (0x20...0x3F).contains($0) }
    return min(end + 1, bytes.count)
  case 0x5D:  // OSC: up to BEL or ST
    let end = bytes.end(from: start + 2) { $0 != 0x07 && $0 != 0x1B && $0 != 0x0A }
    guard let stop = bytes.byte(end) else { return end }
    return stop == 0x07 ? end + 1 : stop == 0x1B ? min(end + 2, bytes.count) : end
  default:  // intermediates, one final byte
    let end = bytes.end(from: start + 1) { (0x20...0x2F).contains($0) }
    return min(end + 1, bytes.count)
  }
}
