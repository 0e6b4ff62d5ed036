import CCMark

/// Whether the line end that `softBreak` stands for lies between two Chinese or Japanese characters. Those
/// languages put no space between words, so the line end means nothing there (CSS Text 3, 4.1.3).
func joinsCJK(_ softBreak: Node) -> Bool {
  guard let before = softBreak.previous?.edgeText(last: true),
    let after = softBreak.next?.edgeText(last: false)
  else { return false }
  return isCJK(lastScalarOf: before) && isCJK(firstScalarOf: after)
}

extension Node {
  /// The text at one end of an inline, found inside emphasis and links too; nil where it is something else.
  fileprivate func edgeText(last: Bool) -> UnsafeBufferPointer<UInt8>? {
    var node = self
    while true {
      switch node.kind {
      case CMARK_NODE_TEXT: return node.literal
      case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK:
        guard let child = last ? node.lastChild : node.firstChild else { return nil }
        node = child
      default: return nil
      }
    }
  }
}

private func isCJK(firstScalarOf text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let lead = text.first, lead >= 0xE2 else { return false }
  return isCJK(String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first)
}

private func isCJK(lastScalarOf text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let trail = text.last, trail >= 0x80 else { return false }
  return isCJK(String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last)
}
