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
    var scanner = LineScanner(line, variables: variables)
    var builder = PieceBuilder()
    while let (part, range) = scanner.next() {
      switch part {
      case .text: builder.append(line[range])
      case .escape: builder.append([0x7B, 0x7B])
      case .blank: builder.append(.blank)
      case .gap: builder.append(.gap)
      case .value(let kind): builder.append(.value(kind, example: Array(line[range])))
      case .hole(let hole): builder.append(.hole(hole))
      }
    }
    pieces = builder.finish()
    text = line
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
