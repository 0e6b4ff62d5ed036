import Diagnostics
import Transcripts
import Yams

/// Reads YAML strictly: every key is known, every value of its type, and what is wrong is told with its place.
struct YAMLReader {
  let file: String
  /// How many lines of the file stand before the YAML.
  let lineOffset: Int
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, lineOffset: Int = 0) {
    self.file = file
    self.lineOffset = lineOffset
  }

  /// The members of the mapping at the top of a text; nil, with a diagnostic, where there is none. An empty text has no members.
  mutating func document(_ text: String) -> [YAMLNode.Member]? {
    do {
      guard let node = try YAMLNode.document(text) else { return [] }
      if let mapping = node.mapping { return mapping }
      if node.string?.isEmpty ?? false { return [] }
      report("yaml", "expected ‘key: value’ lines, found \(Self.describe(node))", at: node)
    } catch let error as YamlError {
      diagnostics.append(diagnostic(of: error))
    } catch {
      report("yaml", "the YAML cannot be read: \(error)", at: nil)
    }
    return nil
  }

  private func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(at: location(mark), "yaml", "the YAML is not valid: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        at: location(context.mark), "yaml", "a key is given twice: \(keys.joined(separator: ", "))", notes: ["keep one"]
      )
    default:
      return Diagnostic(at: SourceLocation(file: file), "yaml", "the YAML is not valid: \(error)")
    }
  }

  private func location(_ mark: Mark?) -> SourceLocation { location(mark?.line, mark?.column) }

  func location(_ node: YAMLNode?) -> SourceLocation { location(node?.line, node?.column) }

  private func location(_ line: Int?, _ column: Int?) -> SourceLocation {
    SourceLocation(file: file, line: line.map { $0 + lineOffset }, column: column)
  }

  mutating func report(_ identifier: String, _ summary: String, _ notes: String..., at node: YAMLNode?) {
    report(identifier, summary, notes, at: node)
  }

  mutating func report(_ identifier: String, _ summary: String, _ notes: [String], at node: YAMLNode?) {
    diagnostics.append(Diagnostic(at: location(node), identifier, summary, notes: notes))
  }

  /// Walks the members of a mapping; a key that is not in `known` is reported with the nearest that is.
  mutating func members(
    of mapping: [YAMLNode.Member], known: [String], _ what: String,
    _ read: (inout YAMLReader, _ key: String, _ value: YAMLNode) -> Void
  ) {
    for (keyNode, value) in mapping {
      let key = keyNode.string ?? ""
      guard known.contains(key) else {
        let way =
          nearest(to: key, in: known).map { "did you mean ‘\($0)’?" } ?? "known: \(known.joined(separator: ", "))"
        report("unknown-key", "\(what) has no key ‘\(key)’", way, at: keyNode)
        continue
      }
      read(&self, key, value)
    }
  }

  // MARK: - Values

  mutating func text(_ node: YAMLNode, _ key: String) -> String? {
    if let text = node.string, !text.isEmpty { return text }
    report("value", "‘\(key)’ is to be a text, found \(Self.describe(node))", at: node)
    return nil
  }

  /// A text with its place, for what is checked later.
  mutating func placedText(_ node: YAMLNode, _ key: String) -> Placed<String>? {
    text(node, key).map { Placed($0, at: location(node)) }
  }

  mutating func flag(_ node: YAMLNode, _ key: String) -> Bool? {
    if let value = node.flag { return value }
    report("value", "‘\(key)’ is to be true or false, found \(Self.describe(node))", at: node)
    return nil
  }

  mutating func integer(_ node: YAMLNode, _ key: String) -> Int? {
    if let value = node.integer { return value }
    report("value", "‘\(key)’ is to be a whole number, found \(Self.describe(node))", at: node)
    return nil
  }

  mutating func mapping(_ node: YAMLNode, _ key: String) -> [YAMLNode.Member]? {
    if let mapping = node.mapping { return mapping }
    report("value", "‘\(key)’ is to hold ‘name: value’ lines, found \(Self.describe(node))", at: node)
    return nil
  }

  mutating func sequence(_ node: YAMLNode, _ key: String) -> [YAMLNode] {
    if let sequence = node.sequence { return sequence }
    report("value", "‘\(key)’ is to be a list", at: node)
    return []
  }

  /// A list of texts; one text alone is a list of one.
  mutating func texts(_ node: YAMLNode, _ key: String) -> [String] {
    if let text = node.string { return text.isEmpty ? [] : [text] }
    guard let sequence = node.sequence else {
      report("value", "‘\(key)’ is to be a list, found \(Self.describe(node))", at: node)
      return []
    }
    var result: [String] = []
    for element in sequence {
      if let text = text(element, key) { result.append(text) }
    }
    return result
  }

  /// One of the names of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ key: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let way = nearest(to: text, in: names).map { "did you mean ‘\($0)’?" } ?? "write \(names.joined(separator: ", "))"
    report("value", "‘\(key)’ cannot be ‘\(text)’", way, at: node)
    return nil
  }

  mutating func duration(_ node: YAMLNode, _ key: String) -> Duration? {
    guard let text = text(node, key) else { return nil }
    if let duration = Duration(shortForm: text) { return duration }
    report("value", "‘\(text)’ is no duration", "write 500ms, 30s, 6m, 12h or 7d", at: node)
    return nil
  }

  private static func describe(_ node: YAMLNode) -> String {
    switch node.content {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let text, _): text.isEmpty ? "nothing" : "‘\(text)’"
    }
  }
}
