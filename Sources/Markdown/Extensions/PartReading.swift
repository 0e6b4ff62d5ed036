import CCMark

/// What one walk through the tree of a part notes: the places of headings, fences and links, and what may become more than
/// CommonMark knows. Nothing is changed, except for annotations.
struct PartReading {
  /// The marks of each block that has any, in the order of the text.
  private(set) var marks: [[LinkLocator.Mark]] = []
  private(set) var tables: [(paragraph: Node, table: TableLines)] = []
  private(set) var definitionLists: [(paragraph: Node, list: DefinitionLines)] = []
  /// Block quotes and list items whose text begins with a `[`.
  private(set) var bracketed: [Node] = []
  private(set) var figures: [Node] = []
  private(set) var code: [ClosedRange<Int>] = []
  private(set) var problems: [(kind: MarkdownProblem.Kind, place: Place)] = []

  /// `[text][label]` that is no link.
  private(set) var undefinedReferences: [(label: String, place: Place)] = []

  private let dialect: Dialect
  private let mayRefer: Bool
  private let hasPipes: Bool
  private var needsReading = false
  private var imageDepth = 0
  /// Text of the block with `][` in it.
  private var bracketText: [UInt8] = []
  /// The last paragraph that became part of a definition list.
  private var defined: Node?

  init(_ root: Node, _ part: inout Part, _ dialect: Dialect, _ annotations: inout Annotations) {
    self.dialect = dialect
    hasPipes = dialect == .extended && part.source.bytes.contains([UInt8(ascii: "|")])
    mayRefer = part.source.bytes.contains(Array("][".utf8))
    var walk = TreeWalk(root)
    while let event = walk.next() {
      let node = event.node
      switch event.kind {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        if event.entering { begin() } else { finish(node, &part, &annotations) }
      case CMARK_NODE_LINK: needsReading = true
      case CMARK_NODE_IMAGE:
        needsReading = true
        imageDepth += event.entering ? 1 : -1
      case CMARK_NODE_TEXT: noteText(node.literal)
      case CMARK_NODE_CODE_BLOCK: noteCode(node, &part, &annotations)
      default: break
      }
    }
  }

  private mutating func begin() {
    needsReading = false
    bracketText = []
  }

  private mutating func noteText(_ text: UnsafeBufferPointer<UInt8>) {
    if dialect == .extended, !needsReading { needsReading = nextMark(in: text, from: 0) != nil }
    guard mayRefer, imageDepth == 0, text.contains(Array("][".utf8)) else { return }
    bracketText += text
    bracketText.append(UInt8(ascii: "\n"))
  }

  private mutating func finish(_ block: Node, _ part: inout Part, _ annotations: inout Annotations) {
    if block.kind == CMARK_NODE_HEADING {
      annotate(heading: block, &part, &annotations)
    } else if dialect == .extended {
      noteBracket(of: block, &part)
      if noteLines(of: block, &part) { return }
      if isFigure(block) { figures.append(block) }
    }
    if !bracketText.isEmpty {
      undefinedReferences += UndefinedReference.all(in: BlockContent(of: block, in: &part.source), text: bracketText)
        .map { ($0.label, part.place($0.place)) }
    }
    guard needsReading else { return }
    let reading = LinkLocator(block: block, in: &part.source, marking: dialect == .extended)
    for link in reading.links { annotations[link.node] = .link(part.place(link.place)) }
    if !reading.marks.isEmpty { marks.append(reading.marks) }
  }

  private mutating func noteBracket(of paragraph: Node, _ part: inout Part) {
    guard paragraph.isFirstChild, let container = paragraph.parent,
      container.isBlockQuote || container.kind == CMARK_NODE_ITEM, let text = paragraph.firstChild,
      text.kind == CMARK_NODE_TEXT, text.literal.first == UInt8(ascii: "["),
      // Not so after a backslash.
      BlockContent(of: paragraph, in: &part.source).next == UInt8(ascii: "[")
    else { return }
    bracketed.append(container)
  }

  /// Whether the paragraph is a table or part of a definition list: then its text is parsed anew.
  private mutating func noteLines(of paragraph: Node, _ part: inout Part) -> Bool {
    let continues = defined != nil && defined == paragraph.previous
    guard paragraph.endLine > paragraph.startLine || beginsWithColon(paragraph) else { return false }
    let lines = part.lines(of: paragraph)
    if hasPipes, let table = TableLines(lines) {
      tables.append((paragraph, table))
      return true
    }
    if let list = DefinitionLines(lines, continuing: beginsWithColon(paragraph)) {
      if beginsWithColon(paragraph), !continues, !addTerm(before: paragraph, &part) { return false }
      definitionLists.append((paragraph, list))
      defined = paragraph
      return true
    }
    return false
  }

  /// The paragraph of one line before one that begins with `: ` is its term.
  private mutating func addTerm(before paragraph: Node, _ part: inout Part) -> Bool {
    guard let term = paragraph.previous, term.kind == CMARK_NODE_PARAGRAPH, term.startLine == term.endLine,
      tables.last?.paragraph != term
    else { return false }
    guard let list = DefinitionLines(term: part.lines(of: term)) else { return false }
    // Its text is parsed anew.
    if marks.last?.first.map({ $0.node.isWithin(term) }) == true { marks.removeLast() }
    if figures.last == term { figures.removeLast() }
    definitionLists.append((term, list))
    return true
  }

  private func beginsWithColon(_ paragraph: Node) -> Bool {
    paragraph.firstChild.map { $0.kind == CMARK_NODE_TEXT && $0.literal.starts(with: ": ".utf8) } ?? false
  }

  private func isFigure(_ paragraph: Node) -> Bool {
    guard let image = paragraph.firstChild, image.kind == CMARK_NODE_IMAGE, image.next == nil else { return false }
    return image.title?.isEmpty == false && !(paragraph.parent?.parent?.isTightList ?? false)
  }

  private mutating func noteCode(_ node: Node, _ part: inout Part, _ annotations: inout Annotations) {
    guard let opening = FenceOpening(of: node, in: &part.source) else { return }
    code.append(node.startLine...max(node.startLine, node.endLine))
    let place = part.place(Place(line: node.startLine, column: node.startColumn))
    annotations[node] = .fence(place, infoColumn: place.column + opening.length)
  }

  private mutating func annotate(heading: Node, _ part: inout Part, _ annotations: inout Annotations) {
    let place = part.place(place(of: heading, &part))
    guard dialect == .extended, let mark = HeadingID(of: heading, &part) else {
      annotations[heading] = .heading(place, id: nil)
      return
    }
    if !mark.isValid { problems.append((.invalidHeadingID(mark.id), mark.place)) }
    annotations[heading] = .heading(mark.place, id: mark.isValid ? mark.id : nil)
  }

  /// Where a heading's text begins: after the reference definitions that may stand before a setext heading's.
  private func place(of heading: Node, _ part: inout Part) -> Place {
    let offset = part.source.offset(ofLine: heading.startLine) + heading.startColumn - 1
    let bytes = part.source.bytes
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "[") else {
      return Place(line: heading.startLine, column: heading.startColumn)
    }
    return BlockContent(of: heading, in: &part.source).place
  }
}
