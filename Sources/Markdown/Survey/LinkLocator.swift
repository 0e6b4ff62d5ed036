import CCMark

/// Finds where the links of one paragraph or heading stand in the source, and the bytes of its text that may mean something
/// that CommonMark does not know.
///
/// The inlines of the tree, in order, are all that the text consists of. So they are read off the source one
/// after the other, each in the spelling that it must have there, and the place of a link is where the
/// reading stands when the link begins. The cost is linear in the block's length.
struct LinkLocator {
  /// A byte of a text node that may begin something; see `nextMark`.
  struct Mark {
    let node: Node
    /// In the node's literal.
    let offset: Int
    /// In the source; nil where that cannot be read.
    let sourceOffset: Int?
    let place: Place
    /// Written with a backslash or as a character reference: it stands for itself.
    let isEscaped: Bool
  }

  /// The links that are not within an image, in order, with their places. If a block cannot be read (bytes that
  /// are not UTF-8 are one reason), the links after that have the block's place.
  private(set) var links: [(node: Node, place: Place)] = []

  /// In order; none within links and images.
  private(set) var marks: [Mark] = []

  private var content: BlockContent
  private let fallback: Place
  private var isReadable = true

  /// The autolink being read: its text was read with it.
  private var autolink: Node?
  private var imageDepth = 0
  private var linkDepth = 0

  /// - Parameter marking: whether marks are wanted.
  init(block: Node, in source: inout SourceLines, marking: Bool = false) {
    content = BlockContent(of: block, in: &source)
    fallback = Place(line: block.startLine, column: block.startColumn)
    var walk = TreeWalk(block)
    while let event = walk.next() {
      guard event.node != block else { continue }
      note(event, marking)
      guard isReadable else { continue }
      isReadable = read(event, marking)
      if !isReadable, marking, event.kind == CMARK_NODE_TEXT { markUnread(event.node) }
    }
  }

  private var place: Place { isReadable ? content.place : fallback }

  private mutating func note(_ event: TreeWalk.Event, _ marking: Bool) {
    switch event.kind {
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      if event.entering, imageDepth == 0 { links.append((event.node, place)) }
      linkDepth += event.entering ? 1 : -1
      if event.kind == CMARK_NODE_IMAGE { imageDepth += event.entering ? 1 : -1 }
    case CMARK_NODE_TEXT where marking && !isReadable: markUnread(event.node)
    default: break
    }
  }

  private mutating func read(_ event: TreeWalk.Event, _ marking: Bool) -> Bool {
    let (node, entering) = (event.node, event.entering)
    if let autolink {
      if autolink == node { self.autolink = nil }
      return true
    }
    return switch event.kind {
    case CMARK_NODE_TEXT where marking && linkDepth == 0: readMarks(node)
    case CMARK_NODE_TEXT: content.skipText(node.literal[...])
    case CMARK_NODE_CODE: content.skipCodeSpan()
    case CMARK_NODE_HTML_INLINE: content.skipVerbatim(node.literal)
    case CMARK_NODE_EMPH: content.skipDelimiters(1)
    case CMARK_NODE_STRONG: content.skipDelimiters(2)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: content.skipLineBreak()
    case CMARK_NODE_LINK where entering: readLinkStart(node)
    case CMARK_NODE_IMAGE where entering: content.skip(UInt8(ascii: "!")) && content.skip(UInt8(ascii: "["))
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: content.skipLinkEnd()
    default: false
    }
  }

  private mutating func readLinkStart(_ node: Node) -> Bool {
    guard content.next == UInt8(ascii: "<") else { return content.skip(UInt8(ascii: "[")) }
    autolink = node
    return content.skipAutolink()
  }

  private mutating func readMarks(_ node: Node) -> Bool {
    let text = node.literal
    var start = 0
    while let offset = nextMark(in: text, from: start) {
      guard content.skipText(text[start..<offset]) else { return false }
      marks.append(
        Mark(
          node: node, offset: offset, sourceOffset: content.offset, place: content.place,
          isEscaped: content.next != text[offset]))
      guard content.skipText(text[offset...offset]) else { return false }
      start = offset + 1
    }
    return content.skipText(text[start...])
  }

  private mutating func markUnread(_ node: Node) {
    guard linkDepth == 0 else { return }
    let text = node.literal
    var start = marks.last.map { $0.node == node ? $0.offset + 1 : 0 } ?? 0
    while let offset = nextMark(in: text, from: start) {
      marks.append(Mark(node: node, offset: offset, sourceOffset: nil, place: fallback, isEscaped: false))
      start = offset + 1
    }
  }
}

/// The first byte at or after `start` that may begin something: `~`, `[^`, `://` after a letter, `www.` or `@`.
func nextMark(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var offset = start
  while offset < text.count {
    let byte = text[offset]
    // Most bytes begin nothing.
    guard byte.mayBeginMark else {
      offset &+= 1
      continue
    }
    let begins =
      switch byte {
      case UInt8(ascii: "~"): true
      case UInt8(ascii: "@"): offset > 0
      case UInt8(ascii: "["): text[offset...].starts(with: "[^".utf8)
      case UInt8(ascii: ":"): offset > 0 && text[offset...].starts(with: "://".utf8)
      default: text[offset...].starts(with: "www.".utf8)
      }
    if begins { return offset }
    offset &+= 1
  }
  return nil
}

extension UInt8 {
  /// Whether it is one of `~@[:w`: a bit for each byte of ASCII.
  fileprivate var mayBeginMark: Bool {
    let marks: UInt64 = self < 64 ? 1 << 58 : self < 128 ? 1 << 62 | 1 << 55 | 1 << 27 | 1 : 0
    return marks >> UInt64(self & 63) & 1 != 0
  }
}
