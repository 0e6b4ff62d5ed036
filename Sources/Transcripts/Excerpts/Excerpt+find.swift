extension Excerpt {
  /// The first line of `text`, counted from 0, at which the excerpt is found; nil if it is not.
  public func find(in text: SearchedText) -> Int? {
    guard !items.isEmpty else { return nil }
    var attempts = Self.attempts
    var places = Places.from(0, origin: nil)
    for item in items {
      places = successors(of: places, item, text, &attempts)
      if case .at(let list) = places, list.isEmpty { return nil }
    }
    // The last item is a line, which leaves a list.
    guard case .at(let list) = places else { return nil }
    return list.map(\.origin).min()
  }

  /// How often regular expressions are tried in one text; each time costs well under a millisecond.
  private static let attempts = 5_000

  /// Where the next item may begin, and the line at which the whole began.
  private enum Places {
    case from(Int, origin: Int?)
    case at([(line: Int, origin: Int)])
  }

  private func successors(
    of places: Places, _ item: Item, _ text: SearchedText, _ attempts: inout Int
  ) -> Places {
    switch (item, places) {
    case (.line(let line), .from(let start, let origin)):
      let found = line.lines(of: text, attempts: &attempts).filter { $0 >= start }
      return .at(found.map { ($0 + 1, origin ?? $0) })
    case (.line(let line), .at(let list)):
      let found = Set(line.lines(of: text, attempts: &attempts))
      return .at(list.filter { found.contains($0.line) }.map { ($0.line + 1, $0.origin) })
    case (.empty, .at(let list)):
      return .at(
        list.compactMap { line, origin in
          let end = text.lines[line...].firstIndex { !$0.isEmpty } ?? text.lines.count
          return end > line ? (end, origin) : nil
        })
    case (.ellipsis, .at(let list)): return .from(list[0].line, origin: list[0].origin)
    case (_, .from): return places
    }
  }
}
