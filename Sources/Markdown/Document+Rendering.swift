extension Document {
  /// Appends the document's HTML.
  ///
  /// - Parameter delegate: asked at each fence, link and image, in the order of the text.
  public func render<Delegate: RenderDelegate>(
    into html: inout HTMLBuffer, options: RenderOptions = RenderOptions(), with delegate: inout Delegate
  ) {
    var renderer = Renderer(root, headings: headings, annotations: annotations, options: options)
    var (fenceIndex, linkIndex) = (0, 0)
    while let stop = renderer.run(into: &html) {
      switch stop {
      case .link(let node):
        let link = links[linkIndex]
        if let reason = delegate.brokenReason(of: link) {
          renderer.openBroken(node, reason: reason, into: &html)
        } else {
          renderer.openLink(node, destination: delegate.destination(of: link), into: &html)
        }
        linkIndex += 1
      case .fenceOrCode(let node):
        guard fenceIndex < fenceNodes.count, fenceNodes[fenceIndex] == node else {
          renderer.writeCodeBlock(node, into: &html)
          continue
        }
        html.startLine()
        if !delegate.renderFence(fences[fenceIndex], into: &html) {
          renderer.writeCodeBlock(node, into: &html)
        }
        fenceIndex += 1
      }
    }
  }

  /// Appends the document's HTML, with every fence and link as the article has it.
  public func render(into html: inout HTMLBuffer, options: RenderOptions = RenderOptions()) {
    var delegate = PlainRendering()
    render(into: &html, options: options, with: &delegate)
  }
}
