extension Expectation {
  /// What was seen for each hole with a name; nothing, if the output does not match.
  public func bindings(in output: [UInt8]) -> [String: String] {
    guard shown.contains(where: \.hasNamedHoles), match(output) == .matched else { return [:] }
    let seen = OutputLines(output)
    var found: [String: [UInt8]] = [:]
    if case .json(let example, _) = form {
      guard let value = try? JSONValue.parse(Array(seen.lines.joined(separator: [0x0A]))) else { return [:] }
      bind(example, value, into: &found)
    } else {
      for pattern in shown where pattern.hasNamedHoles {
        _ = seen.lines.contains { bind(pattern, $0, into: &found) }
      }
    }
    return found.mapValues(\.text)
  }

  private func bind(_ pattern: LinePattern, _ line: [UInt8], into found: inout [String: [UInt8]]) -> Bool {
    var search = HoleSearch(pieces: pattern.pieces, line: line)
    guard search.run() else { return false }
    found.merge(search.bindings) { $1 }
    return true
  }

  private func bind(_ example: JSONValue, _ value: JSONValue, into found: inout [String: [UInt8]]) {
    switch (example, value) {
    case (.object(let wanted), .object(let members)):
      for member in wanted {
        if let seen = members.first(where: { $0.name == member.name }) { bind(member.value, seen.value, into: &found) }
      }
    case (.array(let wanted), .array(let elements)):
      let matcher = JSONMatcher(inAnyOrder: true)
      for item in wanted {
        if let seen = elements.first(where: { matcher.mismatch(item, $0, at: "") == nil }) {
          bind(item, seen, into: &found)
        }
      }
    case (.hole(let pattern), _): _ = bind(pattern, value.scalarText, into: &found)
    case (.string(let wanted), _):
      let pattern = LinePattern(wanted)
      if pattern.hasNamedHoles { _ = bind(pattern, value.scalarText, into: &found) }
    default: break
    }
  }
}

extension LinePattern {
  fileprivate var hasNamedHoles: Bool {
    pieces.contains { if case .hole(let hole) = $0 { hole.name != nil } else { false } }
  }
}

/// The names that an example binds by its holes, each with the value that a reader sees there.
public func boundNames(in example: [UInt8]) -> [String: String] {
  var names: [String: String] = [:]
  eachPlaceholder(in: example) { _, inside in
    if let hole = Hole(inside), let name = hole.name { names[name] = hole.example.text }
    return nil
  }
  return names
}

/// The POSIX extended regular expressions of an example's holes.
public func expressions(in example: [UInt8]) -> [String] {
  var found: [String] = []
  eachPlaceholder(in: example) { _, inside in
    if case .expression(let expression)? = Hole(inside)?.meaning { found.append(expression) }
    return nil
  }
  return found
}
