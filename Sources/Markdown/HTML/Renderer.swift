import CCMark

/// Writes a tree as HTML, the way libcmark's own renderer does (`html.c` of 0.30.2), plus what the options
/// ask for.
///
/// `run(into:)` stops at each node that a `RenderDelegate` may want to write. So the delegate's type is known
/// in one small loop (`Document.render`), and nothing here is generic.
struct Renderer {
  let options: RenderOptions
  let headings: [Heading]
  let annotations: Annotations
  var headingIndex = 0
  var tableCount = 0

  private var walk: TreeWalk

  /// The image whose description is being written: text alone, since it goes into an attribute.
  private var image: Node?

  /// The link and the image in it being written that lead nowhere.
  private var broken: [Node] = []

  init(_ root: Node, headings: [Heading], annotations: Annotations, options: RenderOptions) {
    self.options = options
    self.annotations = annotations
    self.headings = headings
    walk = TreeWalk(root)
  }

  /// A node that the caller must see to before going on.
  enum Stop {
    /// Write it, or call `writeCodeBlock`.
    case fenceOrCode(Node)
    /// Call `openLink`, which takes links and images.
    case link(Node)
  }

  /// Writes up to the next stop; nil at the end of the document.
  mutating func run(into html: inout HTMLBuffer) -> Stop? {
    while let event = walk.next() {
      let (node, entering) = (event.node, event.entering)
      if let image, image != node {
        writePlain(event, into: &html)
        continue
      }
      switch event.kind {
      case CMARK_NODE_TEXT: html.appendEscaped(node.literal)
      case CMARK_NODE_CODE_BLOCK: return .fenceOrCode(node)
      case CMARK_NODE_LINK where entering: return .link(node)
      case CMARK_NODE_LINK: html.append(closeBroken(node) ? "</span>" : "</a>" as StaticString)
      case CMARK_NODE_IMAGE where entering:
        image = node
        return .link(node)
      case CMARK_NODE_IMAGE:
        image = nil
        if closeBroken(node) { html.append("</span>" as StaticString) } else { closeImage(node, into: &html) }
      case CMARK_NODE_CUSTOM_BLOCK, CMARK_NODE_CUSTOM_INLINE: writeConstruct(event, into: &html)
      case _ where event.kind.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue: writeInline(event, into: &html)
      default: writeBlock(event, into: &html)
      }
    }
    return nil
  }

  /// Writes the start of a link or of an image.
  func openLink(_ node: Node, destination: String?, into html: inout HTMLBuffer) {
    let isImage = node.kind == CMARK_NODE_IMAGE
    html.append(isImage ? "<img src=\"" : "<a href=\"" as StaticString)
    if var destination {
      destination.withUTF8 { writeURL($0, into: &html) }
    } else {
      writeURL(node.url, into: &html)
    }
    guard !isImage else { return html.append("\" alt=\"" as StaticString) }
    writeTitle(of: node, into: &html)
    html.append("\">" as StaticString)
  }

  /// The title of a figure's image is its caption.
  private func closeImage(_ node: Node, into html: inout HTMLBuffer) {
    if node.parent.map({ annotations.construct($0) == .figure }) != true { writeTitle(of: node, into: &html) }
    html.append(options.lazyImages ? "\" loading=\"lazy\" />" : "\" />" as StaticString)
  }

  /// Writes the start of a link or of an image that leads nowhere: what is left is its text.
  mutating func openBroken(_ node: Node, reason: String, into html: inout HTMLBuffer) {
    broken.append(node)
    html.append("<span class=\"broken\" title=\"" as StaticString)
    html.appendEscaped(reason)
    html.append("\">" as StaticString)
  }

  private mutating func closeBroken(_ node: Node) -> Bool {
    guard broken.last == node else { return false }
    broken.removeLast()
    return true
  }

  private func writeURL(_ url: UnsafeBufferPointer<UInt8>, into html: inout HTMLBuffer) {
    if options.rawHTML || !isUnsafeURL(url) { html.appendURL(url) }
  }

  private func writeTitle(of node: Node, into html: inout HTMLBuffer) {
    guard let title = node.title else { return }
    html.append("\" title=\"" as StaticString)
    html.appendEscaped(title)
  }

  private func writePlain(_ event: TreeWalk.Event, into html: inout HTMLBuffer) {
    switch event.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: html.appendEscaped(event.node.literal)
    case CMARK_NODE_LINEBREAK, CMARK_NODE_SOFTBREAK: html.append(UInt8(ascii: " "))
    default: break
    }
  }

  /// Raw HTML, or the comment that stands for it.
  func writeRaw(_ node: Node, into html: inout HTMLBuffer) {
    if options.rawHTML {
      html.append(node.literal)
    } else {
      html.append("<!-- raw HTML omitted -->" as StaticString)
    }
  }
}
