import CCMark

extension Renderer {
  /// Writes a block that is not a code block.
  mutating func writeBlock(_ event: TreeWalk.Event, into html: inout HTMLBuffer) {
    let (node, entering) = (event.node, event.entering)
    switch event.kind {
    case CMARK_NODE_PARAGRAPH: writeParagraph(node, entering, into: &html)
    case CMARK_NODE_HEADING: writeHeading(node, entering, into: &html)
    case CMARK_NODE_LIST: writeList(node, entering, into: &html)
    case CMARK_NODE_ITEM where entering:
      html.startLine()
      if case .task(let isDone)? = annotations.construct(node) {
        writeTask(isDone: isDone, into: &html)
      } else {
        html.append("<li>" as StaticString)
      }
    case CMARK_NODE_ITEM: html.append("</li>\n" as StaticString)
    case CMARK_NODE_BLOCK_QUOTE:
      html.startLine()
      html.append(entering ? "<blockquote>\n" : "</blockquote>\n" as StaticString)
    case CMARK_NODE_THEMATIC_BREAK:
      html.startLine()
      html.append("<hr />\n" as StaticString)
    case CMARK_NODE_HTML_BLOCK:
      html.startLine()
      writeRaw(node, into: &html)
      html.startLine()
    default: break  // The document itself.
    }
  }

  private func writeParagraph(_ node: Node, _ entering: Bool, into html: inout HTMLBuffer) {
    if node.parent?.parent?.isTightList == true { return }
    if entering {
      html.startLine()
      html.append("<p>" as StaticString)
    } else {
      html.append("</p>\n" as StaticString)
    }
  }

  private func writeList(_ node: Node, _ entering: Bool, into html: inout HTMLBuffer) {
    let isBulletList = node.isBulletList
    guard entering else {
      return html.append(isBulletList ? "</ul>\n" : "</ol>\n" as StaticString)
    }
    html.startLine()
    if isBulletList { return html.append("<ul>\n" as StaticString) }
    let start = node.listStart
    if start == 1 { return html.append("<ol>\n" as StaticString) }
    html.append("<ol start=\"\(start)\">\n")
  }

  /// A code block as libcmark writes it; the first word of the info string is its language.
  func writeCodeBlock(_ node: Node, into html: inout HTMLBuffer) {
    html.startLine()
    let info = node.fenceInfo
    if info.isEmpty {
      html.append("<pre><code>" as StaticString)
    } else {
      html.append("<pre><code class=\"language-" as StaticString)
      html.appendEscaped(UnsafeBufferPointer(rebasing: info.prefix { !$0.isSpace }))
      html.append("\">" as StaticString)
    }
    html.appendEscaped(node.literal)
    html.append("</code></pre>\n" as StaticString)
  }
}

extension HTMLBuffer {
  /// Ends the line, unless nothing stands on it.
  mutating func startLine() {
    if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}
