import CCMark

/// Parses an article, and makes of libcmark's tree one that holds what CommonMark has no syntax for: custom nodes, each with an
/// annotation that says what it is.
///
/// Footnotes and the cells of tables are parts of their own. Each part is parsed, read (`PartReading`), and its text converted
/// (`InlineConversion`); then its blocks find their place in the one tree.
struct Conversion {
  private(set) var annotations = Annotations()
  private(set) var problems: [(kind: MarkdownProblem.Kind, place: Place)] = []
  private(set) var undefinedReferences: [(label: String, place: Place)] = []

  private let dialect: Dialect
  private var inlines: InlineConversion
  private var cells = Cells()
  private var bracketed: [Node] = []

  private init(_ dialect: Dialect, footnotes: Set<String>) {
    self.dialect = dialect
    inlines = InlineConversion(footnotes: footnotes)
  }

  /// Parses a text of CommonMark alone. The tree is the caller's to free, here and below.
  static func plain(_ source: UnsafeBufferPointer<UInt8>) -> (root: Node, conversion: Conversion) {
    var conversion = Conversion(.commonMark, footnotes: [])
    var part = Part(source)
    let root = ParsedTree(source).release()
    let reading = PartReading(root, &part, .commonMark, &conversion.annotations)
    conversion.undefinedReferences = reading.undefinedReferences
    return (root, conversion)
  }

  static func extended(_ source: UnsafeBufferPointer<UInt8>) -> (root: Node, conversion: Conversion) {
    guard let footnotes = FootnoteText(source) else {
      var conversion = Conversion(.extended, footnotes: [])
      return (conversion.convert(source), conversion)
    }
    var conversion = Conversion(.extended, footnotes: Set(footnotes.definitions.map(\.label)))
    var bodies = FootnoteBodies(footnotes.definitions)
    let root = footnotes.main.withUnsafeBufferPointer { conversion.convert($0, footnotes.part, &bodies) }
    let numbering = FootnoteNumbering(root, bodies, conversion.inlines.uses, &conversion.annotations)
    conversion.problems += numbering.problems
    return (root, conversion)
  }

  private mutating func convert(_ source: UnsafeBufferPointer<UInt8>) -> Node {
    var bodies = FootnoteBodies([])
    return convert(source, PartText(), &bodies)
  }

  private mutating func convert(
    _ source: UnsafeBufferPointer<UInt8>, _ footnotes: PartText, _ bodies: inout FootnoteBodies
  ) -> Node {
    let root = ParsedTree(source).release()
    var part = Part(source)
    let reading = convert(root, &part)
    let references = ReferenceDefinitions(in: source, code: reading.code)
    if !footnotes.bytes.isEmpty {
      parse(footnotes, references) { conversion, tree, part in
        _ = conversion.convert(tree, &part)
        bodies.take(from: tree)
      }
    }
    convertCells(references)
    for container in bracketed { container.convertBracket(&annotations) }
    problems += inlines.unknown.map { (.unknownFootnote($0.label), $0.place) }
    return root
  }

  /// Parses a part that was cut out of the article; its tree lives during the call.
  private mutating func parse(
    _ text: PartText, _ references: ReferenceDefinitions, _ body: (inout Conversion, Node, inout Part) -> Void
  ) {
    var text = text
    references.append(to: &text)
    text.bytes.withUnsafeBufferPointer { bytes in
      var part = Part(bytes, origins: text.origins)
      let tree = ParsedTree(bytes)
      body(&self, tree.root, &part)
    }
    undefinedReferences.removeAll { $0.place.line == ReferenceDefinitions.nowhere.line }
    problems.removeAll { $0.place.line == ReferenceDefinitions.nowhere.line }
  }

  private mutating func convert(_ root: Node, _ part: inout Part) -> PartReading {
    let reading = PartReading(root, &part, dialect, &annotations)
    for marks in reading.marks { inlines.convert(marks, of: part, &annotations) }
    for (paragraph, table) in reading.tables { paragraph.become(table, &cells, &annotations) }
    for (paragraph, list) in reading.definitionLists { paragraph.become(list, &cells, &annotations) }
    for figure in reading.figures { figure.becomeFigure(&annotations) }
    bracketed += reading.bracketed
    problems += reading.problems
    undefinedReferences += reading.undefinedReferences
    return reading
  }

  /// Parses the cells of all parts, and gives each its inlines.
  private mutating func convertCells(_ references: ReferenceDefinitions) {
    guard !cells.targets.isEmpty else { return }
    parse(cells.text, references) { conversion, root, part in
      let reading = PartReading(root, &part, conversion.dialect, &conversion.annotations)
      for marks in reading.marks { conversion.inlines.convert(marks, of: part, &conversion.annotations) }
      conversion.undefinedReferences += reading.undefinedReferences
      for target in conversion.cells.targets {
        guard let paragraph = root.firstChild else { break }
        Cells.unguard(paragraph)
        if case .cell? = conversion.annotations.construct(target) { Cells.unescapePipes(in: paragraph) }
        target.adoptChildren(of: paragraph)
        paragraph.remove()
      }
    }
  }
}
