import CCMark

/// Makes nodes of what text holds beside CommonMark: strikethrough, bare links, uses of footnotes.
struct InlineConversion {
  struct FootnoteUse {
    let node: Node
    let label: String
  }

  /// The uses of footnotes, in the order in which blocks were converted.
  private(set) var uses: [FootnoteUse] = []
  /// Labels in text that no footnote has, each where it comes first.
  private(set) var unknown: [(label: String, place: Place)] = []

  /// The labels that are defined.
  private let footnotes: Set<String>
  private var seen: Set<String> = []

  init(footnotes: Set<String>) {
    self.footnotes = footnotes
  }

  /// Converts one block by its marks.
  mutating func convert(_ marks: [LinkLocator.Mark], of part: Part, _ annotations: inout Annotations) {
    var strikethrough = Strikethrough()
    var rest = marks[...]
    while let node = rest.first?.node {
      let end = rest.firstIndex { $0.node != node } ?? rest.endIndex
      split(node, at: rest[..<end], of: part, &strikethrough, &annotations)
      rest = rest[end...]
    }
  }

  /// Cuts a text node at its marks. The marks point into its literal, so the node itself goes last.
  private mutating func split(
    _ node: Node, at marks: ArraySlice<LinkLocator.Mark>, of part: Part, _ strikethrough: inout Strikethrough,
    _ annotations: inout Annotations
  ) {
    let text = node.literal
    var start = 0
    for (index, mark) in zip(marks.indices, marks)
    where !mark.isEscaped && mark.offset >= start && mark.offset < text.count {
      let piece: Piece?
      switch text[mark.offset] {
      case UInt8(ascii: "~"): piece = tildes(text, marks[index...])
      case UInt8(ascii: "["): piece = footnoteUse(text, mark, part)
      default: piece = link(text, mark, notBefore: start, part)
      }
      guard let piece else { continue }
      if piece.range.lowerBound > start {
        Node.text(text[start..<piece.range.lowerBound]).insert(before: node)
      }
      piece.node.insert(before: node)
      start = piece.range.upperBound
      if let annotation = piece.annotation { annotations[piece.node] = annotation }
      guard case .tildes(let source) = piece.kind,
        let deleted = strikethrough.add(
          piece.node, length: piece.range.count,
          before: source.map { part.source.bytes.scalar(before: $0) } ?? text.scalar(before: piece.range.lowerBound),
          after: source.map { part.source.bytes.scalar(at: $0 + piece.range.count) } ?? text.scalar(at: start))
      else { continue }
      annotations[deleted] = .construct(.strikethrough)
    }
    guard start > 0 else { return }
    if start < text.count { Node.text(text[start...]).insert(before: node) }
    node.remove()
  }

  private struct Piece {
    enum Kind {
      case tildes(sourceOffset: Int?)
      case other
    }

    let range: Range<Int>
    let node: Node
    var annotation: Annotation?
    var kind = Kind.other
  }

  /// A run of one or two; more are text.
  private func tildes(_ text: UnsafeBufferPointer<UInt8>, _ marks: ArraySlice<LinkLocator.Mark>) -> Piece? {
    guard let first = marks.first else { return nil }
    var length = 0
    for mark in marks {
      guard mark.offset == first.offset + length, text[mark.offset] == UInt8(ascii: "~"), !mark.isEscaped else { break }
      length += 1
    }
    let range = first.offset..<first.offset + length
    let node = Node.text(text[range])
    return Piece(range: range, node: node, kind: length <= 2 ? .tildes(sourceOffset: first.sourceOffset) : .other)
  }

  private mutating func footnoteUse(
    _ text: UnsafeBufferPointer<UInt8>, _ mark: LinkLocator.Mark, _ part: Part
  ) -> Piece? {
    let bytes = text[(mark.offset + 2)...].prefix { $0.isInFootnoteLabel }
    guard !bytes.isEmpty, bytes.endIndex < text.count, text[bytes.endIndex] == UInt8(ascii: "]") else { return nil }
    let label = String(decoding: bytes, as: UTF8.self)
    guard footnotes.contains(label) else {
      if seen.insert(label).inserted { unknown.append((label, part.place(mark.place))) }
      return nil
    }
    let node = Node.make(CMARK_NODE_CUSTOM_INLINE)
    uses.append(FootnoteUse(node: node, label: label))
    return Piece(range: mark.offset..<bytes.endIndex + 1, node: node)
  }

  private func link(
    _ text: UnsafeBufferPointer<UInt8>, _ mark: LinkLocator.Mark, notBefore start: Int, _ part: Part
  ) -> Piece? {
    guard let link = Autolink(in: text, at: mark.offset, notBefore: start) else { return nil }
    let node = Node.make(CMARK_NODE_LINK)
    node.setURL(Array(link.prefix.utf8) + text[link.range])
    node.append(Node.text(text[link.range]))
    var place = part.place(mark.place)
    place.column = max(1, place.column - (mark.offset - link.range.lowerBound))
    return Piece(range: link.range, node: node, annotation: .link(place))
  }
}
