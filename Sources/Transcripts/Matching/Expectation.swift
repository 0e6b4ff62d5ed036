/// How the output of a command is compared with what the article shows.
public enum MatchMode: String, Sendable, Hashable, CaseIterable {
  /// Values of recognised kinds stand for their kind, `...` for anything.
  case example
  /// Byte for byte, line ends and escape sequences apart.
  case exact
  /// Like `example`, lines (or the elements of JSON arrays) in any order.
  case unordered
  /// The output is no claim; the exit status is.
  case any
}

/// What the article shows as a command's output, ready to be compared with any number of outputs.
public struct Expectation: Sendable {
  enum Item: Sendable, Hashable {
    case line(LinePattern)
    case empty
    case ellipsis
    case records(RecordGroup)
  }

  enum Form: Sendable {
    case anything
    case exact(OutputLines)
    case lines([Item])
    case unordered([LinePattern], allowsOthers: Bool)
    case json(JSONValue, inAnyOrder: Bool)
  }

  let form: Form
  /// The example's own lines, for the report.
  let shown: [LinePattern]

  public init(_ example: [UInt8], mode: MatchMode = .example) {
    let lines = OutputLines(example)
    shown = lines.lines.map { mode == .exact ? LinePattern(literally: $0) : LinePattern($0) }
    switch mode {
    case .any: form = .anything
    case .exact: form = .exact(lines)
    case .example, .unordered:
      if let json = JSONValue(example: lines) {
        form = .json(json, inAnyOrder: mode == .unordered)
      } else if mode == .unordered {
        let patterns = shown.filter { !$0.text.isEmpty }
        form = .unordered(patterns.filter { !$0.isEllipsis }, allowsOthers: patterns.contains(where: \.isEllipsis))
      } else {
        form = .lines(Self.items(of: shown))
      }
    }
  }

  /// Whether more may follow what it shows: then an output that was cut still tells whether it holds.
  public var isOpen: Bool {
    switch form {
    case .anything: true
    case .lines(let items): items.last == .ellipsis
    case .unordered(_, let allowsOthers): allowsOthers
    case .exact, .json: false
    }
  }

  /// Whether it is compared as JSON.
  var isJSON: Bool { if case .json = form { true } else { false } }

  static func items(of patterns: [LinePattern]) -> [Item] {
    let finder = RecordFinder(patterns)
    var items: [Item] = []
    var index = 0
    while index < patterns.count {
      let pattern = patterns[index]
      if pattern.isEllipsis {
        // An ellipsis stands for the empty lines beside it as well.
        if items.last == .empty { items.removeLast() }
        if items.last != .ellipsis { items.append(.ellipsis) }
        index += 1
      } else if pattern.text.isEmpty {
        if items.last != .ellipsis { items.append(.empty) }
        index += 1
      } else if let group = finder.group(at: index) {
        items.append(.records(group))
        index = group.source.upperBound
      } else {
        items.append(.line(pattern))
        index += 1
      }
    }
    return items
  }
}
