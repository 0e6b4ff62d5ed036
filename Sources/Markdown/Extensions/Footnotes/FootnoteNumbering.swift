import CCMark

/// The parsed text of each footnote, until it is known where it goes.
struct FootnoteBodies {
  let definitions: [FootnoteText.Definition]
  /// In the order of `definitions`.
  private(set) var blocks: [Node] = []

  init(_ definitions: [FootnoteText.Definition]) {
    self.definitions = definitions
  }

  /// - Parameter root: of a tree whose first block is a list with an item for each footnote.
  mutating func take(from root: Node) {
    var item = root.firstChild?.firstChild
    while let node = item, blocks.count < definitions.count {
      let block = Node.make(CMARK_NODE_CUSTOM_BLOCK)
      block.adoptChildren(of: node)
      blocks.append(block)
      item = node.next
    }
  }
}

/// Numbers footnotes in the order in which a reader comes upon them, and puts them at the end of the tree.
struct FootnoteNumbering {
  private(set) var problems: [(kind: MarkdownProblem.Kind, place: Place)] = []

  /// The footnotes in use, by their place among the definitions, and how often each is used.
  private var numbered: [(definition: Int, uses: Int)] = []
  private var numbers: [String: Int] = [:]

  init(
    _ root: Node, _ bodies: FootnoteBodies, _ uses: [InlineConversion.FootnoteUse], _ annotations: inout Annotations
  ) {
    let labels = Dictionary(uses.map { ($0.node, $0.label) }, uniquingKeysWith: { first, _ in first })
    var definitions: [String: Int] = [:]
    for (index, definition) in bodies.definitions.enumerated() {
      if definitions[definition.label] == nil {
        definitions[definition.label] = index
      } else {
        problems.append((.repeatedFootnote(definition.label), definition.place))
      }
    }
    number(in: root, labels, definitions, &annotations)
    var next = 0
    while next < numbered.count {
      number(in: bodies.blocks[numbered[next].definition], labels, definitions, &annotations)
      next += 1
    }
    append(bodies, to: root, &annotations)
    for (label, index) in definitions where numbers[label] == nil {
      problems.append((.unusedFootnote(label), bodies.definitions[index].place))
    }
    discardUnused(bodies)
  }

  private mutating func number(
    in root: Node, _ labels: [Node: String], _ definitions: [String: Int], _ annotations: inout Annotations
  ) {
    var walk = TreeWalk(root)
    while let event = walk.next() {
      guard event.entering, event.kind == CMARK_NODE_CUSTOM_INLINE, let label = labels[event.node],
        let definition = definitions[label]
      else { continue }
      let number = numbers[label] ?? numbered.count + 1
      if number > numbered.count { numbered.append((definition, 0)) }
      numbers[label] = number
      numbered[number - 1].uses += 1
      annotations[event.node] = .construct(.footnoteUse(number: number, use: numbered[number - 1].uses))
    }
  }

  private func append(_ bodies: FootnoteBodies, to root: Node, _ annotations: inout Annotations) {
    guard !numbered.isEmpty else { return }
    let section = Node.block(.footnotes, &annotations)
    root.append(section)
    for (index, footnote) in numbered.enumerated() {
      let block = bodies.blocks[footnote.definition]
      annotations[block] = .construct(.footnote(number: index + 1))
      section.append(block)
      let back = Node.make(CMARK_NODE_CUSTOM_INLINE)
      annotations[back] = .construct(.footnoteReturn(number: index + 1, uses: footnote.uses))
      let last = block.lastChild
      (last?.kind == CMARK_NODE_PARAGRAPH ? last ?? block : block).append(back)
    }
  }

  private func discardUnused(_ bodies: FootnoteBodies) {
    let used = Set(numbered.map(\.definition))
    for (index, block) in bodies.blocks.enumerated() where !used.contains(index) { block.remove() }
  }
}
