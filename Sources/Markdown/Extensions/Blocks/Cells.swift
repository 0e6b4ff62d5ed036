import CCMark

/// Texts that stand for themselves (the cells of tables, the terms of definition lists), gathered from all over an article and
/// parsed as paragraphs of one part.
///
/// Each begins with U+00A0. That is no white space to a block, so `- a` or `# x` begins none; but it is white space to
/// emphasis, as the beginning of a line is.
struct Cells {
  private(set) var text = PartText()
  /// The nodes that the paragraphs' inlines go to, in order.
  private(set) var targets: [Node] = []

  private static let guardBytes: [UInt8] = [0xC2, 0xA0]

  /// What is indented by four columns or more goes on with a paragraph.
  private static let continuation = [UInt8](repeating: 0x20, count: 4)

  /// - Parameter lines: one paragraph; none is empty.
  mutating func add(_ lines: some Sequence<TableLines.Line>, to target: Node) {
    targets.append(target)
    var isFirst = true
    for line in lines {
      text.appendLine(line.text, prefix: isFirst ? Self.guardBytes : Self.continuation, at: line.place)
      isFirst = false
    }
    text.appendEmptyLine()
  }

  /// Takes the guard away from where a paragraph begins.
  static func unguard(_ paragraph: Node) {
    guard let first = paragraph.firstChild, first.kind == CMARK_NODE_TEXT else { return }
    let text = first.literal
    guard text.starts(with: guardBytes) else { return }
    if text.count > guardBytes.count {
      first.setLiteral(Array(text.dropFirst(guardBytes.count)))
    } else {
      first.remove()
    }
  }

  /// `\|` stands for `|` in a cell even within code (GFM 0.29, example 200).
  static func unescapePipes(in paragraph: Node) {
    var walk = TreeWalk(paragraph)
    while let event = walk.next() {
      guard event.kind == CMARK_NODE_CODE || event.kind == CMARK_NODE_HTML_INLINE else { continue }
      let text = event.node.literal
      guard text.contains(Array("\\|".utf8)) else { continue }
      event.node.setLiteral(Array(String(decoding: text, as: UTF8.self).replacing("\\|", with: "|").utf8))
    }
  }
}
