import CCMark

/// What one walk through a tree finds: headings with their ids, links and fences, in the order of the text.
struct Survey {
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var undefinedReferences: [UndefinedReference] = []
  private(set) var fences: [Fence] = []
  private(set) var problems: [MarkdownProblem] = []

  /// The nodes of `fences`: libcmark does not tell a renderer which code blocks are fenced.
  private(set) var fenceNodes: [Node] = []

  private(set) var rawHTML: [RawHTML] = []

  /// The ids in raw HTML.
  private(set) var rawAnchors: [String] = []

  private let annotations: Annotations
  private var filePlace: FilePlaces
  private var slugger = Slugger()
  private var headingText: [UInt8]?
  private var imageDepth = 0

  init(_ root: Node, _ conversion: Conversion, _ places: FilePlaces) {
    annotations = conversion.annotations
    filePlace = places
    for problem in conversion.problems { report(problem.kind, at: problem.place) }
    for (label, place) in conversion.undefinedReferences {
      let place = filePlace(place)
      undefinedReferences.append(
        UndefinedReference(label: filePlace.written(label), line: place.line, column: place.column))
    }
    var walk = TreeWalk(root)
    while let event = walk.next() { visit(event) }
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private mutating func visit(_ event: TreeWalk.Event) {
    let (node, entering) = (event.node, event.entering)
    switch event.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: headingText?.append(contentsOf: node.literal)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: headingText?.append(UInt8(ascii: " "))
    case CMARK_NODE_HEADING: visitHeading(node, entering)
    case CMARK_NODE_CODE_BLOCK: visitCodeBlock(node)
    case CMARK_NODE_LINK where entering: addLink(node, isImage: false)
    case CMARK_NODE_IMAGE: visitImage(node, entering)
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
      if imageDepth == 0 { visitRawHTML(node) }
    default: break
    }
  }

  private mutating func visitRawHTML(_ node: Node) {
    rawAnchors += anchors(inRawHTML: node.literal)
    var block = node
    while let parent = block.parent, parent.parent != nil { block = parent }
    let line = filePlace(Place(line: max(1, block.startLine), column: 1)).line
    if let html = RawHTML(node.literal, blockLine: line) { rawHTML.append(html) }
  }

  private mutating func report(_ kind: MarkdownProblem.Kind, at place: Place) {
    let place = filePlace(place)
    problems.append(MarkdownProblem(kind: kind, line: place.line, column: place.column))
  }

  private mutating func visitHeading(_ node: Node, _ entering: Bool) {
    if entering {
      headingText = []
      return
    }
    guard let text = headingText, case .heading(let place, let wanted)? = annotations[node] else { return }
    headingText = nil
    if let wanted, !slugger.take(wanted) { report(.repeatedHeadingID(wanted), at: place) }
    headings.append(
      Heading(
        level: node.headingLevel, text: String(decoding: text, as: UTF8.self), id: wanted ?? slugger.id(for: text),
        line: filePlace(place).line))
  }

  private mutating func visitImage(_ node: Node, _ entering: Bool) {
    if entering { addLink(node, isImage: true) }
    imageDepth += entering ? 1 : -1
  }

  private mutating func addLink(_ node: Node, isImage: Bool) {
    guard imageDepth == 0, case .link(let place)? = annotations[node] else { return }
    let inFile = filePlace(place)
    links.append(
      Link(
        index: links.count, destination: String(decoding: node.url, as: UTF8.self), isImage: isImage,
        line: inFile.line, column: inFile.column))
  }

  private mutating func visitCodeBlock(_ node: Node) {
    guard case .fence(let place, let infoColumn)? = annotations[node] else { return }
    let (start, info) = (filePlace(place), filePlace(Place(line: place.line, column: infoColumn)))
    fences.append(
      Fence(
        index: fences.count, info: String(decoding: node.fenceInfo, as: UTF8.self), literal: Array(node.literal),
        line: start.line, column: start.column, infoColumn: info.column, section: headings.last?.id,
        followsFence: node.previous.map { $0 == fenceNodes.last } ?? false))
    fenceNodes.append(node)
  }
}
