import CCMark

/// Finds where the links of one paragraph or heading stand in the source.
///
/// The inlines of the tree, in order, are all that the text consists of. So they are read off the source one
/// after the other, each in the spelling that it must have there, and the place of a link is where the
/// reading stands when the link begins. The cost is linear in the block's length.
struct LinkLocator {
  struct Place: Equatable {
    let line: Int
    let column: Int
  }

  /// The places of the links that are not within an image, in order. If a block cannot be read (bytes that
  /// are not UTF-8 are one reason), the places after that are missing.
  private(set) var places: [Place] = []

  private var content: BlockContent

  /// The autolink being read: its text was read with it.
  private var autolink: Node?
  private var imageDepth = 0

  init(block: Node, in source: inout SourceLines) {
    content = BlockContent(of: block, in: &source)
    var walk = TreeWalk(block)
    while let event = walk.next() {
      guard event.node != block else { continue }
      guard read(event) else { return }
    }
  }

  private mutating func read(_ event: TreeWalk.Event) -> Bool {
    let (node, entering) = (event.node, event.entering)
    if let autolink {
      if autolink == node { self.autolink = nil }
      return true
    }
    return switch event.kind {
    case CMARK_NODE_TEXT: content.skipText(node.literal)
    case CMARK_NODE_CODE: content.skipCodeSpan()
    case CMARK_NODE_HTML_INLINE: content.skipVerbatim(node.literal)
    case CMARK_NODE_EMPH: content.skipDelimiters(1)
    case CMARK_NODE_STRONG: content.skipDelimiters(2)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: content.skipLineBreak()
    case CMARK_NODE_LINK where entering: readLinkStart(node)
    case CMARK_NODE_IMAGE where entering: readImageStart()
    case CMARK_NODE_LINK: content.skipLinkEnd()
    case CMARK_NODE_IMAGE:
      readImageEnd()
    default: false
    }
  }

  private mutating func readLinkStart(_ node: Node) -> Bool {
    notePlace()
    guard content.next == UInt8(ascii: "<") else { return content.skip(UInt8(ascii: "[")) }
    autolink = node
    return content.skipAutolink()
  }

  private mutating func readImageStart() -> Bool {
    notePlace()
    imageDepth += 1
    return content.skip(UInt8(ascii: "!")) && content.skip(UInt8(ascii: "["))
  }

  private mutating func readImageEnd() -> Bool {
    imageDepth -= 1
    return content.skipLinkEnd()
  }

  private mutating func notePlace() {
    if imageDepth == 0 { places.append(Place(line: content.line, column: content.column)) }
  }
}
