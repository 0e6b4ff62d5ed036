extension Renderer {
  /// The id is on the heading itself. The link to it comes last and is empty: a style sheet gives it its
  /// sign, `aria-label` its name, and the heading's text stays what the author wrote.
  mutating func writeHeading(_ node: Node, _ entering: Bool, into html: inout HTMLBuffer) {
    let level = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: node.headingLevel)
    let heading = headings[headingIndex]
    guard entering else {
      headingIndex += 1
      return closeHeading(level, heading, into: &html)
    }
    html.startLine()
    html.append("<h" as StaticString)
    html.append(level)
    if options.headingIDs {
      html.append(" id=\"" as StaticString)
      html.append(heading.id)
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
  }

  private func closeHeading(_ level: UInt8, _ heading: Heading, into html: inout HTMLBuffer) {
    if options.headingIDs, let label = options.anchorLabel {
      html.append("<a class=\"anchor\" href=\"#" as StaticString)
      html.appendURL(heading.id)
      html.append("\" aria-label=\"" as StaticString)
      html.appendEscaped(label.before)
      html.appendEscaped(heading.text)
      html.appendEscaped(label.after)
      html.append("\"></a>" as StaticString)
    }
    html.append("</h" as StaticString)
    html.append(level)
    html.append(">\n" as StaticString)
  }
}
