/// An example of a part of an output, such as an error text: it is looked for anywhere inside a longer one. Values of kinds, `...`
/// and holes mean what they mean in a transcript; upper and lower case are equal, and lines may begin and end with more.
public struct Excerpt: Sendable {
  enum Item: Sendable {
    case line(ExcerptLine)
    /// One empty line or more.
    case empty
    /// `...` alone: any number of lines.
    case ellipsis
  }

  let items: [Item]
  /// The example as a reader sees it: variables and holes as their examples.
  public let shown: String
  /// What must be there as written, with a blank for each value.
  public let literal: String

  /// Names of `variables` stand for any word, and are shown as their values.
  public init(_ example: String, variables: [String: String] = [:]) {
    let lines = OutputLines(example).lines.map { Array($0.trimmingBlanks) }
    shown = lines.map { Self.shown($0, variables) }.joined(separator: "\n")
    var literals: [[UInt8]] = []
    let items = lines.map { line -> Item in
      if line.isEmpty { return .empty }
      let pattern = LinePattern(line, variables: variables)
      literals += pattern.pieces.compactMap { if case .literal(let bytes) = $0 { bytes } else { nil } }
      return pattern.isEllipsis ? .ellipsis : .line(ExcerptLine(pattern))
    }
    literal = literals.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    // What may be missing says nothing at either end.
    let isLine: (Item) -> Bool = { if case .line = $0 { true } else { false } }
    let first = items.firstIndex(where: isLine) ?? items.endIndex
    self.items = items.lastIndex(where: isLine).map { Array(items[first...$0]) } ?? []
  }

  private static func shown(_ line: [UInt8], _ variables: [String: String]) -> String {
    withoutEscapes(
      eachPlaceholder(in: line) { _, inside in
        Hole(inside)?.example ?? variables[inside.text].map { Array($0.utf8) }
      }
    ).text
  }

  var lines: [ExcerptLine] { items.compactMap { if case .line(let line) = $0 { line } else { nil } } }

  /// How much must be there as written, in bytes: of two excerpts that are found, the heavier says more.
  public var weight: Int { lines.reduce(0) { $0 + $1.literals.reduce(0) { $0 + $1.count } } }
}

extension Excerpt {
  /// What is wrong with an example; nil if nothing is. One that says no word as written would be found everywhere.
  public static func problem(in example: String) -> (summary: String, notes: [String])? {
    let lines = OutputLines(example).lines
    if let problem = lines.lazy.compactMap({ holeProblems(in: $0).first }).first {
      return (problem.summary, problem.notes)
    }
    // Whichever names are declared: a variable is no word as written.
    let names = Dictionary(placeholderNames(in: Array(example.utf8)).map { ($0, "") }) { $1 }
    let says = Excerpt(example, variables: names).lines.contains {
      $0.literals.contains { $0.contains(where: \.isWord) }
    }
    return says ? nil : ("‘\(example)’ would be found everywhere", ["name words that the text has as they stand here"])
  }
}
