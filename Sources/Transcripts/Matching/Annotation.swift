/// A part of a line of an example that stands for more than itself.
public struct Annotation: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    /// Any value of the kind.
    case value(ValueKind)
    /// `...` inside a line: any text.
    case text
    /// `...` alone: any number of lines.
    case lines
  }

  public var range: Range<Int>
  public var meaning: Meaning
}

/// What stands for more than itself in a line of an example, left to right.
public func annotations(of line: [UInt8]) -> [Annotation] {
  let pattern = LinePattern(line)
  let isWhole = pattern.isEllipsis
  var found: [Annotation] = []
  var position = 0
  for piece in pattern.pieces {
    let start = position
    switch piece {
    case .literal(let bytes): position += bytes.count
    case .blank: position = line.end(from: position) { $0.isBlank }
    case .gap:
      position += ellipsisLength(line, at: position) ?? 0
      found.append(Annotation(range: start..<position, meaning: isWhole ? .lines : .text))
    case .value(let kind, let example):
      position += example.count
      found.append(Annotation(range: start..<position, meaning: .value(kind)))
    }
  }
  return found
}
