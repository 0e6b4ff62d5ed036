import CCMark

/// Lets emphasis begin and end beside Chinese, Japanese and Korean punctuation, as `Flanking` has it.
///
/// libcmark decides by the two characters around a run of `*` or `_`. So a mark of punctuation, one that the text does not
/// have, is put between the run and the letter beside it before parsing, and taken out of the tree afterwards. The run's other
/// neighbour is punctuation too, which lets it both begin and end emphasis.
struct CJKEmphasis {
  /// The source with the marks in it.
  let text: [UInt8]
  let mark: [UInt8]

  /// Word dividers of Ugaritic, Old Persian and Old South Arabian, which libcmark knows as punctuation.
  private static let marks = ["\u{1039F}", "\u{103D0}", "\u{10A7F}"].map { Array($0.utf8) }

  /// Nil where nothing is to be done, or the text has all three dividers.
  init?(_ source: UnsafeBufferPointer<UInt8>) {
    let offsets = Self.offsets(in: source)
    guard !offsets.isEmpty, let mark = Self.marks.first(where: { !source.contains($0) }) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(source.count + offsets.count * mark.count)
    var start = 0
    for offset in offsets {
      text += source[start..<offset]
      text += mark
      start = offset
    }
    text += source[start...]
    (self.text, self.mark) = (text, mark)
  }

  private static func offsets(in source: UnsafeBufferPointer<UInt8>) -> [Int] {
    var offsets: [Int] = []
    var offset = 0
    while let run = nextRun(in: source, from: offset) {
      offset = run.upperBound
      // Only what is not ASCII can be in need.
      let isASCII =
        (run.lowerBound == 0 || source[run.lowerBound - 1] < 0x80)
        && (run.upperBound == source.count || source[run.upperBound] < 0x80)
      guard !isASCII, !run.isEmpty else { continue }
      switch Flanking(before: source.scalar(before: run.lowerBound), after: source.scalar(at: run.upperBound)).wants {
      case .nothing: break
      case .before: offsets.append(run.lowerBound)
      case .after: offsets.append(run.upperBound)
      }
    }
    return offsets
  }

  /// The next run of one delimiter, without one that a backslash escapes.
  private static func nextRun(in source: UnsafeBufferPointer<UInt8>, from: Int) -> Range<Int>? {
    var start = source.firstOffset(of: UInt8(ascii: "*"), or: UInt8(ascii: "_"), from: from)
    guard start < source.count else { return nil }
    let delimiter = source[start]
    if source[..<start].reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1 { start += 1 }
    var end = start
    while end < source.count, source[end] == delimiter { end += 1 }
    return start..<end
  }
}

extension CJKEmphasis {
  /// Takes the marks out of a tree.
  static func clear(_ mark: [UInt8], from root: Node) {
    var walk = TreeWalk(root)
    while let event = walk.next() {
      guard event.entering else { continue }
      let node = event.node
      switch event.kind {
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        if let url = cleared(node.url, mark) { node.setURL(url) }
        if let title = node.title.flatMap({ cleared($0, mark) }) { node.setTitle(title) }
      case CMARK_NODE_CODE_BLOCK:
        if let text = cleared(node.literal, mark) { node.setLiteral(text) }
        if let info = cleared(node.fenceInfo, mark) { node.setFenceInfo(info) }
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK:
        if let text = cleared(node.literal, mark) { node.setLiteral(text) }
      default: break
      }
    }
  }

  /// Nil where there is no mark.
  private static func cleared(_ text: UnsafeBufferPointer<UInt8>, _ mark: [UInt8]) -> [UInt8]? {
    guard text.contains(mark) else { return nil }
    var result: [UInt8] = []
    var rest = text
    while let offset = rest.firstOffset(of: mark) {
      result += rest[..<offset]
      rest = UnsafeBufferPointer(rebasing: rest[(offset + mark.count)...])
    }
    return result + rest
  }
}
