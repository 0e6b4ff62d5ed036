/// The characters around a place in UTF-8; nil at either end of the text, and where the bytes are not UTF-8.
extension UnsafeBufferPointer<UInt8> {
  func scalar(before offset: Int) -> Unicode.Scalar? {
    guard offset > 0, offset <= count else { return nil }
    guard self[offset - 1] >= 0x80 else { return Unicode.Scalar(self[offset - 1]) }
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  func scalar(at offset: Int) -> Unicode.Scalar? {
    guard offset < count else { return nil }
    guard self[offset] >= 0x80 else { return Unicode.Scalar(self[offset]) }
    var decoder = UTF8()
    var bytes = self[offset..<Swift.min(offset + 4, count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return scalar
  }
}

extension Unicode.Scalar {
  /// CommonMark 0.30, 2.1.
  var isMarkdownWhitespace: Bool {
    value < 0x80 ? UInt8(value).isSpace : properties.generalCategory == .spaceSeparator
  }

  /// CommonMark 0.30, 2.1: ASCII punctuation, or a character of one of Unicode's categories P.
  var isMarkdownPunctuation: Bool {
    if value < 0x80 { return UInt8(value).isASCIIPunctuation }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .closePunctuation, .finalPunctuation, .initialPunctuation,
      .otherPunctuation, .openPunctuation:
      true
    default: false
    }
  }
}
