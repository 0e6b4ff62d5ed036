import CCMark

/// Custom blocks and inlines.
extension Renderer {
  mutating func writeConstruct(_ event: TreeWalk.Event, into html: inout HTMLBuffer) {
    guard let construct = annotations.construct(event.node) else { return }
    if event.entering {
      open(construct, event.node, into: &html)
    } else {
      close(construct, event.node, into: &html)
    }
  }

  private mutating func open(_ construct: Construct, _ node: Node, into html: inout HTMLBuffer) {
    switch construct {
    case .table: openTable(into: &html)
    case .row(let isHeader):
      if isHeader {
        html.append("<thead>\n" as StaticString)
      } else if isFirstOfBody(node) {
        html.append("<tbody>\n" as StaticString)
      }
      html.append("<tr>\n" as StaticString)
    case .cell(let alignment, let isHeader):
      html.append(isHeader ? "<th" : "<td" as StaticString)
      switch alignment {
      case .right: html.append(" class=\"r\"" as StaticString)
      case .center: html.append(" class=\"c\"" as StaticString)
      case .left, .natural: break
      }
      html.append(UInt8(ascii: ">"))
    case .strikethrough: html.append("<del>" as StaticString)
    case .alert(let kind, let folding): openAlert(kind, folding, into: &html)
    case .alertTitle(let kind, let folding): openTitle(of: kind, folding, hasText: node.firstChild != nil, into: &html)
    case .definitionList: openBlock("<dl>\n", into: &html)
    case .term: openBlock("<dt>", into: &html)
    case .definition: openBlock("<dd>", into: &html)
    case .figure: openBlock("<figure>", into: &html)
    case .footnotes: openFootnotes(into: &html)
    case .footnote(let number):
      html.startLine()
      html.append("<li id=\"page:fn-\(number)\">\n")
    case .footnoteUse(let number, let use): writeUse(number, use, into: &html)
    case .footnoteReturn(let number, let uses): writeReturns(number, uses, into: &html)
    case .task: break  // Written with its item.
    }
  }

  private func close(_ construct: Construct, _ node: Node, into html: inout HTMLBuffer) {
    switch construct {
    case .table:
      if node.firstChild?.next != nil { html.append("</tbody>\n" as StaticString) }
      html.append("</table>\n</div>\n" as StaticString)
    case .row(let isHeader): html.append(isHeader ? "</tr>\n</thead>\n" : "</tr>\n" as StaticString)
    case .cell(_, let isHeader): html.append(isHeader ? "</th>\n" : "</td>\n" as StaticString)
    case .strikethrough: html.append("</del>" as StaticString)
    case .alert(_, let folding): html.append(folding == nil ? "</div>\n" : "</details>\n" as StaticString)
    case .alertTitle(_, let folding): html.append(folding == nil ? "</p>\n" : "</summary>\n" as StaticString)
    case .definitionList: html.append("</dl>\n" as StaticString)
    case .term: html.append("</dt>\n" as StaticString)
    case .definition: html.append("</dd>\n" as StaticString)
    case .figure: closeFigure(node, into: &html)
    case .footnotes: html.append("</ol>\n</section>\n" as StaticString)
    case .footnote:
      html.startLine()
      html.append("</li>\n" as StaticString)
    case .footnoteUse, .footnoteReturn, .task: break
    }
  }

  private func openBlock(_ tag: StaticString, into html: inout HTMLBuffer) {
    html.startLine()
    html.append(tag)
  }

  // MARK: - Tables

  /// A wide table scrolls in a region of its own, which the keyboard reaches.
  private mutating func openTable(into html: inout HTMLBuffer) {
    tableCount += 1
    html.startLine()
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" as StaticString)
    writeLabel(options.words.table, number: tableCount, into: &html)
    html.append("\">\n<table>\n" as StaticString)
  }

  private func isFirstOfBody(_ row: Node) -> Bool {
    row.previous?.previous == nil
  }

  // MARK: - Alerts

  private func openAlert(_ kind: AlertKind, _ folding: Folding?, into html: inout HTMLBuffer) {
    html.startLine()
    html.append(folding == nil ? "<div class=\"alert\" role=\"note\"" : "<details class=\"alert\"" as StaticString)
    html.append(" data-kind=\"\(kind.rawValue)\"")
    html.append(folding == .open ? " open=\"\">\n" : ">\n" as StaticString)
  }

  /// The word is always there: a colour alone tells nothing.
  private func openTitle(
    of kind: AlertKind, _ folding: Folding?, hasText: Bool, into html: inout HTMLBuffer
  ) {
    html.append(folding == nil ? "<p class=\"alert-title\"><b>" : "<summary class=\"alert-title\"><b>" as StaticString)
    html.appendEscaped(options.words.name(of: kind))
    html.append(hasText ? "</b> " : "</b>" as StaticString)
  }

  // MARK: - Tasks

  func writeTask(isDone: Bool, into html: inout HTMLBuffer) {
    html.append("<li class=\"task\"><input type=\"checkbox\" disabled=\"\"" as StaticString)
    if isDone { html.append(" checked=\"\"" as StaticString) }
    html.append(" aria-label=\"" as StaticString)
    html.appendEscaped(isDone ? options.words.taskDone : options.words.taskOpen)
    html.append("\" /> " as StaticString)
  }

  // MARK: - Figures

  private func closeFigure(_ node: Node, into html: inout HTMLBuffer) {
    if let caption = node.firstChild?.title {
      html.append("<figcaption>" as StaticString)
      html.appendEscaped(caption)
      html.append("</figcaption>" as StaticString)
    }
    html.append("</figure>\n" as StaticString)
  }

  // MARK: - Footnotes

  private func openFootnotes(into html: inout HTMLBuffer) {
    html.startLine()
    html.append("<section class=\"footnotes\" aria-label=\"" as StaticString)
    html.appendEscaped(options.words.footnotes)
    html.append("\">\n<ol>\n" as StaticString)
  }

  private func writeUse(_ number: Int, _ use: Int, into html: inout HTMLBuffer) {
    html.append("<sup><a href=\"#page:fn-\(number)\" id=\"\(Self.useID(number, use))\" aria-label=\"")
    writeLabel(options.words.footnote, number: number, into: &html)
    html.append("\">\(number)</a></sup>")
  }

  private func writeReturns(_ number: Int, _ uses: Int, into html: inout HTMLBuffer) {
    for use in 1...max(uses, 1) {
      html.append(" <a class=\"back\" href=\"#\(Self.useID(number, use))\" aria-label=\"")
      let name = use == 1 ? "\(number)" : "\(number)-\(use)"
      html.appendEscaped(options.words.footnoteReturn.before + name + options.words.footnoteReturn.after)
      html.append("\">↩" as StaticString)
      if use > 1 { html.append("<sup>\(use)</sup>") }
      html.append("</a>" as StaticString)
    }
  }

  private static func useID(_ number: Int, _ use: Int) -> String {
    use == 1 ? "page:fnref-\(number)" : "page:fnref-\(number)-\(use)"
  }

  private func writeLabel(_ label: AnchorLabel, number: Int, into html: inout HTMLBuffer) {
    html.appendEscaped(label.before)
    html.append("\(number)")
    html.appendEscaped(label.after)
  }
}
