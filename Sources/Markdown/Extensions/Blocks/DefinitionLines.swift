/// The lines of a definition list: terms, and after them definitions, each `: text` on a line of its own and what follows it.
struct DefinitionLines {
  enum Entry {
    case term(TableLines.Line)
    case definition([TableLines.Line])
  }

  private(set) var entries: [Entry] = []

  /// Nil if no line below the first begins with `: `. A paragraph that follows a term or a definition may begin so.
  init?(_ lines: [TableLines.Line], continuing: Bool = false) {
    guard lines.dropFirst(continuing ? 0 : 1).contains(where: Self.isDefinition),
      lines.first.map({ Self.isDefinition($0) == continuing }) == true
    else { return nil }
    for (index, line) in lines.enumerated() {
      if Self.isDefinition(line) {
        entries.append(.definition([Self.withoutMark(line)]))
      } else if case .definition(let text)? = entries.last, !Self.isTerm(at: index, of: lines) {
        entries[entries.count - 1] = .definition(text + [line])
      } else {
        entries.append(.term(line))
      }
    }
    guard !entries.contains(where: \.isEmpty) else { return nil }
  }

  /// A term alone, whose definition is a paragraph of its own.
  init?(term lines: [TableLines.Line]) {
    guard let line = lines.first, lines.count == 1 else { return nil }
    entries = [.term(line)]
  }

  /// After a definition, a line is a term only if a definition follows it at once.
  private static func isTerm(at index: Int, of lines: [TableLines.Line]) -> Bool {
    index + 1 < lines.count && isDefinition(lines[index + 1])
  }

  private static func isDefinition(_ line: TableLines.Line) -> Bool {
    line.text.first == UInt8(ascii: ":") && line.text.dropFirst().first?.isBlank == true
  }

  private static func withoutMark(_ line: TableLines.Line) -> TableLines.Line {
    let text = line.text.dropFirst().drop(while: \.isBlank)
    let column = line.place.column + text.startIndex - line.text.startIndex
    return TableLines.Line(text: text, place: Place(line: line.place.line, column: column))
  }
}

extension DefinitionLines.Entry {
  fileprivate var isEmpty: Bool {
    switch self {
    case .term(let line): line.text.allSatisfy(\.isSpace)
    case .definition(let lines): lines.allSatisfy { $0.text.allSatisfy(\.isSpace) }
    }
  }
}
