import CCMark

/// Blocks that become what CommonMark does not have.
extension Node {
  /// Rows are filled up to the width of the table as long as that adds fewer cells than this: a row of one cell below a header
  /// of thousands would otherwise make a page of any size.
  private static let mostEmptyCells = 10_000

  static func block(_ construct: Construct, _ annotations: inout Annotations) -> Node {
    let node = make(CMARK_NODE_CUSTOM_BLOCK)
    annotations[node] = .construct(construct)
    return node
  }

  func become(_ table: TableLines, _ cells: inout Cells, _ annotations: inout Annotations) {
    if !table.before.isEmpty {
      let paragraph = Node.make(CMARK_NODE_PARAGRAPH)
      paragraph.insert(before: self)
      cells.add(table.before, to: paragraph)
    }
    let block = Node.block(.table, &annotations)
    block.insert(before: self)
    var emptyCells = 0
    for (index, row) in table.rows.enumerated() {
      let isHeader = index == 0
      let rowBlock = Node.block(.row(isHeader: isHeader), &annotations)
      block.append(rowBlock)
      emptyCells += table.alignments.count - row.cells.count
      let width = emptyCells <= Self.mostEmptyCells ? table.alignments.count : row.cells.count
      for (column, alignment) in table.alignments.prefix(width).enumerated() {
        let cell = Node.block(.cell(alignment, isHeader: isHeader), &annotations)
        rowBlock.append(cell)
        guard column < row.cells.count, !row.cells[column].isEmpty else { continue }
        let text = row.cells[column]
        var place = row.line.place
        place.column += text.startIndex - row.line.text.startIndex
        cells.add(CollectionOfOne(TableLines.Line(text: text, place: place)), to: cell)
      }
    }
    remove()
  }

  /// Lists that follow one another are one.
  func become(_ list: DefinitionLines, _ cells: inout Cells, _ annotations: inout Annotations) {
    var block = previous.flatMap { annotations.construct($0) == .definitionList ? $0 : nil }
    if block == nil {
      block = Node.block(.definitionList, &annotations)
      block?.insert(before: self)
    }
    for entry in list.entries {
      let node: Node
      switch entry {
      case .term(let line):
        node = Node.block(.term, &annotations)
        cells.add(CollectionOfOne(line), to: node)
      case .definition(let lines):
        node = Node.block(.definition, &annotations)
        cells.add(lines, to: node)
      }
      block?.append(node)
    }
    remove()
  }

  /// A paragraph that holds one image with a title.
  func becomeFigure(_ annotations: inout Annotations) {
    let figure = Node.block(.figure, &annotations)
    figure.insert(before: self)
    figure.adoptChildren(of: self)
    remove()
  }

  /// Makes an alert of a block quote, or a task of a list item, if its text says so.
  func convertBracket(_ annotations: inout Annotations) {
    guard let paragraph = firstChild, paragraph.kind == CMARK_NODE_PARAGRAPH, let text = paragraph.firstChild,
      text.kind == CMARK_NODE_TEXT
    else { return }
    if isBlockQuote {
      guard let line = AlertLine(text.literal) else { return }
      text.setLiteral(Array(text.literal.dropFirst(line.length)))
      become(line, paragraph, &annotations)
    } else if let isDone = Self.taskState(text.literal) {
      annotations[self] = .construct(.task(isDone: isDone))
      text.setLiteral(Array(text.literal.dropFirst(3).drop(while: \.isBlank)))
    }
  }

  private func become(_ line: AlertLine, _ paragraph: Node, _ annotations: inout Annotations) {
    let alert = Node.block(.alert(line.kind, folding: line.folding), &annotations)
    alert.insert(before: self)
    let title = Node.block(.alertTitle(line.kind, folding: line.folding), &annotations)
    alert.append(title)
    var end = paragraph.firstChild
    while let node = end, node.kind != CMARK_NODE_SOFTBREAK, node.kind != CMARK_NODE_LINEBREAK { end = node.next }
    title.adoptChildren(of: paragraph, upTo: end)
    end?.remove()
    if title.firstChild?.literal.isEmpty == true, title.firstChild?.kind == CMARK_NODE_TEXT {
      title.firstChild?.remove()
    }
    if paragraph.firstChild == nil { paragraph.remove() }
    alert.adoptChildren(of: self)
    remove()
  }

  /// `[ ]` or `[x]`, and a blank after it (GFM 0.29, 5.3).
  private static func taskState(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard text.count >= 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"), text[3].isBlank else {
      return nil
    }
    return text[1] == UInt8(ascii: " ") ? false : text[1] | 0x20 == UInt8(ascii: "x") ? true : nil
  }
}
