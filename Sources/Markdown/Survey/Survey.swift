import CCMark

/// What one walk through a tree finds: headings with their ids, links and fences with their places.
struct Survey {
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var undefinedReferences: [UndefinedReference] = []
  private(set) var fences: [Fence] = []

  /// The nodes of `fences`: libcmark does not tell a renderer which code blocks are fenced.
  private(set) var fenceNodes: [Node] = []

  /// The ids in raw HTML.
  private(set) var rawAnchors: [String] = []

  private var source: SourceLines
  private let lineOffset: Int
  private var slugger = Slugger()

  /// The paragraph or heading being walked, and where its links are once that is known.
  private var block: Node?
  private var places: [LinkLocator.Place]?
  private var linksInBlock = 0

  /// Text of the block with `][` in it, which may be meant as links.
  private var bracketText: [UInt8] = []

  private var headingText: [UInt8]?
  private var imageDepth = 0

  /// - Parameter firstLine: the line of the file at which the source begins.
  init(_ root: Node, source bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    source = SourceLines(bytes)
    lineOffset = firstLine - 1
    var walk = TreeWalk(root)
    while let event = walk.next() { visit(event) }
  }

  private mutating func visit(_ event: TreeWalk.Event) {
    let (node, entering) = (event.node, event.entering)
    switch event.kind {
    case CMARK_NODE_TEXT:
      headingText?.append(contentsOf: node.literal)
      noteBrackets(node)
    case CMARK_NODE_CODE: headingText?.append(contentsOf: node.literal)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: headingText?.append(UInt8(ascii: " "))
    case CMARK_NODE_PARAGRAPH: begin(block: entering ? node : nil)
    case CMARK_NODE_HEADING: visitHeading(node, entering)
    case CMARK_NODE_CODE_BLOCK: visitCodeBlock(node)
    case CMARK_NODE_LINK where entering: addLink(node, isImage: false)
    case CMARK_NODE_IMAGE: visitImage(node, entering)
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
      if imageDepth == 0 { rawAnchors += anchors(inRawHTML: node.literal) }
    default: break
    }
  }

  private mutating func begin(block node: Node?) {
    lookForReferences()
    block = node
    places = nil
    linksInBlock = 0
  }

  private mutating func visitHeading(_ node: Node, _ entering: Bool) {
    if entering {
      begin(block: node)
      headingText = []
      return
    }
    let text = headingText ?? []
    let heading = Heading(
      level: node.headingLevel, text: String(decoding: text, as: UTF8.self), id: slugger.id(for: text),
      line: line(of: node) + lineOffset)
    headings.append(heading)
    headingText = nil
    begin(block: nil)
  }

  /// Where a heading's text begins: after the reference definitions that may stand before a setext heading's.
  private mutating func line(of heading: Node) -> Int {
    let offset = source.offset(ofLine: heading.startLine) + heading.startColumn - 1
    guard offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "[") else {
      return heading.startLine
    }
    return BlockContent(of: heading, in: &source).line
  }

  private mutating func visitImage(_ node: Node, _ entering: Bool) {
    if entering { addLink(node, isImage: true) }
    imageDepth += entering ? 1 : -1
  }

  private mutating func addLink(_ node: Node, isImage: Bool) {
    guard imageDepth == 0, let block else { return }
    let places = self.places ?? LinkLocator(block: block, in: &source).places
    self.places = places
    let fallback = LinkLocator.Place(line: block.startLine, column: block.startColumn)
    let place = linksInBlock < places.count ? places[linksInBlock] : fallback
    linksInBlock += 1
    let link = Link(
      index: links.count, destination: String(decoding: node.url, as: UTF8.self), isImage: isImage,
      line: place.line + lineOffset, column: place.column)
    links.append(link)
  }

  /// Notes the text of a block that has `][` in it.
  private mutating func noteBrackets(_ node: Node) {
    let text = node.literal
    guard block != nil, imageDepth == 0, zip(text, text.dropFirst()).contains(where: { $0 == 0x5D && $1 == 0x5B })
    else { return }
    bracketText.append(contentsOf: text)
    bracketText.append(UInt8(ascii: "\n"))
  }

  private mutating func lookForReferences() {
    guard let block, !bracketText.isEmpty else { return }
    let content = BlockContent(of: block, in: &source)
    undefinedReferences += UndefinedReference.all(in: content, text: bracketText, lineOffset: lineOffset)
    bracketText = []
  }

  private mutating func visitCodeBlock(_ node: Node) {
    guard let opening = FenceOpening(of: node, in: &source) else { return }
    let fence = Fence(
      index: fences.count, info: String(decoding: node.fenceInfo, as: UTF8.self),
      literal: Array(node.literal), line: node.startLine + lineOffset, column: node.startColumn,
      infoColumn: node.startColumn + opening.length, section: headings.last?.id,
      followsFence: node.previous.map { $0 == fenceNodes.last } ?? false)
    fences.append(fence)
    fenceNodes.append(node)
  }
}
