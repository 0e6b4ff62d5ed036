/// The outcome of comparing an output with its example.
public enum MatchResult: Sendable, Hashable {
  case matched
  case mismatched(Mismatch)
}

extension Expectation {
  /// Compares what a command printed with the example.
  public func match(_ output: [UInt8]) -> MatchResult {
    let seen = OutputLines(output)
    switch form {
    case .anything: return .matched
    case .exact(let wanted): return wanted == seen ? .matched : .mismatched(report(seen, why: nil))
    case .lines(let items):
      return LineMatcher(items: items, lines: seen.lines).matches() ? .matched : .mismatched(report(seen, items: items))
    case .unordered(let patterns, let allowsOthers):
      let missing = unorderedMismatch(patterns, seen.lines, allowsOthers: allowsOthers)
      return missing.map { .mismatched(report(seen, why: $0)) } ?? .matched
    case .json(let example, let inAnyOrder):
      return matchJSON(example, seen, inAnyOrder: inAnyOrder)
    }
  }

  private func matchJSON(_ example: JSONValue, _ seen: OutputLines, inAnyOrder: Bool) -> MatchResult {
    let text = seen.lines.joined(separator: [0x0A])
    do {
      let value = try JSONValue.parse(Array(text))
      let broken = JSONMatcher(inAnyOrder: inAnyOrder).mismatch(example, value, at: "$")
      return broken.map { .mismatched(report(example, value, why: $0)) } ?? .matched
    } catch {
      return .mismatched(report(seen, why: seen.lines.isEmpty ? "expected JSON, got nothing" : error.words))
    }
  }
}

/// Matches items against lines by a dynamic programme: for item `i` every line at which it may begin, in order. Most items can
/// begin at one alone.
struct LineMatcher {
  let items: [Expectation.Item]
  let lines: [[UInt8]]
  private let groups: [RecordGroup]

  init(items: [Expectation.Item], lines: [[UInt8]]) {
    (self.items, self.lines) = (items, lines)
    groups = items.compactMap { if case .records(let group) = $0 { group } else { nil } }
  }

  func matches() -> Bool {
    var places = [0]
    for item in items {
      places = successors(of: places, by: item)
      if places.isEmpty { return false }
    }
    return places.last == lines.count
  }

  private func successors(of places: [Int], by item: Expectation.Item) -> [Int] {
    switch item {
    case .line(let pattern):
      places.filter { $0 < lines.count && pattern.matches(lines[$0]) }.map { $0 + 1 }
    case .empty:
      places.filter { $0 < lines.count && lines[$0].isEmpty }.map { $0 + 1 }
    case .ellipsis: open(from: places)
    case .records(let group):
      Set(places.compactMap { $0 < lines.count ? group.end(lines, at: $0) : nil }).sorted()
    }
  }

  /// From each place on everything, up to what no ellipsis swallows.
  private func open(from places: [Int]) -> [Int] {
    var reached: [Int] = []
    for place in places where place > reached.last ?? -1 {
      var index = place
      reached.append(index)
      while index < lines.count, !isBrokenRecord(at: index) {
        index += 1
        reached.append(index)
      }
    }
    return reached
  }

  /// A line that has a record's shape and not its kinds is a broken claim: no ellipsis swallows it.
  private func isBrokenRecord(at index: Int) -> Bool {
    guard index < lines.count else { return false }
    return groups.contains { $0.resemblesRecord(lines, at: index) && $0.alternative(lines, at: index) == nil }
  }
}

extension Expectation {
  /// Nil if every pattern has a line of its own, in any order; else what is missing or too much. Kuhn's algorithm for
  /// bipartite matching, so that a broad pattern never takes the line that a narrow one needs.
  private func unorderedMismatch(_ patterns: [LinePattern], _ all: [[UInt8]], allowsOthers: Bool) -> String? {
    let lines = all.filter { !$0.isEmpty }
    let fits = patterns.map { pattern in lines.indices.filter { pattern.matches(lines[$0]) } }
    guard let taken = assignment(fits, count: lines.count) else {
      let lonely = fits.firstIndex(where: \.isEmpty) ?? 0
      return "expected a line like \(quoted(patterns[lonely].text))"
    }
    guard !allowsOthers, let extra = lines.indices.first(where: { taken[$0] == nil }) else { return nil }
    return "did not expect the line \(quoted(lines[extra]))"
  }
}

/// Gives each wish one of the places it fits, no place twice; the result maps places to wishes. Nil if that cannot be.
func assignment(_ fits: [[Int]], count: Int) -> [Int?]? {
  var owner = [Int?](repeating: nil, count: count)
  func place(_ wish: Int, _ tried: inout Set<Int>) -> Bool {
    // A free place first: where much fits everywhere, hardly anybody has to move.
    if let free = fits[wish].first(where: { owner[$0] == nil }) {
      owner[free] = wish
      return true
    }
    for position in fits[wish] where tried.insert(position).inserted {
      if let other = owner[position], !place(other, &tried) { continue }
      owner[position] = wish
      return true
    }
    return false
  }
  for wish in fits.indices {
    var tried: Set<Int> = []
    guard place(wish, &tried) else { return nil }
  }
  return owner
}

/// The text in quotes, at most 160 characters of it.
func quoted(_ bytes: some Collection<UInt8>) -> String {
  let text = bytes.text.unicodeScalars
  return text.count > 160 ? "‘\(String(String.UnicodeScalarView(text.prefix(160))))…’" : "‘\(String(text))’"
}
