/// An example on its way to one that an output matches.
struct AcceptedExample {
  /// The lines as matched, and as written.
  let shown: [[UInt8]]
  let raw: [[UInt8]]
  let values: [String: String]
  /// Variables that the command or its example uses: what is new says these by name, too.
  let names: Set<String>
  let mode: MatchMode

  /// The whole output in place of the example; empty lines around it stay.
  func verbatim(_ output: [UInt8]) -> [[UInt8]] { leading + OutputLines(output).lines.map(literal) + trailing }

  /// The example with no more changed than the output asks for.
  func merged(_ output: [UInt8]) -> [[UInt8]] {
    let lines = OutputLines(output).lines
    let groups = bodyGroups
    let patterns = groups.map { pattern(shown[$0.lowerBound]) }
    guard patterns.count * lines.count < 5_000_000 else { return verbatim(output) }
    // A changed line is rather laid beside the old one than left to an ellipsis nearby.
    let pairs = Alignment(patterns: patterns, lines: lines, differencePrice: 1).pairs()
    let body = pairs.flatMap { pair -> [[UInt8]] in
      switch (pair.pattern, pair.line) {
      case (let index?, nil): patterns[index].isEllipsis ? Array(raw[groups[index]]) : []
      case (let index?, let line?):
        if patterns[index].isEllipsis {
          []
        } else if holds(patterns[index], lines[line], shown[groups[index].lowerBound]) {
          Array(raw[groups[index]])
        } else {
          [mode == .exact ? literal(lines[line]) : mergedLine(shown[groups[index].lowerBound], lines[line])]
        }
      case (nil, let line?): [literal(lines[line])]
      case (nil, nil): []
      }
    }
    return leading + body + trailing
  }

  private func holds(_ pattern: LinePattern, _ line: [UInt8], _ shown: [UInt8]) -> Bool {
    mode == .exact ? shown.trimmingTrailingBlanks.elementsEqual(line) : pattern.matches(line)
  }

  private func pattern(_ line: [UInt8]) -> LinePattern {
    LinePattern(Array(substituting(values, in: Array(line)).trimmingTrailingBlanks))
  }

  private func mergedLine(_ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    // The work grows with the product of both lengths.
    guard old.count < 4000, new.count < 4000 else { return literal(new) }
    return LineMerge(SourcePiece.pieces(of: old, values), new).merged(literal)
  }

  /// Text of the output as an example says it: variables by their names, what looks like a placeholder escaped.
  private func literal(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    // A short value may stand there by chance.
    let known = names.compactMap { name in values[name].map { (name, Array($0.utf8)) } }.filter { $0.1.count > 2 }
      .sorted { ($0.1.count, $0.0) > ($1.1.count, $1.0) }
    while index < text.count {
      if let (name, value) = known.first(where: { text[index...].starts(with: $0.1) }) {
        result += Array("{{\(name)}}".utf8)
        index += value.count
      } else if text[index...].starts(with: [0x7B, 0x7B]) {
        result += Array("\\{{".utf8)
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  // MARK: - Lines

  private func isEmpty(_ index: Int) -> Bool { shown[index].trimmingBlanks.isEmpty }

  /// Empty lines before and after the output are no part of it.
  private var body: Range<Int> {
    guard let first = shown.indices.first(where: { !isEmpty($0) }),
      let last = shown.indices.last(where: { !isEmpty($0) })
    else { return shown.count..<shown.count }
    return first..<last + 1
  }
  private var leading: [[UInt8]] { Array(raw[..<min(body.lowerBound, raw.count)]) }
  private var trailing: [[UInt8]] { Array(raw[min(body.upperBound, raw.count)...]) }

  /// The lines that are matched one by one; a run of empty ones is one.
  private var bodyGroups: [Range<Int>] {
    var groups: [Range<Int>] = []
    for index in body {
      if let last = groups.last, isEmpty(index), isEmpty(last.lowerBound) {
        groups[groups.count - 1] = last.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
    }
    return groups
  }
}
