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
  var scanner = LineScanner(line, variables: variables)
  var found: [Annotation] = []
  /// Whether there is nothing else but blanks.
  var isWhole = true
  while let (part, range) = scanner.next() {
    switch part {
    case .blank: continue
    case .gap:
      found.append(Annotation(range: range, meaning: .text))
      continue
    case .text, .escape: break
    case .hole(let hole) where hole.meaning == .word:
      found.append(Annotation(range: range, meaning: .variable(value: hole.example)))
    case .hole(let hole):
      found.append(Annotation(range: range, meaning: .hole(example: hole.example, words: hole.words)))
    case .value(let kind): found.append(Annotation(range: range, meaning: .value(kind)))
    }
    isWhole = false
  }
  guard isWhole else { return found }
  return found.map { Annotation(range: $0.range, meaning: .lines) }
}
