/// Cuts a line of an example into what stands for itself and what stands for more, from left to right.
struct LineScanner {
  enum Part {
    /// Text that stands for itself.
    case text
    /// `\{{`, which stands for `{{`.
    case escape
    /// One or more spaces or tabs.
    case blank
    /// `...` or `…`.
    case gap
    case value(ValueKind)
    case hole(Hole)
  }

  private let line: [UInt8]
  private let variables: [String: String]
  private let mayHold: Bool
  /// Where the address of nslookup's resolver begins.
  private let header: Int?
  private var index = 0
  /// What begins at the index, where that is known.
  private var found: (part: Part, end: Int)?

  /// Names of `variables` stand for any word; where there are none, they have been filled in before.
  init(_ line: [UInt8], variables: [String: String]) {
    self.line = line
    self.variables = variables
    mayHold = Placeholder.mayStand(in: line)
    header = resolverAddress(in: line)
  }

  /// The next part, and where it stands; nil at the end.
  mutating func next() -> (part: Part, range: Range<Int>)? {
    let start = index
    if found == nil { skipText() }
    if index > start { return (.text, start..<index) }
    guard let (part, end) = found else { return nil }
    (index, found) = (end, nil)
    return (part, start..<end)
  }

  /// Goes on to the next byte at which something begins.
  private mutating func skipText() {
    while index < line.count {
      found = special()
      guard found == nil else { return }
      index += 1
      // Within a word of ASCII nothing begins.
      if line[index - 1].isWord { index = line.end(from: index) { $0.isAlphanumeric || $0 == 0x5F } }
    }
  }

  /// What begins at the index and is no text, and where it ends.
  private func special() -> (part: Part, end: Int)? {
    guard index < line.count else { return nil }
    let byte = line[index]
    if byte.isBlank { return (.blank, line.end(from: index) { $0.isBlank }) }
    if mayHold {
      if byte == 0x5C, line.starts(with: "{{", at: index + 1) { return (.escape, index + 3) }
      if byte == 0x7B, let found = Placeholder.inside(line, at: index),
        let hole = Hole(found.inside) ?? variables[found.inside.text].map({ Hole(variable: $0) })
      {
        return (.hole(hole), found.end)
      }
    }
    if byte == 0x2E || byte >= 0x80, let length = ellipsisLength(line, at: index) { return (.gap, index + length) }
    guard let value = Recognizer.value(in: line, at: index) else { return nil }
    return (.value(header == index ? .anyAddress : value.kind), value.end)
  }
}

/// The length of `...` or `…` at `index`; a longer row of dots is no ellipsis.
func ellipsisLength(_ line: [UInt8], at index: Int) -> Int? {
  if line.starts(with: "…", at: index) { return 3 }
  guard line.starts(with: "...", at: index), line.byte(index + 3) != 0x2E, line.byte(index - 1) != 0x2E else {
    return nil
  }
  return 3
}

/// Where the address of the resolver begins in a line of nslookup's header: after `Server:`, or with port 53 after `Address:`.
private func resolverAddress(in line: [UInt8]) -> Int? {
  let isServer = line.starts(with: "Server:", at: 0)
  guard isServer || line.starts(with: "Address:", at: 0) else { return nil }
  let start = line.end(from: isServer ? 7 : 8) { $0.isBlank }
  guard start < line.count, let value = Recognizer.value(in: line, at: start), case .address = value.kind else {
    return nil
  }
  if isServer { return value.end == line.count ? start : nil }
  return line.starts(with: "#53", at: value.end) || line.starts(with: ":53", at: value.end)
    ? line.count == value.end + 3 ? start : nil : nil
}
