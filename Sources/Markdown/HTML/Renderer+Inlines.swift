import CCMark

extension Renderer {
  /// Writes an inline that is neither text nor a link nor an image.
  func writeInline(_ event: TreeWalk.Event, into html: inout HTMLBuffer) {
    switch event.kind {
    case CMARK_NODE_CODE:
      html.append("<code>" as StaticString)
      html.appendEscaped(event.node.literal)
      html.append("</code>" as StaticString)
    case CMARK_NODE_STRONG: html.append(event.entering ? "<strong>" : "</strong>" as StaticString)
    case CMARK_NODE_EMPH: html.append(event.entering ? "<em>" : "</em>" as StaticString)
    case CMARK_NODE_SOFTBREAK:
      if !(options.joinCJKLines && joinsCJK(event.node)) { html.append(UInt8(ascii: "\n")) }
    case CMARK_NODE_LINEBREAK: html.append("<br />\n" as StaticString)
    case CMARK_NODE_HTML_INLINE: writeRaw(event.node, into: &html)
    default: break
    }
  }
}
