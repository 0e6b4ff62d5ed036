/// The opening line of a fenced code block. libcmark has no way to ask whether a code block is fenced or
/// indented: the source tells.
struct FenceOpening {
  /// The number of bytes from the first backtick or tilde to the info string.
  let length: Int

  /// Nil if the block is indented code.
  init?(of block: Node, in source: inout SourceLines) {
    let start = source.offset(ofLine: block.startLine) + block.startColumn - 1
    guard start < source.bytes.count else { return nil }
    let line = source.bytes[start...].prefix { !$0.isLineEnd }
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let run = line.prefix { $0 == mark }.count
    // Indented code may begin with backticks too; then they are in its text, which a fence never is.
    if block.fenceInfo.isEmpty, block.literal.prefix(while: { !$0.isLineEnd }).elementsEqual(line) {
      return nil
    }
    length = run + line.dropFirst(run).prefix { $0.isBlank }.count
  }
}
