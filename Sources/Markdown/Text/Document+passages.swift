import CCMark

extension Document {
  /// The text of the document by section, in the order of the text; a section without text has a passage too.
  ///
  /// Alternative texts of images count, raw HTML does not.
  ///
  /// - Parameter fenceText: what of a fenced block counts as text; nil for none of it.
  public func passages(_ fenceText: (Fence) -> [UInt8]?) -> [Passage] {
    var collector = PassageCollector()
    var (fenceIndex, headingIndex) = (0, 0)
    var walk = TreeWalk(root)
    while let event = walk.next() {
      switch event.kind {
      case CMARK_NODE_HEADING where event.entering:
        collector.begin(headings[headingIndex])
        headingIndex += 1
      case CMARK_NODE_HEADING: collector.endHeading()
      case CMARK_NODE_CODE_BLOCK where fenceIndex < fenceNodes.count && fenceNodes[fenceIndex] == event.node:
        if let text = fenceText(fences[fenceIndex]) { collector.appendBlock(text) }
        fenceIndex += 1
      case CMARK_NODE_CODE_BLOCK: collector.appendBlock(event.node.literal)
      default: collector.visit(event)
      }
    }
    return collector.finished
  }
}

/// Gathers text while a tree is walked: any node that is no inline stands apart from what is around it.
private struct PassageCollector {
  private var passages: [Passage] = []
  private var heading: Heading?
  private var text: [UInt8] = []
  private var isInHeading = false

  mutating func begin(_ heading: Heading) {
    if self.heading != nil || !text.isEmpty { passages.append(passage) }
    self.heading = heading
    text.removeAll(keepingCapacity: true)
    isInHeading = true
  }

  mutating func endHeading() { isInHeading = false }

  mutating func appendBlock(_ literal: some Collection<UInt8>) {
    separate()
    text += literal
    separate()
  }

  mutating func visit(_ event: TreeWalk.Event) {
    if isInHeading { return }
    switch event.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: text += event.node.literal
    case CMARK_NODE_SOFTBREAK: if !joinsCJK(event.node) { text.append(UInt8(ascii: " ")) }
    case CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
    default: if event.kind.rawValue < CMARK_NODE_FIRST_INLINE.rawValue { separate() }
    }
  }

  private mutating func separate() {
    if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
  }

  private var passage: Passage {
    Passage(heading: heading, text: text.last == UInt8(ascii: "\n") ? Array(text.dropLast()) : text)
  }

  var finished: [Passage] { heading != nil || !text.isEmpty ? passages + [passage] : passages }
}
