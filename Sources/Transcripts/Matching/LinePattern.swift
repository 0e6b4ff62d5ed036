/// One line of an example, cut into what must be there as written and what stands for its kind.
struct LinePattern: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case literal([UInt8])
    /// One or more spaces or tabs.
    case blank
    /// `...` inside a line: any text, none included.
    case gap
    case value(ValueKind, example: [UInt8])
    case hole(Hole)
  }

  var pieces: [Piece]
  let text: [UInt8]

  /// Names of `variables` stand for any word; where there are none, they have been filled in before.
  init(_ line: [UInt8], variables: [String: String] = [:]) {
    var builder = PieceBuilder()
    let header = resolverAddress(in: line)
    var index = 0
    while index < line.count {
      let rest = Self.endOfWord(line, at: index)
      if rest > index {
        builder.append(line[index..<rest])
        index = rest
      } else if line[index] == 0x5C, line.starts(with: "{{", at: index + 1) {
        builder.append(0x7B)
        builder.append(0x7B)
        index += 3
      } else if let found = Placeholder.inside(line, at: index),
        let hole = Hole(found.inside) ?? variables[found.inside.text].map({ Hole(variable: $0) })
      {
        builder.append(.hole(hole))
        index = found.end
      } else if let length = ellipsisLength(line, at: index) {
        builder.append(.gap)
        index += length
      } else if line[index].isBlank {
        builder.append(.blank)
        index = line.end(from: index) { $0.isBlank }
      } else if let value = Recognizer.value(in: line, at: index) {
        let kind = header == index ? .anyAddress : value.kind
        builder.append(.value(kind, example: [UInt8](line[index..<value.end])))
        index = value.end
      } else {
        builder.append(line[index])
        index += 1
      }
    }
    pieces = builder.finish()
    text = line
  }

  /// Where the letters and digits of ASCII end that go on with a word: nothing begins within one.
  private static func endOfWord(_ line: [UInt8], at index: Int) -> Int {
    guard index > 0, line[index - 1].isWord else { return index }
    return line.end(from: index) { $0.isAlphanumeric || $0 == 0x5F }
  }

  /// A line in which nothing stands for anything else.
  init(literally line: [UInt8]) {
    pieces = line.isEmpty ? [] : [.literal(line)]
    text = line
  }

  private init(pieces: [Piece], text: [UInt8]) {
    self.pieces = pieces
    self.text = text
  }

  /// The same line with every value taken for any of its family: what a record is told by, whether it holds or not.
  var loosened: LinePattern {
    LinePattern(
      pieces: pieces.map {
        if case .value(let kind, let example) = $0 { .value(kind.family, example: example) } else { $0 }
      },
      text: text)
  }

  var values: [(kind: ValueKind, example: [UInt8])] {
    pieces.compactMap { if case .value(let kind, let example) = $0 { (kind, example) } else { nil } }
  }
}

private struct PieceBuilder {
  private var pieces: [LinePattern.Piece] = []
  private var literal: [UInt8] = []

  mutating func append(_ byte: UInt8) { literal.append(byte) }

  mutating func append(_ bytes: ArraySlice<UInt8>) { literal += bytes }

  mutating func append(_ piece: LinePattern.Piece) {
    flush()
    pieces.append(piece)
  }

  mutating func finish() -> [LinePattern.Piece] {
    flush()
    return pieces
  }

  private mutating func flush() {
    guard !literal.isEmpty else { return }
    pieces.append(.literal(literal))
    literal = []
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
