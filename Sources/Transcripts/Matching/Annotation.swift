/// A part of a line of an example that stands for more than itself.
public struct Annotation: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    /// Any value of the kind.
    case value(ValueKind)
    /// What a hole of the author's means, in words; the range is the whole placeholder, `example` what a reader sees.
    case hole(example: [UInt8], words: String)
    /// A variable, shown as its value: any word.
    case variable(value: [UInt8])
    /// `...` inside a line: any text.
    case text
    /// `...` alone: any number of lines.
    case lines
  }

  public var range: Range<Int>
  public var meaning: Meaning
}

/// What stands for more than itself in a line of an example, left to right.
/// Names of `variables`, where there are any, are shown as their values.
public func annotations(of line: [UInt8], variables: [String: String] = [:]) -> [Annotation] {
  let pattern = LinePattern(line, variables: variables)
  let isWhole = pattern.isEllipsis
  var found: [Annotation] = []
  var position = 0
  for piece in pattern.pieces {
    let start = position
    switch piece {
    case .literal(let bytes): position += length(of: bytes, in: line, at: position)
    case .blank: position = line.end(from: position) { $0.isBlank }
    case .gap:
      position += ellipsisLength(line, at: position) ?? 0
      found.append(Annotation(range: start..<position, meaning: isWhole ? .lines : .text))
    case .hole(let hole):
      position = Placeholder.inside(line, at: position)?.end ?? position
      let isVariable = hole.meaning == .word
      found.append(
        Annotation(
          range: start..<position,
          meaning: isVariable
            ? .variable(value: hole.example) : .hole(example: hole.example, words: hole.words)))
    case .value(let kind, let example):
      position += example.count
      found.append(Annotation(range: start..<position, meaning: .value(kind)))
    }
  }
  return found
}

/// How many bytes of the line a literal was read from: an escape before `{{` is no part of it.
private func length(of literal: [UInt8], in line: [UInt8], at start: Int) -> Int {
  var position = start
  for byte in literal {
    if line[position] == 0x5C, line.starts(with: "{{", at: position + 1), byte == 0x7B { position += 1 }
    position += 1
  }
  return position - start
}
